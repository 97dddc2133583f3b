import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { useMayAt } from '../api/use-me.ts';
import { withQuery } from '../api/client.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { clockTime } from '../frame/clock-time.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useRegister } from '../register/use-registers.ts';
import { useAddress, type Address } from '../table/use-address.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { FileStep } from './file-step.tsx';
import { ImportSteps } from './import-steps.tsx';
import { importWords, type ImportWord } from './import-words.ts';
import { useImport, useImports } from './use-import.ts';
import './import.css';

/** `/registers/$key/import`: four steps on one page, from the file to what was written and its undoing. */
export function ImportPage() {
  const { key } = useParams({ strict: false }) as { readonly key: string };
  const { data, error, refetch } = useRegister(key);
  const units = useUnits();
  if (data === undefined || units.data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return <ImportBody key={key} register={data} />;
}

function ImportBody({ register }: { readonly register: RegisterView }) {
  const say = useWords(importWords);
  const pick = usePick();
  const [address, change] = useAddress();
  const client = useQueryClient();
  const { data, error, refetch } = useImport(address['import'] ?? '');
  const opened = (id: string) => { void client.invalidateQueries({ queryKey: ['imports'] }); change({ import: id }); };
  return (
    <div className="page import-page">
      <PageHeader title={say('title', { register: pick(register.name) })} above={<Link to={`/registers/${register.key}`}>{pick(register.name)}</Link>} facts={<span>{say('how')}</span>} />
      {(address['import'] ?? '') === '' && <Beginning register={register} address={address} onChange={change} onImport={opened} />}
      {error !== null && <ProblemNote error={error} again={() => void refetch()} />}
      {(address['import'] ?? '') !== '' && data === undefined && error === null && <LoadingState />}
      {data !== undefined && <ImportSteps key={data.id} register={register} view={data} onAnother={() => change({ import: '' })} />}
    </div>
  );
}

interface BeginningProps {
  readonly register: RegisterView;
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
  readonly onImport: (id: string) => void;
}

/** Whose rows come, the template to fill in, the file; below, what was imported before. */
function Beginning({ register, address, onChange, onImport }: BeginningProps) {
  const say = useWords(importWords);
  const { mayAt } = useMayAt();
  const units = (useUnits().data ?? []).filter((unit) => !unit.retired && mayAt('import.start', unit.path));
  const keepers = units.filter((unit) => register.keptBy.includes(unit.kind));
  const unit = units.find(({ id }) => id === address['unit']) ?? (keepers.length === 1 ? keepers[0] : undefined);
  const keeps = unit !== undefined && register.keptBy.includes(unit.kind);
  const below = unit !== undefined && (!keeps || address['reach'] === 'below');
  const reach = below ? 'below' : 'unit';
  return (
    <>
      <section className="panel padded import-begin" aria-label={say('fileStep')}>
        <h2>{say('fileStep')}</h2>
        {units.length > 1 && (
          <div className="import-begin__place">
            <UnitPicker aria-label={say('unit')} value={unit?.id ?? ''} only={(one) => units.some(({ id }) => id === one.id)} onChange={(id) => onChange({ unit: id })} />
            <Checkbox checked={below} disabled={!keeps} onChange={(event) => onChange({ reach: event.target.checked ? 'below' : '' })}>{say('below')}</Checkbox>
          </div>
        )}
        {unit === undefined ? <p className="quiet">{say('needUnit')}</p> : (
          <>
            <Button href={withQuery(`/api/registers/${register.key}/template`, { unit: unit.id, reach })}>{say('template')}</Button>
            <FileStep fields={{ register: register.key, unitId: unit.id, reach }} onImport={onImport} />
          </>
        )}
      </section>
      <Earlier register={register.key} onImport={onImport} />
    </>
  );
}

function Earlier({ register, onImport }: { readonly register: string; readonly onImport: (id: string) => void }) {
  const say = useWords(importWords);
  const { data } = useImports(register);
  return (
    <section className="panel padded" aria-label={say('earlier')}>
      <h2>{say('earlier')}</h2>
      {data?.length === 0 && <p className="quiet">{say('none')}</p>}
      <ul className="import-earlier">
        {(data ?? []).map((one) => (
          <li key={one.id}>
            <Button type="link" onClick={() => onImport(one.id)}>{one.fileName}</Button>
            <span>{one.unitName}</span><span>{say(one.state === 'undone' ? 'undoneState' : one.state as ImportWord)}</span>
            <span className="quiet number">{say('byAt', { who: one.byName, at: clockTime(one.createdAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
