import { Link } from '@tanstack/react-router';
import { App } from 'antd';
import { useMemo } from 'react';
import type { OpenedRound, Reminded, ReportRow } from '../../contract/round.ts';
import type { Lateness } from '../../domain/round/lateness.ts';
import { checkingStates, fillingStates } from '../../domain/round/report-state.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { Chips } from '../table/chips.tsx';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { SearchBox } from '../table/search-box.tsx';
import { useAddress } from '../table/use-address.ts';
import { roundWords, type RoundWord } from './round-words.ts';
import { StateTag } from './state-tag.tsx';
import { useSend } from './use-rounds.ts';

/** One unit's reports of a round. */
interface UnitLine { readonly unitId: string; readonly name: string; readonly path: string; readonly reports: ReadonlyMap<string, ReportRow>; readonly remindedOn: string | null }

const owes = ({ reports }: UnitLine): boolean => [...reports.values()].some(({ state }) => fillingStates.includes(state));
const isAny = (how: Lateness) => ({ reports }: UnitLine): boolean => [...reports.values()].some(({ lateness }) => lateness === how);
const waits = ({ reports }: UnitLine): boolean => [...reports.values()].some(({ state }) => checkingStates.includes(state));

const filters: readonly { readonly value: string; readonly word: RoundWord; readonly keep: (line: UnitLine) => boolean }[] = [
  { value: '', word: 'everything', keep: () => true }, { value: 'owing', word: 'onlyOwing', keep: owes }, { value: 'overdue', word: 'onlyOverdue', keep: isAny('overdue') }, { value: 'waiting', word: 'onlyWaiting', keep: waits }, { value: 'late', word: 'onlyLate', keep: isAny('late') },
];

/** Units by registers, each with its state in a word and a colour; who has not reported, who sent late; a reminder a unit. */
export function RoundMatrix({ view }: { readonly view: OpenedRound }) {
  const say = useWords(roundWords);
  const [address, change] = useAddress();
  const lines = useMemo(() => linesOf(view.reports), [view.reports]);
  const chosen = filters.find(({ value }) => value === (address['show'] ?? '')) ?? filters[0];
  const typed = address['q'] ?? '';
  const shown = lines.filter((line) => chosen?.keep(line) === true && line.name.includes(typed));
  const { columns, error } = useColumns(view);
  return (
    <section className="panel" aria-label={say('matrix')}>
      <search className="filters no-print">
        <Chips label={say('matrix')} value={address['show'] ?? ''} onPick={(show) => change({ show })} choices={filters.map(({ value, word, keep }) => ({ value, label: say(word), count: lines.filter(keep).length }))} />
        <SearchBox label={say('searchUnit')} placeholder={say('searchPlaceholder')} value={typed} onChange={(q) => change({ q })} />
      </search>
      {error !== null && <div className="padded"><ProblemNote error={error} /></div>}
      {shown.length === 0 ? <p className="padded quiet">{say(lines.some(owes) ? 'noneShown' : 'notReportedNone')}</p> : <LedgerTable label={say('matrixLabel')} columns={columns} rows={shown} rowKey={(line) => line.unitId} />}
    </section>
  );
}

function linesOf(reports: readonly ReportRow[]): UnitLine[] {
  const byUnit = new Map<string, ReportRow[]>();
  for (const row of reports) byUnit.set(row.unitId, [...byUnit.get(row.unitId) ?? [], row]);
  return [...byUnit].map(([unitId, rows]) => ({
    unitId, name: rows[0]?.unitName ?? '', path: rows[0]?.unitPath ?? '', reports: new Map(rows.map((row) => [row.register, row])), remindedOn: rows[0]?.remindedOn ?? null,
  })).sort((one, other) => one.path.localeCompare(other.path));
}

function useColumns(view: OpenedRound): { readonly columns: readonly Column<UnitLine>[]; readonly error: Error | null } {
  const say = useWords(roundWords);
  const pick = usePick();
  const { message } = App.useApp();
  const { round, verbs } = view;
  const { mutate, error } = useSend<{ readonly unitIds: readonly string[] }, Reminded>(() => `/api/rounds/${round.id}/remind`);
  const remind = (line: UnitLine) => mutate({ unitIds: [line.unitId] }, { onSuccess: (done) => void message.success(say('remindedNow', { n: done.reminded, m: done.already })) });
  const registers = round.registers.map(({ register, name }): Column<UnitLine> => ({ key: register, title: pick(name), phone: 'wide', render: (line) => <MatrixCell report={line.reports.get(register)} /> }));
  return { columns: [unitColumn(say), ...registers, ...(verbs.includes('remind') ? [remindColumn(say, remind)] : [])], error };
}

const unitColumn = (say: Say<RoundWord>): Column<UnitLine> => ({ key: 'unit', title: say('unit'), phone: 'title', width: '16rem', sortBy: (line) => line.name, render: (line) => line.name });

const remindColumn = (say: Say<RoundWord>, remind: (line: UnitLine) => void): Column<UnitLine> => ({
  key: 'remind', title: say('remindOne'), width: '12rem', phone: 'wide',
  render: (line) => (owes(line) ? (
    <span className="report-signs">
      <button type="button" className="link-like matrix-remind" title={say('remindHint')} aria-label={`${say('remindOne')} ${line.name}`} onClick={() => remind(line)}>{say('remindOne')}</button>
      {line.remindedOn !== null && <span className="quiet">{say('remindedOn', { day: line.remindedOn })}</span>}
    </span>
  ) : ''),
});

function MatrixCell({ report }: { readonly report: ReportRow | undefined }) {
  const say = useWords(roundWords);
  if (report === undefined) return <span className="quiet">{say('notAsked')}</span>;
  return <Link className="matrix-cell" to={`/reporting/reports/${report.id}`}><StateTag report={report} /></Link>;
}
