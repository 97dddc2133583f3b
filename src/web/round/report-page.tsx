import { Link, useParams } from '@tanstack/react-router';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { OpenedReport } from '../../contract/round.ts';
import { checkingStates, fillingStates } from '../../domain/round/report-state.ts';
import { useMay } from '../api/use-me.ts';
import { clockTime } from '../frame/clock-time.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { CheckPanel } from './check-panel.tsx';
import { DueWords } from './due-words.tsx';
import { fillingAddress } from './filling-address.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { NextCheck } from './next-check.tsx';
import { reasonKey } from './reason-keys.ts';
import { ReopenPanel } from './reopen-panel.tsx';
import { ReportHistory } from './report-history.tsx';
import { ReportRecords } from './report-records.tsx';
import { ReturnedCells } from './returned-cells.tsx';
import { roundWords } from './round-words.ts';
import { StateTag } from './state-tag.tsx';
import { SubmitPanel } from './submit-panel.tsx';
import { useReport, useSend } from './use-rounds.ts';
import { useMarks } from './use-marks.ts';
import './round.css';

/** One unit's register in a round: its clerk sees what is missing and submits, its checker compares, returns cells, approves. */
export function ReportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useReport(id);
  if (data === undefined) return <div className="page">{error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />}</div>;
  return <Report key={data.report.id} view={data} />;
}

function Report({ view }: { readonly view: OpenedReport }) {
  const { report } = view;
  const [reasons, explain] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(view.explanations.map(({ recordId, check, text }) => [reasonKey(recordId, check), text])));
  const marks = useMarks();
  const [decided, decide] = useState(false);
  useLook(view);
  const filling = fillingStates.includes(report.state) && view.verbs.includes('submit');
  const checking = checkingStates.includes(report.state) && view.verbs.includes('return');
  return (
    <div className="page">
      <ReportHead view={view} />
      <div className="report">
        <div className="report__main">
          <ReturnedCells cells={view.cells} note={view.history.find(({ verb }) => verb === 'return')?.note ?? ''} open={report.state === 'returned'} register={filling ? report.register : undefined} />
          <FindingsPanel view={view} reasons={reasons} onExplain={filling ? (key, text) => explain({ ...reasons, [key]: text }) : undefined} />
          <ReportRecords view={view} marks={checking ? marks : undefined} />
        </div>
        <div className="report__side">
          {filling && <SubmitPanel view={view} reasons={reasons} />}
          {checking && <CheckPanel view={view} marks={marks} onDecided={() => decide(true)} />}
          {decided && !checking && <NextCheck report={report} />}
          {view.verbs.includes('withdraw') && !checking && <WithdrawPanel view={view} />}
          {view.verbs.includes('reopen') && <ReopenPanel view={view} />}
          <ReportHistory history={view.history} />
        </div>
      </div>
    </div>
  );
}

// A checker who opens what was submitted has looked: from then on it cannot be withdrawn under his hands.
function useLook({ report, verbs }: OpenedReport): void {
  const { mutate } = useSend<{ readonly version: number }, unknown>(() => `/api/reports/${report.id}/look`);
  const told = useRef(0);
  const looks = verbs.includes('look');
  useEffect(() => {
    if (!looks || told.current === report.version) return;
    told.current = report.version;
    mutate({ version: report.version });
  }, [looks, report.version, mutate]);
}

function ReportHead({ view }: { readonly view: OpenedReport }) {
  const { report, lateChanges } = view;
  const say = useWords(roundWords);
  const pick = usePick();
  const may = useMay();
  const checks = may('report.approve');
  const title = `${pick(report.registerName)}${report.period === '' ? '' : ` ${report.period}`}`;
  return (
    <PageHeader
      title={`${title} · ${report.unitName}`} above={<Link to={checks ? '/reporting/checks' : '/reporting/mine'}>{say(checks ? 'checksTab' : 'mineTab')}</Link>}
      facts={<>
        <StateTag report={report} />
        <span>{report.roundName}</span>
        <DueWords day={report.dueOn} owed={fillingStates.includes(report.state)} overdue={report.lateness === 'overdue'} />
        <span>{report.submittedAt === null ? say('notSubmitted') : say('submittedBy', { name: report.submittedByName ?? '', at: clockTime(report.submittedAt) })}</span>
        {lateChanges > 0 && <span className="due__over">{say('lateChanges', { n: lateChanges })}</span>}
      </>}
      actions={<Link className="owed__way" {...fillingAddress(report)}>{say(view.verbs.includes('submit') ? 'fill' : 'register')}</Link>}
    />
  );
}

function WithdrawPanel({ view }: { readonly view: OpenedReport }) {
  const say = useWords(roundWords);
  const { message } = App.useApp();
  const { report } = view;
  const withdraw = useSend<{ readonly version: number }, unknown>(() => `/api/reports/${report.id}/withdraw`);
  return (
    <section className="panel side-panel no-print">
      <button type="button" className="owed__way" disabled={withdraw.isPending} onClick={() => withdraw.mutate({ version: report.version }, { onSuccess: () => void message.success(say('withdrawn')) })}>{say('withdraw')}</button>
      <p className="quiet">{say('withdrawHint')}</p>
      {withdraw.isError && <ProblemNote error={withdraw.error} />}
    </section>
  );
}
