import { Link } from '@tanstack/react-router';
import type { OpenedRecord, RegisterView } from '../../contract/register.ts';
import { recordStates, type RecordState } from '../../domain/register/record-state.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { groupsOf } from './record-groups.ts';
import { isFigure, type FieldView } from '../register/field-view.ts';
import { useShowValue } from '../register/show-value.ts';
import { FileLink } from './file-link.tsx';
import { RecordActions } from './record-actions.tsx';
import { PointingRecords } from './pointing-records.tsx';
import { RecordHistory } from './record-history.tsx';
import { recordWords } from './record-words.ts';
import { RevealButton } from './reveal-button.tsx';
import './record.css';

interface RecordDetailsProps {
  readonly register: RegisterView;
  readonly opened: OpenedRecord;
  /** It is looked at as it was: nothing can be done. */
  readonly past: boolean;
  /** The day it is looked at; empty for now. */
  readonly asOf: string;
  readonly heading: boolean;
}

/** A record: its facts in groups, what one may do, and everything that happened to it. */
export function RecordDetails({ register, opened, past, asOf, heading }: RecordDetailsProps) {
  const say = useWords(recordWords);
  const { record } = opened;
  return (
    <div className="record">
      <div className="record__facts">
        {heading && <h2 className="record__title">{record.title}</h2>}
        <Standing opened={opened} />
        <PointingRecords register={register} record={record} asOf={asOf} />
        {record.retiredAt !== null && <p className="record__retired">{say('retiredOn', { at: clockTime(record.retiredAt), reason: record.retireReason ?? '' })}</p>}
        {!past && <RecordActions register={register} opened={opened} />}
        <Groups register={register} opened={opened} past={past} />
      </div>
      <section className="record__history" aria-labelledby={`history-${record.id}`}>
        <h3 id={`history-${record.id}`}>{say('history')}</h3>
        <RecordHistory register={register} record={record} />
      </section>
    </div>
  );
}

function Standing({ opened: { record } }: { readonly opened: OpenedRecord }) {
  const say = useWords(recordWords);
  const pick = usePick();
  return (
    <p className="record__standing">
      <Link to={`/schools/${record.unitId}`}>{record.unitName}</Link>
      <span>{pick(recordStates[record.state as RecordState])}</span>
      <span>{say('versionBy', { n: record.version, who: record.byName, at: clockTime(record.since) })}</span>
    </p>
  );
}

// More facts than fit a screen stand side by side where there is room.
const MANY = 14;

function Groups({ register, opened, past }: Pick<RecordDetailsProps, 'register' | 'opened' | 'past'>) {
  const say = useWords(recordWords);
  const pick = usePick();
  const groups = groupsOf(register);
  return groups.map((group) => (
    <section key={group.name?.zh ?? ''} className="record__group">
      <h3>{group.name === null ? say(groups.length === 1 ? 'facts' : 'otherFacts') : pick(group.name)}</h3>
      <dl className={group.fields.length > MANY ? 'record__list record__list--many' : 'record__list'}>{group.fields.map((field) => <Fact key={field.key} register={register} field={field} opened={opened} past={past} />)}</dl>
    </section>
  ));
}

function Fact({ register, field, opened, past }: Pick<RecordDetailsProps, 'register' | 'opened' | 'past'> & { readonly field: FieldView }) {
  const show = useShowValue(register);
  const pick = usePick();
  const { record, actions } = opened;
  const text = show(field, record.values[field.key], record.names);
  const masked = record.masked.includes(field.key) && text !== '';
  return (
    <div className="record__fact">
      <dt>{pick(field.name)}</dt>
      <dd>
        {text === '' && <span className="figure--none">—</span>}
        {text !== '' && !masked && (field.type === 'reference'
          ? <Link to={`/registers/${field.to ?? ''}/records/${String(record.values[field.key])}`}>{text}</Link>
          : field.type === 'file' ? <FileLink id={String(record.values[field.key])} file={record.files?.[String(record.values[field.key])]} name={text} />
          : <span className={isFigure(field) ? 'figure' : undefined}>{text}{field.measure !== undefined && isFigure(field) && <span className="figure__unit">{pick(field.measure)}</span>}</span>)}
        {masked && <RevealButton register={register} field={field} record={record} shown={text} may={actions.includes('reveal') && !past} />}
      </dd>
    </div>
  );
}
