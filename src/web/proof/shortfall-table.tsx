import { Link } from '@tanstack/react-router';
import type { Target } from '../../contract/ledger.ts';
import type { OpenedProof, ProofView } from '../../contract/proof.ts';
import { brief, unitOf, withUnit } from '../commitment/promise.ts';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { drillOf } from './drill-of.ts';
import { proofWords } from './proof-words.ts';

interface ShortfallProps { readonly target: Target; readonly proof: ProofView; readonly shortfall: NonNullable<OpenedProof['shortfall']> }

type Lagging = ShortfallProps['shortfall']['units'][number];

/** The schools that lie behind and by how much, each opening to its own figure and its rows. */
export function ShortfallTable({ target, proof, shortfall }: ShortfallProps) {
  const say = useWords(proofWords);
  const { units, behind } = shortfall;
  const columns = useColumns(target, proof, shortfall);
  return (
    <>
      <h4 className="proof__head">{say('shortfall')}</h4>
      {units.length === 0 && <p className="quiet">{say('noneBehind')}</p>}
      {shortfall.part !== null && <p className="quiet">{say('onlyPart', { unit: shortfall.part.name })}</p>}
      {units.length > 0 && shortfall.part === null && <Whole shortfall={shortfall} over={proof.comparator === 'le' || proof.comparator === 'lt'} />}
      {units.length > 0 && <LedgerTable label={say('tableOf')} columns={columns} rows={units} rowKey={({ unitId }) => unitId} />}
      {behind > units.length && <p className="quiet">{say('more', { n: behind, shown: units.length })}</p>}
    </>
  );
}

const rounded = (value: number): string => readable(Number(value.toPrecision(6)));

function Whole({ shortfall: { kind, whole, gapIn }, over }: { readonly shortfall: ShortfallProps['shortfall']; readonly over: boolean }) {
  const say = useWords(proofWords);
  const pick = usePick();
  if (kind === 'quotient' && whole !== null && whole <= 0) return <p>{say('wholeMet')}</p>;
  return <p>{say(kind === 'quotient' && over ? 'whole_over' : `whole_${kind}`, { gap: rounded(Math.max(0, whole ?? 0)), what: pick(gapIn) || say('above') })}</p>;
}

function useColumns(target: Target, proof: ProofView, { kind }: ShortfallProps['shortfall']): readonly Column<Lagging>[] {
  const say = useWords(proofWords);
  const parts: readonly Column<Lagging>[] = kind !== 'quotient' ? [] : [
    { key: 'above', title: say('above'), figure: true, phone: 'hidden', render: ({ numerator }) => (numerator === null ? '—' : rounded(numerator)) },
    { key: 'below', title: say('below'), figure: true, phone: 'hidden', render: ({ denominator }) => (denominator === null ? '—' : rounded(denominator)) },
  ];
  return [
    { key: 'school', title: say('school'), phone: 'title', render: (row) => <Link to={`/indicators/${proof.indicator}`} search={drillOf(proof, row.unitId)}>{row.unitName}</Link> },
    { key: 'own', title: say('own'), figure: true, sortBy: ({ value }) => value, render: ({ value }) => (value === null ? '—' : withUnit(readable(brief(value)), unitOf(target))) },
    ...parts,
    { key: 'gap', title: say('gap'), figure: true, sortBy: ({ gap }) => gap, render: ({ gap }) => <strong>{rounded(gap)}</strong> },
  ];
}
