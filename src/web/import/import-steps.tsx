import { Button, Progress } from 'antd';
import { importStages, type ImportStage } from '../../domain/register/import-report.ts';
import type { ImportView } from '../../contract/import.ts';
import type { RegisterView } from '../../contract/register.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { ImportProblems } from './import-problems.tsx';
import { importWords, type ImportWord } from './import-words.ts';
import { UnderstoodFile } from './understood-file.tsx';
import { isWorking, useImportStep, type ImportStep } from './use-import.ts';
import { useImportChoice } from './use-import-choice.ts';
import { WriteStep } from './write-step.tsx';

const settled: ReadonlySet<ImportView['state']> = new Set(['checked', 'done', 'undone']);

interface StepsProps {
  readonly register: RegisterView;
  readonly view: ImportView;
  readonly onAnother: () => void;
}

/** The steps after the file: what was understood, what is wrong, writing and undoing. */
export function ImportSteps({ register, view, onAnother }: StepsProps) {
  const say = useWords(importWords);
  const step = useImportStep(view.id);
  const choice = useImportChoice(view);
  const take = (one: ImportStep) => step.mutate(one);
  // A check done anew finds other rows: what was chosen of the old ones no longer stands.
  const check = (columns: Readonly<Record<string, string | null>>) => { choice.forget(); take({ check: { columns } }); };
  const looked = view.columns.length > 0 || view.blocks.length > 0;
  return (
    <>
      <p className="import-file"><b>{view.fileName}</b> <span>{view.unitName}</span> <Button size="small" onClick={onAnother}>{say('another')}</Button></p>
      {step.error !== null && <ProblemNote error={step.error} close={() => step.reset()} />}
      {view.failure !== null && <Failed view={view} onAgain={() => take({ check: {} })} />}
      {(view.stopped || view.state === 'stopped') && (
        <p className={view.stopped ? 'import-stopped' : 'import-stopped import-stopped--asked'}><output>{say(view.stopped ? 'serverGone' : 'stoppedNow')}</output> <Button size="small" onClick={() => take(view.state === 'undoing' ? 'undo' : { check: {} })}>{say('again')}</Button></p>
      )}
      {isWorking(view) && <Working view={view} busy={step.isPending} onStop={() => take('stop')} />}
      {looked && <UnderstoodFile register={register} view={view} onCheck={check} />}
      {looked && <ImportProblems register={register} view={view} choice={choice} />}
      {looked && settled.has(view.state) && view.blocks.length === 0 && <WriteStep register={register} view={view} busy={step.isPending} choice={choice} onStep={take} />}
    </>
  );
}

function Failed({ view, onAgain }: { readonly view: ImportView; readonly onAgain: () => void }) {
  const say = useWords(importWords);
  const pick = usePick();
  if (view.failure === null) return null;
  return <div className="import-failed" role="alert"><p>{pick(view.failure)} <span className="quiet">{view.failure.code}</span></p>{view.state === 'failed' && <Button size="small" onClick={onAgain}>{say('again')}</Button>}</div>;
}

function Working({ view, busy, onStop }: { readonly view: ImportView; readonly busy: boolean; readonly onStop: () => void }) {
  const say = useWords(importWords);
  const pick = usePick();
  const stage = view.stage in importStages ? pick(importStages[view.stage as ImportStage]) : say(view.state as ImportWord);
  // How many rows there are is known from the dry run on.
  const percent = view.stage !== 'queue' && view.counts.rows > 0 ? Math.min(100, Math.round((view.rowsDone / view.counts.rows) * 100)) : null;
  const going = view.rowsDone > 0 ? say('working', { stage, n: view.rowsDone }) : say('begun', { stage });
  const told = view.state === 'stopping' ? say('stopNow') : view.stage === 'queue' ? say('inLine', { n: view.rowsDone }) : going;
  return (
    <div className="panel padded import-working">
      <output>
        <p className="number">{told}</p>
        {percent === null ? <div className="import-working__bar"><progress className="only-read" aria-label={told} /></div> : <Progress percent={percent} status="active" aria-label={told} />}
      </output>
      {(view.stoppable || view.state === 'stopping') && <Button disabled={busy || view.state === 'stopping'} onClick={onStop}>{say('stop')}</Button>}
    </div>
  );
}
