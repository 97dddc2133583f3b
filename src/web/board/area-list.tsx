import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { FiguresView, StandingView } from '../../contract/indicator.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { behind } from '../indicator/indicators-page.tsx';
import { useShown } from '../indicator/use-shown.ts';
import { groupDigits } from '../register/show-value.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import type { Address } from '../table/use-address.ts';
import { hasRows } from './figure-points.ts';
import { boardWords } from './board-words.ts';

// Of several registers the one that lacks most: a figure is no more complete than that.
const leastKnown = (standing: readonly StandingView[]): string => behind([...standing].sort((one, other) => (other.wanted - other.units) - (one.wanted - one.units)).slice(0, 1));

interface ListProps { readonly figures: FiguresView; readonly address: Address; readonly shown: string; readonly onShow: (key: string) => void }

interface Line { readonly head: FiguresView['indicators'][number]; readonly shown: string | null; readonly having: string }

/** Every figure of the area: its name opens what is behind it, its button shows it at the side. */
export function AreaList({ figures, address, shown, onShow }: ListProps) {
  const say = useWords(boardWords);
  const pick = usePick();
  const figure = useShown();
  const { unit, asOf } = address;
  const asked = { ...(unit === undefined ? {} : { unit }), ...(asOf === undefined ? {} : { asOf }) };
  const [row] = figures.rows;
  const lines = figures.indicators.map((head, at): Line => ({ head, shown: hasRows(head, row) ? row?.shown[at] ?? null : null, having: leastKnown(row?.standing.filter(({ register }) => head.registers.includes(register)) ?? []) }));
  const columns: readonly Column<Line>[] = [
    { key: 'name', title: say('indicator'), phone: 'title', render: ({ head }) => <Link to={`/indicators/${head.key}`} search={asked}>{pick(head.name)}</Link> },
    { key: 'value', title: say('value'), figure: true, width: '8rem', render: ({ head, shown: value }) => (head.withheld === 'sensitivity' ? <span className="quiet">{say('withheld')}</span> : figure(head, value === null ? null : groupDigits(value))) },
    { key: 'having', title: say('having'), figure: true, width: '7rem', phone: 'hidden', render: ({ having }) => having },
    { key: 'show', title: say('chosen'), width: '5rem', phone: 'wide', render: ({ head }) => (head.withheld === null ? <Button size="small" className="no-print" aria-pressed={head.key === shown} type={head.key === shown ? 'primary' : 'default'} aria-label={`${say(head.key === shown ? 'showing' : 'chosen')} ${pick(head.name)}`} onClick={() => onShow(head.key)}>{say(head.key === shown ? 'showing' : 'chosen')}</Button> : null) },
  ];
  return <section className="panel area-list"><LedgerTable label={say('indicator')} columns={columns} rows={lines} rowKey={({ head }) => head.key} /></section>;
}
