import type { RecordVersion, RecordView, RegisterView } from '../../contract/register.ts';
import { recordStates, type RecordState } from '../../domain/register/record-state.ts';
import { clockTime } from '../frame/clock-time.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { fieldOf } from '../register/field-view.ts';
import { useShowValue } from '../register/show-value.ts';
import { useVersions } from '../register/use-registers.ts';
import { recordWords } from './record-words.ts';
import '../commitment/history-line.css';

/** Every version of a record, the newest first: who, when, by which way, and each value before and after. */
export function RecordHistory({ register, record }: { readonly register: RegisterView; readonly record: RecordView }) {
  const { data, error, refetch } = useVersions(register.key, record.id);
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  return <ol className="history">{data.map((version) => <Version key={version.version} register={register} record={record} version={version} shown={version.version === record.version} />)}</ol>;
}

interface VersionProps {
  readonly register: RegisterView;
  readonly record: RecordView;
  readonly version: RecordVersion;
  readonly shown: boolean;
}

function Version({ register, record, version, shown }: VersionProps) {
  const say = useWords(recordWords);
  const pick = usePick();
  const state = pick(recordStates[version.state as RecordState]);
  // A round moved it on and touched no value: what happened is the step itself.
  const stepped = version.version > 1 && version.via === 'round' && version.differences.length === 0 && version.retireReason === null;
  const what = version.version === 1 ? 'created' : version.state === 'erased' ? 'erased' : version.restored ? 'restored' : version.retireReason !== null ? 'retired' : 'changed';
  return (
    <li className={`history__step history__step--${{ created: 'claim', erased: 'cancel', retired: 'cancel', restored: 'claim', changed: 'progress' }[what]}`} {...(shown ? { 'aria-current': 'true' } : {})}>
      <div className="history__head">
        <b>{stepped ? state : say(what)}</b><span>{version.byName}</span><span className="quiet number">{clockTime(version.since)}</span>
        <span className="quiet">{say('versionNo', { n: version.version })} · {say(`way_${version.via as 'page'}`)}{!stepped && ` · ${state}`}</span>
      </div>
      {version.retireReason !== null && <p className="history__note">{say('reasonWas', { reason: version.retireReason })}</p>}
      {version.movedFrom !== null && <p className="history__note">{say('movedFrom', { from: version.movedFrom, to: version.unitName })}</p>}
      {version.version > 1 && version.differences.length > 0 && <Differences register={register} record={record} differences={version.differences} />}
      {version.version > 1 && !stepped && version.differences.length === 0 && version.retireReason === null && version.movedFrom === null && <p className="history__changes">{say('noDifference')}</p>}
    </li>
  );
}

function Differences({ register, record, differences }: { readonly register: RegisterView; readonly record: RecordView; readonly differences: RecordVersion['differences'] }) {
  const say = useWords(recordWords);
  const pick = usePick();
  const show = useShowValue(register);
  return (
    <dl className="differences">
      {differences.map(({ field: key, before, after }) => {
        const field = fieldOf(register, key);
        const text = (value: typeof before) => (field === undefined ? String(value ?? '') : show(field, value, record.names)) || say('blank');
        return (
          <div key={key}>
            <dt>{field === undefined ? key : pick(field.name)}</dt>
            <dd><del>{text(before)}</del><span aria-hidden="true"> → </span><ins>{text(after)}</ins></dd>
          </div>
        );
      })}
    </dl>
  );
}
