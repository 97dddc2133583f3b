import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { RegisterRow } from '../../contract/register.ts';
import { unitKinds, type UnitKind } from '../../domain/unit/unit-kind.ts';
import { useMay } from '../api/use-me.ts';
import { Figure } from '../frame/figure.tsx';
import { LinkButton } from '../frame/link-button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { textMatches } from '../table/initials.ts';
import { SearchBox } from '../table/search-box.tsx';
import { useAddress } from '../table/use-address.ts';
import { registerWords } from './register-words.ts';
import { everything, useRegisters, useTotals } from './use-registers.ts';
import './register.css';

/** The directory of registers: by area, with how many records one may see in each. */
export function RegistersPage() {
  const say = useWords(registerWords);
  const may = useMay();
  const [address, change] = useAddress();
  const { data, error, refetch } = useRegisters();
  const typed = address['q'] ?? '';
  const shown = data?.filter((row) => [row.name.zh, row.name.en, row.answers, row.key].some((text) => textMatches(text, typed)));
  return (
    <div className="page">
      <PageHeader title={say('registers')} actions={<>{may('indicator.list') && <LinkButton to="/indicators">{say('indicators')}</LinkButton>}{may('balance.weigh') && <LinkButton to="/balance">{say('balance')}</LinkButton>}{may('register.describe') && <LinkButton to="/api-docs">{say('apiDocs')}</LinkButton>}{may('drawing.list') && <LinkButton to="/designer">{say('design')}</LinkButton>}</>} facts={shown === undefined ? undefined : <><span>{say('registerCount', { n: shown.length })}</span><span>{say('registersNote')}</span></>} />
      <search className="directory__search no-print"><SearchBox label={say('searchRegisters')} placeholder={say('searchRegistersHint')} value={typed} onChange={(q) => change({ q })} /></search>
      {data === undefined && error === null && <LoadingState />}
      {data === undefined && error !== null && <ProblemNote error={error} again={() => void refetch()} />}
      {shown?.length === 0 && <div className="panel"><EmptyState title={say('noRegister')} hint={say('noRegisterHint')} /></div>}
      {shown !== undefined && shown.length > 0 && <Areas rows={shown} />}
    </div>
  );
}

// One ledger for all: the area stands once, before its first register.
function Areas({ rows }: { readonly rows: readonly RegisterRow[] }) {
  const nameOf = useAreaName();
  const held = useMemo(() => [...new Set([...areas, ...rows.map((row) => row.area)])].filter((area) => rows.some((row) => row.area === area)), [rows]);
  return (
    <div className="panel directory">
      {held.map((area) => (
        <section key={area} className="directory__area" aria-labelledby={`area-${area}`}>
          <h2 id={`area-${area}`}>{nameOf(area)}</h2>
          <ul className="directory__rows">{rows.filter((row) => row.area === area).map((row) => <Row key={row.key} row={row} />)}</ul>
        </section>
      ))}
    </div>
  );
}

const areas = ['organisation', 'classes', 'facilities', 'students', 'teachers'] as const;
type Area = (typeof areas)[number];

/** What an area is called; those that a bureau adds have no words of ours. */
export function useAreaName(): (area: string) => string {
  const say = useWords(registerWords);
  return (area) => (areas.includes(area as Area) ? say(`area_${area as Area}`) : say('area_own'));
}

function Row({ row }: { readonly row: RegisterRow }) {
  const say = useWords(registerWords);
  const pick = usePick();
  const { data } = useTotals(row.key, everything);
  const keepers = row.keptBy.map((kind) => pick(unitKinds[kind as UnitKind])).join(say('comma'));
  return (
    <li className="directory__row">
      <Link className="directory__name" to={`/registers/${row.key}`}>{pick(row.name)}</Link>
      <span className="directory__count">{data !== undefined && <Figure value={data.whole.count} unit={say('recordUnit')} />}</span>
      <span className="directory__facts">
        <span>{say('keptBy', { who: keepers })}</span>{row.answers !== '' && <span>{say('answersFor', { who: row.answers })}</span>}
        {row.workflow === 'report' && <span>{say('inRounds')}</span>}
        {row.sensitivity >= 2 && <span>{say('personalData')}</span>}
      </span>
    </li>
  );
}
