import type { BalanceView } from '../../contract/balance.ts';
import type { IndicatorResult, LevelResult } from '../../domain/balance/weigh-balance.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { balanceWords } from './balance-words.ts';
import { compositeOf, JudgedTag, standingOf } from './judged-tag.tsx';

/** One line: an indicator as it is tried, and as it is now. */
interface Line { readonly key: string; readonly name: string; readonly held: Pick<IndicatorResult, 'coefficient' | 'limit' | 'within'> & Partial<Pick<IndicatorResult, 'mean' | 'missing' | 'shares'>>; readonly now: number | null }

interface PanelProps {
  readonly view: BalanceView;
  readonly level: LevelResult;
  readonly now: LevelResult | undefined;
  readonly trying: boolean;
  readonly chosen: string;
  readonly onChoose: (indicator: string) => void;
}

const figure = (value: number | null | undefined, digits = 3): string => (value === null || value === undefined ? '—' : value.toFixed(digits));
const signed = (value: number): string => (Math.abs(value) < 0.0005 ? '0' : `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(3)}`);

/** Coefficients of a section: as bars against their limits, and as the table of the same numbers. */
export function IndicatorsPanel(props: PanelProps) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const { view, level, now } = props;
  const nameOf = (key: string) => { const found = view.rules.indicators.find((one) => one.key === key); return found === undefined ? key : pick(found.name); };
  const lines: Line[] = level.indicators.map((held) => ({ key: held.indicator, name: nameOf(held.indicator), held, now: now?.indicators.find(({ indicator }) => indicator === held.indicator)?.coefficient ?? null }));
  const composite = compositeOf(level);
  if (composite !== null) lines.push({ key: '', name: say('composite'), held: composite, now: now?.composite?.coefficient ?? null });
  const doubtful = lines.some(({ held }) => held.limit?.confirm === true) || view.rules.exclusions.some(({ confirm }) => confirm);
  return (
    <section className="panel balance-part">
      <h2>{say('coefficientsOf', { section: pick(level.section.name) })}<span className="quiet balance-hint no-print">{say('chooseHint')}</span></h2>
      <Bars lines={lines} label={say('chart', { section: pick(level.section.name) })} note={say(props.trying ? 'nowMark' : 'limitMark')} />
      <LedgerTable label={say('coefficientsOf', { section: pick(level.section.name) })} columns={useColumns(props)} rows={lines} rowKey={({ key }) => (key === '' ? 'composite' : key)} opened={props.chosen === '' ? 'composite' : props.chosen} />
      {doubtful && <p className="quiet balance-note">{say('confirm')}</p>}
    </section>
  );
}

function useColumns({ level, trying, chosen, onChoose }: PanelProps): readonly Column<Line>[] {
  const say = useWords(balanceWords);
  return [
    { key: 'name', title: say('indicator'), phone: 'title', render: ({ key, name }) => <button type="button" className="ledger__open" aria-pressed={key === chosen} onClick={() => onChoose(key)}>{name}</button> },
    { key: 'mean', title: say('mean'), figure: true, width: '7rem', render: ({ held }) => figure(held.mean, 2) },
    { key: 'coefficient', title: say('coefficient'), figure: true, width: '7rem', sortBy: ({ held }) => held.coefficient, render: ({ held }) => <strong>{held.coefficient === null ? say('noCoefficient') : figure(held.coefficient)}</strong> },
    ...trying ? [{ key: 'change', title: say('change'), figure: true, width: '7rem', render: ({ held, now }: Line) => (held.coefficient === null || now === null ? '—' : signed(held.coefficient - now)) }] : [],
    { key: 'limit', title: say('limit'), figure: true, width: '6rem', render: ({ held: { limit } }) => (limit === null ? '—' : <span title={limit.source}>≤ {limit.value}{limit.confirm ? ' *' : ''}</span>) },
    { key: 'verdict', title: say('verdict'), width: '11rem', render: ({ held }) => <JudgedTag standing={standingOf(held)} more={(held.missing?.length ?? 0) > 0 ? say('missing', { n: held.missing?.length ?? 0 }) : ''} /> },
    { key: 'most', title: say('most'), width: '16rem', phone: 'wide', render: ({ held }) => mostOf(level, held.shares ?? []) },
  ];
}

function mostOf(level: LevelResult, shares: readonly number[]): string {
  const most = Math.max(0, ...shares);
  return most > 0 ? `${level.schools[shares.indexOf(most)]?.name ?? ''} ${(most * 100).toFixed(0)}%` : '—';
}

// The longest bar takes the whole width; the limits stand on the same scale.
function Bars({ lines, label, note }: { readonly lines: readonly Line[]; readonly label: string; readonly note: string }) {
  const most = Math.max(0.1, ...lines.flatMap(({ held, now }) => [held.coefficient ?? 0, held.limit?.value ?? 0, now ?? 0])) * 1.05;
  const at = (value: number) => `${(value / most) * 100}%`;
  return (
    <figure className="balance-bars" aria-label={label}>
      {lines.map(({ key, name, held, now }) => (
        <div key={key} className="balance-bars__line">
          <span className="balance-bars__name">{name}</span>
          <span className="balance-bars__track">
            <span className={`balance-bars__bar balance-bars__bar--${standingOf(held)}`} style={{ width: at(held.coefficient ?? 0) }} />
            {now !== null && now !== held.coefficient && <span className="balance-bars__now" style={{ left: at(now) }} />}
            {held.limit !== null && <span className="balance-bars__limit" style={{ left: at(held.limit.value) }} />}
          </span>
          <span className="balance-bars__value">{figure(held.coefficient)}</span>
        </div>
      ))}
      <figcaption className="quiet">{note}</figcaption>
    </figure>
  );
}
