import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { BalanceView } from '../../contract/balance.ts';
import type { CountySchool } from '../../domain/balance/county-school.ts';
import { columnsOfSchool } from '../../domain/balance/county-school.ts';
import type { BalanceResult } from '../../domain/balance/weigh-balance.ts';
import { withQuery } from '../api/client.ts';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { balanceWords } from './balance-words.ts';
import { JudgedTag, schoolStanding } from './judged-tag.tsx';
import { TriedNumber } from './schools-panel.tsx';
import { columnName, type Trying } from './use-balance.ts';

interface PanelProps {
  readonly view: BalanceView;
  readonly school: CountySchool;
  readonly trying: Trying;
  readonly asOf: string;
  readonly onClose: () => void;
}

/** One school: what it fell short of, its numbers, and for each the rows it comes from. */
export function SchoolNumbers({ view, school, trying, asOf, onClose }: PanelProps) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const place = useRef<HTMLElement>(null);
  // It opens above the list in which the school was chosen.
  useEffect(() => { place.current?.scrollIntoView({ block: 'start' }); place.current?.focus({ preventScroll: true }); }, []);
  const kind = view.rules.kinds.find(({ key }) => key === school.kind);
  return (
    <section className="panel balance-part balance-opened" ref={place} tabIndex={-1} aria-label={say('numbersOf', { school: school.name })}>
      <h2>
        {school.name}<span className="quiet balance-hint">{kind === undefined ? '' : pick(kind.name)}</span>
        <span className="balance-acts no-print"><Link to={`/schools/${school.unitId}`}>{say('schoolPage')}</Link><Button size="small" onClick={onClose}>{say('close')}</Button></span>
      </h2>
      <Verdicts view={view} row={school.row} result={trying.tried} />
      <LedgerTable label={say('numbers')} columns={useColumns(view, school, trying, asOf)} rows={columnsOfSchool(view.rules, school)} rowKey={(column) => column} />
    </section>
  );
}

function Verdicts({ view, row, result }: { readonly view: BalanceView; readonly row: number; readonly result: BalanceResult }) {
  const pick = usePick();
  const say = useWords(balanceWords);
  return result.levels.map(({ section, schools }) => {
    const school = schools.find((one) => one.row === row);
    if (school === undefined) return null;
    return (
      <div key={section.key} className="balance-verdicts">
        <h3>{pick(section.name)} {view.rules.perSchool !== null && <JudgedTag standing={schoolStanding(school.passes, view)} more={`${school.met} / ${school.values.length}`} />}</h3>
        <ul className="balance-values">
          {school.values.map(({ indicator, value, least, met }) => {
            const named = view.rules.indicators.find(({ key }) => key === indicator);
            return (
              <li key={indicator}>
                <span>{named === undefined ? indicator : pick(named.name)}</span>
                <strong>{value === null ? say('unknown') : readable(value, 2)}</strong>
                {least !== null && <span className={met ? 'quiet' : 'balance-short'}>{met ? `≥ ${least}` : `< ${least}`}</span>}
              </li>
            );
          })}
        </ul>
      </div>
    );
  });
}

function useColumns(view: BalanceView, school: CountySchool, trying: Trying, asOf: string): readonly Column<string>[] {
  const say = useWords(balanceWords);
  const pick = usePick();
  const from = (column: string) => view.columns.find(({ key }) => key === column);
  const several = Object.values(school.pupils).filter((count) => count > 0).length > 1;
  return [
    { key: 'name', title: say('numbers'), phone: 'title', render: (column) => { const { name, split } = columnName(view, column); return <>{pick(name)}{split && several && <span className="ledger__under">{say('split')}</span>}</>; } },
    { key: 'number', title: say('number'), width: '13rem', render: (column) => <span className="balance-number"><TriedNumber view={view} trying={trying} row={school.row} school={school.name} column={column} /><span className="figure__unit">{pick(columnName(view, column).measure)}</span></span> },
    { key: 'how', title: say('how'), phone: 'wide', render: (column) => { const found = from(column); return <span className="quiet">{found === undefined ? say('noRegister') : pick(found.says)}</span>; } },
    { key: 'rows', title: say('rows'), width: '12rem', phone: 'wide', render: (column) => <Rows view={view} column={column} unit={school.unitId} asOf={asOf} /> },
  ];
}

/** Links to the rows behind a number, one a register. */
function Rows({ view, column, unit, asOf }: { readonly view: BalanceView; readonly column: string; readonly unit: string; readonly asOf: string }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const found = view.columns.find(({ key }) => key === column);
  if (found === undefined) return <span className="quiet">—</span>;
  if (found.withheld) return <span className="quiet">{say('withheld')}</span>;
  const nameOf = (key: string) => { const register = view.registers.find((one) => one.key === key); return register === undefined ? key : pick(register.name); };
  return <span className="balance-links">{found.parts.map((part) => <a key={`${part.register} ${part.where}`} href={withQuery(`/registers/${part.register}`, { where: part.where, unit, asOf })} aria-label={`${say('rowsOf', { column: pick(part.words) })}`}>{nameOf(part.register)}</a>)}</span>;
}
