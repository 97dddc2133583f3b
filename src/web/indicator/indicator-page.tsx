import { Link, useParams } from '@tanstack/react-router';
import type { DrillView } from '../../contract/indicator.ts';
import { useMay } from '../api/use-me.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { AsOfBanner, AsOfPicker } from '../register/as-of.tsx';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { useAddress, type Address } from '../table/use-address.ts';
import { indicatorWords } from './indicator-words.ts';
import { behind, queryOf } from './indicators-page.tsx';
import { SeriesPanel } from './series-panel.tsx';
import { useDrill } from './use-indicators.ts';
import { useShown } from './use-shown.ts';
import './indicator.css';

/** `/indicators/$key`: one figure opened to its parts, to the units below, and to its rows. */
export function IndicatorPage() {
  const { key } = useParams({ strict: false }) as { readonly key: string };
  const say = useWords(indicatorWords);
  const pick = usePick();
  const figure = useShown();
  const may = useMay();
  const [address, change] = useAddress();
  const { data, error, refetch } = useDrill(key, { ...queryOf(address), stages: address['stages'] ?? '' });
  if (data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  const { indicator, unit, shown, explanation, standing } = data;
  return (
    <div className="page">
      <PageHeader
        title={`${pick(indicator.name)} ${figure(indicator, shown)}`} above={<Link to="/indicators" search={{ ...address }}>{say('indicators')}</Link>}
        facts={<><span>{unit.name}</span><span>{indicator.period ?? say('asOf', { day: data.asOf })}</span><span>{say('behind')} {behind(standing)}</span></>} actions={<><AsOfPicker address={address} onChange={change} />{indicator.area === 'own' && may('indicator.propose') && <LinkButton to={`/indicators/${key}/edit`}>{say('edit')}</LinkButton>}</>}
      />
      <AsOfBanner address={address} onChange={change} />
      <section className="panel figure-part"><h2>{say('how')}</h2><p>{pick(explanation)}</p></section>
      <SeriesPanel indicator={indicator} address={address} onChange={change} />
      <Parts drill={data} />
      <Below drill={data} address={address} />
    </div>
  );
}

type Part = DrillView['parts'][number];

function Parts({ drill }: { readonly drill: DrillView }) {
  const say = useWords(indicatorWords);
  const pick = usePick();
  const columns: readonly Column<Part>[] = [
    { key: 'part', title: say('part'), phone: 'title', render: (part) => pick(part.words) },
    { key: 'value', title: say('value'), figure: true, width: '10rem', render: ({ value }) => value ?? '—' },
    { key: 'rows', title: pick({ zh: '行', en: 'Rows' }), width: '8rem', render: (part) => <a href={part.page} aria-label={say('rowsOf', { part: pick(part.words) })}>{say('rows')}</a> },
  ];
  return <section className="panel figure-part"><h2>{say('madeOf')}</h2><LedgerTable label={say('madeOf')} columns={columns} rows={drill.parts} rowKey={(part) => `${part.register} ${part.where} ${part.words.zh}`} /></section>;
}

type UnitLine = DrillView['units'][number];

function Below({ drill, address }: { readonly drill: DrillView; readonly address: Address }) {
  const say = useWords(indicatorWords);
  const pick = usePick();
  const figure = useShown();
  const { indicator, parts } = drill;
  // Sections of the bureau keep no such rows: nothing is expected of them, and they would stand among the schools as blanks.
  const units = drill.units.filter(({ value, standing }) => value !== null || standing.some(({ wanted, units: having }) => wanted > 0 || having > 0));
  const columns: readonly Column<UnitLine>[] = [
    { key: 'unit', title: say('unit'), phone: 'title', render: (row) => <Link to={`/indicators/${indicator.key}`} search={{ ...address, unit: row.unitId }}>{row.unitName}</Link> },
    { key: 'value', title: say('value'), figure: true, width: '10rem', sortBy: (row) => (row.value === null ? null : Number(row.value)), render: (row) => figure(indicator, row.shown) },
    ...parts.map((part, at): Column<UnitLine> => ({ key: `part${at}`, title: pick(part.words), figure: true, phone: 'hidden', render: (row) => row.parts[at] ?? '—' })),
    { key: 'behind', title: say('behind'), figure: true, width: '10rem', render: (row) => behind(row.standing) },
  ];
  return (
    <section className="panel figure-part">
      <h2>{say('below')}</h2>
      {units.length === 0 ? <EmptyState title={say('noneBelow')} /> : <LedgerTable label={say('belowOf')} columns={columns} rows={units} rowKey={(row) => row.unitId} />}
    </section>
  );
}
