import { Link } from '@tanstack/react-router';
import type { ReportRow, RoundRow } from '../../contract/round.ts';
import { doneStates, fillingStates } from '../../domain/round/report-state.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { DueWords } from './due-words.tsx';
import { fillingAddress } from './filling-address.ts';
import { RoundTabs } from './round-tabs.tsx';
import { roundWords } from './round-words.ts';
import { StateTag } from './state-tag.tsx';
import { useReports, useRounds } from './use-rounds.ts';
import './round.css';

/** What my unit owes: round by round, each register with where it stands and the one next step. */
export function ReportsPage() {
  const say = useWords(roundWords);
  const rounds = useRounds();
  const reports = useReports('fill');
  const error = rounds.error ?? reports.error;
  const again = () => { void rounds.refetch(); void reports.refetch(); };
  const asked = (rounds.data ?? []).map((round) => ({ round, rows: (reports.data ?? []).filter(({ roundId }) => roundId === round.id) })).filter(({ rows }) => rows.length > 0);
  const urgent = asked.sort((one, other) => Number(isOver(one.rows)) - Number(isOver(other.rows)) || one.round.dueOn.localeCompare(other.round.dueOn));
  return (
    <div className="page">
      <RoundTabs />
      <PageHeader title={say('mineTitle')} />
      {reports.data === undefined || rounds.data === undefined ? (error === null ? <LoadingState /> : <ProblemNote error={error} again={again} />) : null}
      {reports.data !== undefined && rounds.data !== undefined && urgent.length === 0 && <div className="panel"><EmptyState title={say('mineNone')} hint={say('mineNoneHint')} /></div>}
      {urgent.map(({ round, rows }) => <RoundCard key={round.id} round={round} rows={rows} />)}
    </div>
  );
}

const isOver = (rows: readonly ReportRow[]): boolean => rows.every(({ state }) => !fillingStates.includes(state));

function RoundCard({ round, rows }: { readonly round: RoundRow; readonly rows: readonly ReportRow[] }) {
  const say = useWords(roundWords);
  const done = rows.filter(({ state }) => doneStates.includes(state)).length;
  return (
    <section className="panel round-card" aria-label={round.name}>
      <header className="round-card__head">
        <h2>{round.name}</h2>
        <p className="round-card__facts">
          <DueWords day={round.dueOn} owed={!isOver(rows)} overdue={rows.some(({ lateness }) => lateness === 'overdue')} />
          <span>{say('doneOf', { done, total: rows.length })}</span>
          <span>{say('about', { n: round.minutes })}</span>
          {round.basis !== '' && <span>{say('basis', { text: round.basis })}</span>}
        </p>
      </header>
      <ul className="round-card__rows">{rows.map((row) => <OwedRow key={row.id} row={row} />)}</ul>
    </section>
  );
}

function OwedRow({ row }: { readonly row: ReportRow }) {
  const say = useWords(roundWords);
  const pick = usePick();
  const mine = fillingStates.includes(row.state);
  return (
    <li className="owed">
      <div className="owed__name">
        <Link to={`/reporting/reports/${row.id}`}>{pick(row.registerName)}</Link>
        {row.period !== '' && <span className="quiet">{row.period}</span>}
      </div>
      <div className="owed__state">
        <StateTag report={row} />
        {row.returnedCells > 0 && row.state === 'returned' && <span className="owed__returned">{say('returnedCells', { n: row.returnedCells })}</span>}
        {row.remindedOn !== null && mine && <span className="quiet">{say('remindedOn', { day: row.remindedOn })}</span>}
      </div>
      <div className="owed__acts">
        {mine && <Link className="owed__way" {...fillingAddress(row)}>{say('toFill')}</Link>}
        <Link className={mine ? 'owed__way owed__way--first' : 'owed__way'} to={`/reporting/reports/${row.id}`}>{say(!mine ? 'toView' : row.state === 'returned' ? 'toFix' : 'toSubmit')}</Link>
      </div>
    </li>
  );
}
