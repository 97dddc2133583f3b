/* The annex of a document: every figure in the order of the text, with what a reader needs to compute it again. */
import { paragraphAt } from './checks/typed-figures.ts';
import type { DocumentTree, Fact } from './document.ts';
import { plainText } from './plain-text.ts';
import { scopeWords, timeWords, type UnitNamed } from './figure-place.ts';
import type { Aspect, DocumentTemplate } from './template.ts';

/** What is known of an indicator beside its figures. */
export interface AnnexIndicator { readonly name: string; readonly formula: string; readonly source: string }

/** One figure of the annex. */
export interface AnnexRow {
  readonly id: string;
  readonly paragraph: number;
  readonly name: string;
  /** What of it is told: 本年数, 与上年比较. */
  readonly told: string;
  readonly printed: string;
  readonly value: string | null;
  readonly unit: string;
  readonly formula: string;
  readonly scope: string;
  readonly at: string;
  readonly source: string;
  readonly note: string;
}

/** What names are looked up in. */
export interface AnnexWorld {
  readonly template: Pick<DocumentTemplate, 'figures'>;
  readonly indicators: ReadonlyMap<string, AnnexIndicator>;
  /** Name of the unit with this code; null is the county. */
  readonly unitNamed: UnitNamed;
}

const toldWords: Readonly<Record<Aspect, string>> = {
  value: '本年数', number: '本年数', previous: '上年数', previous_number: '上年数', target: '目标', target_number: '目标', compared: '与上年之差', change: '与上年之差', difference: '与上年之差', completion: '完成率', gap: '与目标之差', as_of: '截至日',
};

/** Every figure of a document. */
export function annexRows(tree: DocumentTree, world: AnnexWorld): readonly AnnexRow[] {
  const { text, facts: spans } = plainText(tree);
  const places = new Map(spans.map(({ fact, start }) => [fact, paragraphAt(text, start)] as const));
  return tree.facts.map((fact) => rowOf(fact, places.get(fact.id) ?? 0, world));
}

function rowOf({ id, slot, refs, value, text, lacks, cited, note, yearsBack }: Fact, paragraph: number, { template, indicators, unitNamed }: AnnexWorld): AnnexRow {
  const keys = slot.kind === 'figure' ? [slot.figure] : slot.figures;
  const figures = keys.flatMap((key) => template.figures.get(key) ?? []);
  const known = figures.flatMap(({ indicator }) => indicators.get(indicator) ?? []);
  const parts = refs.map((ref) => ref.split('@'));
  return {
    id, paragraph, printed: text, value, name: listed(figures.map(({ name }) => name)), told: slot.kind === 'computed' ? '现算' : yearsBack > 0 ? `${yearsBack}年前` : toldWords[slot.aspect],
    unit: slot.kind === 'computed' ? slot.unit : unitOf(slot.aspect, figures[0]?.unit ?? ''),
    formula: slot.kind === 'computed' ? [inNames(slot.expression.text, template), ...known.map(({ formula }) => formula)].join('\n') : listed(known.map(({ formula }) => formula)),
    scope: listed(parts.map(([, scope = '']) => scopeWords(scope, unitNamed))), at: listed(parts.map(([, , at = '']) => timeWords(at))),
    source: listed([...known.map(({ source }) => source), ...(cited === undefined ? [] : [`引自${cited}`])]),
    note: [lacks === 'previous' ? '没有上年数' : lacks === 'target' ? '没有目标' : value === null ? '缺数' : '', note ?? ''].filter((part) => part !== '').join('；'),
  };
}

const listed = (names: readonly string[]): string => [...new Set(names.filter((name) => name !== ''))].join('\n');

const unitOf = (aspect: Aspect, unit: string): string => (aspect === 'completion' ? '%' : unit === '%' && ['compared', 'change', 'difference', 'gap'].includes(aspect) ? '个百分点' : unit);

const inNames = (text: string, { figures }: AnnexWorld['template']): string =>
  text.replaceAll(/\bprevious\.(?=[a-z])/gu, '上年').replaceAll(/\b[a-z][a-z0-9_]*\b/gu, (key) => {
    const base = key.replace(/_(?:target|completion)$/u, '');
    const name = figures.get(key)?.name ?? figures.get(base)?.name;
    return name === undefined ? key : name + (figures.has(key) ? '' : key.endsWith('_target') ? '目标' : '完成率');
  });
