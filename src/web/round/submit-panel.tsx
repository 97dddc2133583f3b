import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import type { OpenedReport, SubmitReport } from '../../contract/round.ts';
import { declarations, type Declaration } from '../../domain/round/report-state.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { explanationsOf, silentIn } from './reason-keys.ts';
import { roundWords } from './round-words.ts';
import { useSend } from './use-rounds.ts';

interface SubmitPanelProps {
  readonly view: OpenedReport;
  readonly reasons: Readonly<Record<string, string>>;
}

/** Declares and submits, once nothing must be corrected and everything unusual is explained. */
export function SubmitPanel({ view, reasons }: SubmitPanelProps) {
  const say = useWords(roundWords);
  const pick = usePick();
  const { message } = App.useApp();
  const { report } = view;
  const usual: Declaration = view.records.length === 0 ? 'nothing' : view.untouched ? 'same' : 'filled';
  const [chosen, choose] = useState<Declaration | null>(null);
  const submit = useSend<SubmitReport, unknown>(() => `/api/reports/${report.id}/submit`);
  const silent = silentIn(view.groups, reasons);
  const offered = view.records.length === 0 ? ['nothing'] as const : view.untouched ? ['same'] as const : ['filled'] as const;
  // Empty reports are declared by hand: an empty register is more often forgotten than meant.
  const declared = chosen ?? (usual === 'filled' ? 'filled' : null);
  const send = () => {
    if (declared === null) return;
    submit.mutate({ version: report.version, declaration: declared, explanations: explanationsOf(reasons), note: '' }, { onSuccess: () => void message.success(say('submitted')) });
  };
  return (
    <section className="panel side-panel no-print" aria-label={say('submitTitle')}>
      <h2>{say('submitTitle')}</h2>
      {view.verbs.includes('prefill') && view.records.length === 0 && <Prefill view={view} />}
      {view.records.length === 0 && <p className="quiet">{say('emptyDeclare')}</p>}
      {view.untouched && <p className="quiet">{say('untouched')}</p>}
      {view.logic > 0 && <p className="side-panel__stop">{say('blockedSubmit', { n: view.logic })}</p>}
      {view.logic === 0 && silent > 0 && <p className="side-panel__stop">{say('needExplain', { n: silent })}</p>}
      <Radio.Group className="side-panel__choice" aria-label={say('declare')} value={declared} onChange={(event) => choose(event.target.value as Declaration)} options={offered.map((value) => ({ value, label: pick(declarations[value]) }))} />
      <Button type="primary" block loading={submit.isPending} disabled={view.logic > 0 || silent > 0 || declared === null} onClick={send}>{say('submit')}</Button>
      {submit.isError && <ProblemNote error={submit.error} />}
    </section>
  );
}

function Prefill({ view: { report } }: { readonly view: OpenedReport }) {
  const say = useWords(roundWords);
  const { message } = App.useApp();
  const prefill = useSend<{ readonly version: number }, { added: number }>(() => `/api/reports/${report.id}/prefill`);
  return (
    <>
      <Button block loading={prefill.isPending} onClick={() => prefill.mutate({ version: report.version }, { onSuccess: ({ added }) => void message.success(say('prefilled', { n: added })) })}>{say('prefill')}</Button>
      {prefill.isError && <ProblemNote error={prefill.error} />}
    </>
  );
}
