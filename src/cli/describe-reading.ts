/* A reading as tables for the terminal, in its language. What the document says itself stays as it is. */
import type { Check, Comparator, Quantity, QuantityKind, Reading } from '../domain/plan/reading.ts';
import { workingWords } from '../app/plan/read-file-bytes.ts';
import type { Words } from '../domain/problem.ts';
import { pick, terminalLanguage } from './language.ts';
import { clip, table } from './output.ts';

const kindWords: Readonly<Record<QuantityKind, Words>> = { target: { zh: '目标', en: 'target' }, achievement: { zh: '成绩', en: 'achievement' }, context: { zh: '背景', en: 'context' } };
const comparatorWords: Readonly<Record<Comparator, Words>> = {
  eq: same('='), ge: same('≥'), le: same('≤'), gt: same('>'), lt: same('<'), approx: same('≈'), range: { zh: '区间', en: 'range' },
};
const verdicts = {
  fine: { zh: '一致', en: 'consistent' }, rounding: { zh: '不一致（可由舍入解释）', en: 'inconsistent (rounding could explain it)' }, wrong: { zh: '不一致', en: 'inconsistent' },
} as const;
const figureTitles = {
  zh: ['编号', '类别', '指标', '', '数值', '章节', '原文'], en: ['No.', 'Kind', 'Metric', '', 'Value', 'Section', 'Text'],
} as const;
const checkTitles = { zh: ['核对', '结论', '算式'], en: ['Check', 'Verdict', 'Working'] } as const;

/** Title, counts, the table of figures and the table of checks. */
export function describeReading(doc: string, reading: Reading): string {
  const figures = reading.quantities.map((quantity) => [
    quantity.id, pick(kindWords[quantity.kind]), clip(quantity.metric || quantity.subject, 28), pick(comparatorWords[quantity.comparator]), valueText(quantity), clip(quantity.section, 16), clip(quantity.text, 40),
  ]);
  const checks = reading.checks.map((check) => [check.id, pick(verdictOf(check)), pick(workingWords(check))]);
  return [
    `\n${reading.title || doc}`, countsOf(reading), '', table(figureTitles[terminalLanguage()], figures),
    ...(checks.length === 0 ? [] : ['', table(checkTitles[terminalLanguage()], checks)]), '',
  ].join('\n');
}

function countsOf({ outline, quantities, tasks, checks }: Reading): string {
  const kinds = { target: 0, achievement: 0, context: 0 };
  for (const { kind } of quantities) kinds[kind] += 1;
  const failing = checks.filter((check) => !check.consistent).length;
  return pick({
    zh: `大纲 ${outline.length} 条 · 数字 ${quantities.length} 个（目标 ${kinds.target}，成绩 ${kinds.achievement}，背景 ${kinds.context}） · 任务 ${tasks.length} 项 · 核对 ${checks.length} 项，不一致 ${failing} 项`,
    en: `outline ${outline.length} · figures ${quantities.length} (targets ${kinds.target}, achievements ${kinds.achievement}, context ${kinds.context}) · tasks ${tasks.length} · checks ${checks.length}, inconsistent ${failing}`,
  });
}

function verdictOf(check: Check): Words {
  if (check.consistent) return verdicts.fine;
  return check.explainedByRounding === true ? verdicts.rounding : verdicts.wrong;
}

function same(sign: string): Words {
  return { zh: sign, en: sign };
}

const valueText = (quantity: Quantity): string =>
  `${typeof quantity.value === 'number' ? quantity.value : quantity.value.join('–')}${quantity.unit}`;
