import { Link } from '@tanstack/react-router';
import type { FiguresView, StandingView } from '../../contract/indicator.ts';
import { useMay } from '../api/use-me.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { AsOfBanner, AsOfPicker } from '../register/as-of.tsx';
import { useAreaName } from '../register/registers-page.tsx';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { useAddress, type Address } from '../table/use-address.ts';
import { indicatorWords } from './indicator-words.ts';
import { useFigures, type FigureQuery } from './use-indicators.ts';
import { useShown } from './use-shown.ts';
import './indicator.css';

type IndicatorWord = keyof typeof indicatorWords.zh;

/** What an address asks of figures. */
export const queryOf = (address: Address): FigureQuery => ({ unit: address['unit'] ?? '', period: address['period'] ?? '', asOf: address['asOf'] ?? '' });

/** Units with rows, of those that should have some. */
export const behind = (standing: readonly StandingView[]): string => standing.map(({ units, wanted }) => `${units} / ${wanted}`).join('，');

interface Line { readonly head: FiguresView['indicators'][number]; readonly shown: string | null; readonly standing: readonly StandingView[] }

/** `/indicators`: every figure of one unit, by area. */
export function IndicatorsPage() {
  const say = useWords(indicatorWords);
  const may = useMay();
  const [address, change] = useAddress();
  const { data, error, refetch } = useFigures(queryOf(address));
  return (
    <div className="page">
      <PageHeader title={say('indicators')} facts={data === undefined ? undefined : <><span>{data.unit.name}</span><span>{say('count', { n: data.indicators.length })}</span><span>{say('hint')}</span></>} actions={<><AsOfPicker address={address} onChange={change} />{may('indicator.review') && <LinkButton to="/indicators/own">{say('own')}</LinkButton>}</>} />
      <AsOfBanner address={address} onChange={change} />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data?.indicators.length === 0 && <div className="panel"><EmptyState title={say('none')} /></div>}
      {data !== undefined && <Areas figures={data} address={address} />}
    </div>
  );
}

function Areas({ figures, address }: { readonly figures: FiguresView; readonly address: Address }) {
  const say = useWords(indicatorWords);
  const nameOf = useAreaName();
  const columns = useColumns(say, address);
  const [row] = figures.rows;
  const lines = figures.indicators.map((head, at): Line => ({ head, shown: row?.shown[at] ?? null, standing: row?.standing.filter(({ register }) => head.registers.includes(register)) ?? [] }));
  return [...new Set(lines.map(({ head }) => head.area))].map((area) => (
    <section key={area} className="panel figure-part">
      <h2>{nameOf(area)}</h2>
      <LedgerTable label={say('tableOf', { area: nameOf(area) })} columns={columns} rows={lines.filter(({ head }) => head.area === area)} rowKey={({ head }) => head.key} />
    </section>
  ));
}

function useColumns(say: Say<IndicatorWord>, address: Address): readonly Column<Line>[] {
  const pick = usePick();
  const figure = useShown();
  return [
    { key: 'name', title: say('name'), phone: 'title', render: ({ head }) => <Link to={`/indicators/${head.key}`} search={address}>{pick(head.name)}</Link> },
    { key: 'value', title: say('value'), figure: true, width: '12rem', render: ({ head, shown }) => (head.withheld === 'sensitivity' ? say('withheld') : figure(head, shown)) },
    { key: 'period', title: say('period'), width: '8rem', render: ({ head }) => head.period ?? '—' },
    { key: 'behind', title: say('behind'), figure: true, width: '12rem', render: ({ standing }) => behind(standing) },
  ];
}
