import { Button } from 'antd';
import type { Burden } from '../../contract/round.ts';
import { useToday } from '../api/use-me.ts';
import { Figure } from '../frame/figure.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { useAddress } from '../table/use-address.ts';
import { RoundTabs } from './round-tabs.tsx';
import { roundWords, type RoundWord } from './round-words.ts';
import { useBurden } from './use-rounds.ts';
import './round.css';

/** What a year of reporting costs the units, and how much of it was known already. */
export function BurdenPage() {
  const say = useWords(roundWords);
  const today = useToday();
  const [address, change] = useAddress();
  const year = Number(address['year'] ?? today.slice(0, 4)) || 2026;
  const { data, error, refetch } = useBurden(year);
  return (
    <div className="page">
      <RoundTabs />
      <PageHeader
        title={say('burdenTitle')} facts={<span>{say('burdenHint')}</span>}
        actions={<>
          <Button onClick={() => change({ year: String(year - 1) })}>{say('prevYear')}</Button><span className="burden-year">{say('year', { n: year })}</span>
          <Button onClick={() => change({ year: String(year + 1) })}>{say('nextYear')}</Button>
        </>}
      />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && data.registers.length === 0 && <div className="panel"><EmptyState title={say('burdenNone')} /></div>}
      {data !== undefined && data.registers.length > 0 && <BurdenTables burden={data} />}
    </div>
  );
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10;

function BurdenTables({ burden }: { readonly burden: Burden }) {
  const say = useWords(roundWords);
  const pick = usePick();
  const byRegister = registerColumns(say, pick);
  const byRound = roundColumns(say);
  return (
    <>
      <p className="burden-sum">{say('burdenSum', { cells: burden.cells, known: burden.knownCells, hours: hours(burden.minutes) })}</p>
      <section className="panel burden-part"><h2>{say('byRegister')}</h2><LedgerTable label={say('burdenTable')} columns={byRegister} rows={burden.registers} rowKey={(row) => row.register} /></section>
      <section className="panel burden-part"><h2>{say('byRound')}</h2><LedgerTable label={say('burdenRounds')} columns={byRound} rows={burden.rounds} rowKey={(row) => row.id} /></section>
    </>
  );
}

type RegisterLine = Burden['registers'][number];

function registerColumns(say: Say<RoundWord>, pick: ReturnType<typeof usePick>): readonly Column<RegisterLine>[] {
  return [
    { key: 'name', title: say('register'), phone: 'title', width: '12rem', render: (row) => pick(row.name) },
    { key: 'times', title: say('times'), figure: true, width: '5rem', sortBy: (row) => row.times, render: (row) => <Figure value={row.times} /> },
    { key: 'reports', title: say('reports'), figure: true, width: '6rem', sortBy: (row) => row.reports, render: (row) => <Figure value={row.reports} /> },
    { key: 'fields', title: say('fields'), figure: true, width: '6rem', sortBy: (row) => row.fields, render: (row) => <Figure value={row.fields} /> },
    { key: 'cells', title: say('cellCount'), figure: true, width: '7rem', sortBy: (row) => row.cells, render: (row) => <Figure value={row.cells} /> },
    { key: 'minutes', title: say('minutesTotal'), figure: true, width: '7rem', sortBy: (row) => row.minutes, render: (row) => <Figure value={row.minutes} /> },
    { key: 'known', title: say('known'), phone: 'wide', sortBy: (row) => row.known.length, render: (row) => (row.known.length === 0 ? '—' : row.known.map((fact) => `${pick(fact.name)}（${pick(fact.heldBy)}）`).join('、')) },
  ];
}

type RoundLine = Burden['rounds'][number];

function roundColumns(say: Say<RoundWord>): readonly Column<RoundLine>[] {
  return [
    { key: 'name', title: say('name'), phone: 'title', render: (row) => row.name },
    { key: 'units', title: say('units'), figure: true, width: '8rem', sortBy: (row) => row.units, render: (row) => <Figure value={row.units} /> },
    { key: 'registers', title: say('registers'), figure: true, width: '8rem', render: (row) => <Figure value={row.registers} /> },
    { key: 'minutes', title: say('roundMinutes'), figure: true, width: '9rem', sortBy: (row) => row.minutes, render: (row) => <Figure value={row.minutes} /> },
    { key: 'total', title: say('totalMinutes'), figure: true, width: '9rem', sortBy: (row) => row.totalMinutes, render: (row) => <Figure value={hours(row.totalMinutes)} /> },
  ];
}
