import type { DraftBlank, DraftView } from '../../contract/document.ts';
import { refusalsOf } from '../../domain/report/check-document.ts';
import type { Words } from '../../domain/problem.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { plainText } from '../../domain/report/plain-text.ts';
import type { DraftedReport } from './draft-report.ts';
import type { BlankReason, FigureBlank } from './indicator-figures.ts';

/** A draft as it is answered: formulas of the template stay at home, the text goes along. */
export function draftView({ template, unit, document, findings, blanks, indicators }: DraftedReport): DraftView {
  return {
    name: template.name, unit: { id: unit.id, name: unit.name },
    document: { ...document, facts: document.facts.map(({ slot, ...fact }) => ({ ...fact, says: slot.kind === 'figure' ? `${slot.figure}.${slot.aspect}` : slot.expression.text })) },
    text: plainText(document).text, findings, blanks: blanks.map((blank) => blankOf(blank, indicators)), refusals: refusalsOf(findings).length,
  };
}

/** A blank as it is told. */
export function blankOf({ ref, indicator, of, why }: FigureBlank, indicators: ReadonlyMap<string, IndicatorDefinition>): DraftBlank {
  const name = indicators.get(indicator)?.name ?? { zh: indicator, en: indicator };
  const [what, reason] = [whichYear[of], reasons[why]];
  return { ref, indicator, name, of, why, say: { zh: `“${name.zh}”没有${what.zh}：${reason.zh}`, en: `“${name.en}” has no ${what.en}: ${reason.en}` } };
}

const whichYear: Readonly<Record<FigureBlank['of'], Words>> = { value: { zh: '本年数', en: 'figure of this year' }, previous: { zh: '上年数', en: 'figure of last year' } };

const reasons: Readonly<Record<BlankReason, Words>> = {
  rights: { zh: '您看不到它背后的台账', en: 'you may not see the rows behind it' },
  unit: { zh: '没有这个单位', en: 'there is no such unit' },
  stage: { zh: '这个指标不分学段', en: 'it is not told by stage' },
  rows: { zh: '那一期或那一天台账里没有行', en: 'there are no rows for that period or day' },
  value: { zh: '算不出（除数为零或没有可算的行）', en: 'it cannot be computed (over nought, or from no rows)' },
};
