import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ImportView } from '../../contract/import.ts';
import type { RegisterView } from '../../contract/register.ts';
import { clockTime } from '../frame/clock-time.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { OwedNote } from '../round/owed-note.tsx';
import { importWords } from './import-words.ts';
import { useForesight, type ImportStep } from './use-import.ts';
import { rowsToWrite, saidReasons, type ChoiceMaker } from './use-import-choice.ts';

interface WriteProps {
  readonly register: RegisterView;
  readonly view: ImportView;
  readonly busy: boolean;
  readonly choice: ChoiceMaker;
  readonly onStep: (step: ImportStep) => void;
}

/** The last step: how many rows will be written as things are chosen now; what was written, and taking it back. */
export function WriteStep({ register, view, busy, choice, onStep }: WriteProps) {
  const say = useWords(importWords);
  const { added, changed, unchanged } = view.counts;
  return (
    <section className={view.state === 'checked' ? 'panel padded import-write import-write--open' : 'panel padded import-write'} aria-label={say('doneStep')}>
      <h2>{say('doneStep')}</h2>
      {view.state === 'checked' && <WriteBar view={view} busy={busy} choice={choice} onStep={onStep} />}
      {view.state === 'done' && <p><output>{say('imported', { added, changed, unchanged })}</output></p>}
      {view.state === 'done' && <UndoStep register={register} view={view} busy={busy} onUndo={() => onStep('undo')} />}
      {view.state === 'undone' && <output>{say('undone')}</output>}
      {view.kept.length > 0 && <><p>{say('kept')}</p><KeptRecords register={register} kept={view.kept} /></>}
      {(view.state === 'done' || view.state === 'undone') && <Link to={`/registers/${register.key}`}>{say('toList')}</Link>}
      {view.state === 'done' && register.workflow === 'report' && <OwedNote register={register.key} unitId={view.unitId} />}
    </section>
  );
}

function WriteBar({ view, busy, choice, onStep }: Omit<WriteProps, 'register'>) {
  const say = useWords(importWords);
  const { added, changed, unchanged, faulty } = view.counts;
  if (added + changed === 0 && faulty === 0) return <p>{say('nothingNew')}</p>;
  const ready = rowsToWrite(view, choice);
  const left = [...choice.skip.keys()];
  const silent = view.groups.filter(({ strength, key }) => strength === 'experience' && (choice.reasons[key] ?? '').trim() === '' && !Object.keys(choice.reasons).some((one) => one.startsWith(`${key}@`)) && left.length === 0).length;
  const mode = faulty > 0 || left.length > 0 ? 'chosen' : 'all';
  const told = [...(unchanged > 0 ? [say('unchangedCount', { n: unchanged })] : []), ...(faulty > 0 ? [say('faultyCount', { n: faulty })] : []), ...(left.length > 0 ? [say('leftCount', { n: left.length })] : []), ...(silent > 0 ? [say('silentCount', { n: silent })] : [])];
  return (
    <div className="import-bar">
      <output className="import-bar__count">{ready > 0 ? say('willWrite', { n: ready }) : say('nothingSound')}</output>
      <span className="quiet import-bar__rest">{told.join(say('comma'))}</span>
      {ready > 0 && <Button type={faulty > 0 ? 'default' : 'primary'} disabled={busy} onClick={() => onStep({ commit: { mode, skip: left, explanations: saidReasons(choice) } })}>
        {say(faulty > 0 ? 'writeSound' : 'writeAll', { n: ready })}
      </Button>}
    </div>
  );
}

function UndoStep({ register, view, busy, onUndo }: Pick<WriteProps, 'register' | 'view' | 'busy'> & { readonly onUndo: () => void }) {
  const say = useWords(importWords);
  const [asked, ask] = useState(false);
  const { data, error } = useForesight(view.id, asked);
  if (!asked) return <p><Button disabled={busy} onClick={() => ask(true)}>{say('undo')}</Button></p>;
  if (error !== null) return <ProblemNote error={error} close={() => ask(false)} />;
  if (data === undefined) return null;
  return (
    <fieldset className="import-undo"><legend className="only-read">{say('undo')}</legend>
      <p><output>{say('undoWould', { retired: data.retired, restored: data.restored })}</output></p>
      {data.kept.length > 0 && <><p>{say('undoKeeps', { n: data.kept.length })}</p><KeptRecords register={register} kept={data.kept} /></>}
      <p><Button danger disabled={busy} onClick={onUndo}>{say('undoYes')}</Button> <Button onClick={() => ask(false)}>{say('undoNo')}</Button></p>
    </fieldset>
  );
}

function KeptRecords({ register, kept }: { readonly register: RegisterView; readonly kept: ImportView['kept'] }) {
  const say = useWords(importWords);
  return <ul>{kept.map((one) => <li key={one.id}><Link to={`/registers/${register.key}/records/${one.id}`}>{say('keptOne', { title: one.title, who: one.byName })}</Link> <span className="quiet number">{clockTime(one.at)}</span></li>)}</ul>;
}
