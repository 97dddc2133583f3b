/* Says an indicator in sentences a clerk understands, made from its formula: what is divided by what, of which time, which way is better. */
import { describeExpression } from '../expression/describe-expression.ts';
import type { ExpressionEnv } from '../expression/environment.ts';
import type { Expression } from '../expression/expression.ts';
import { zh, type Language } from '../expression/phrase.ts';
import type { Words } from '../problem.ts';
import type { Direction, IndicatorDefinition, TimeBasis } from './definition.ts';
import type { SummaryNode } from './indicator-parts.ts';
import { isPercent } from './show-figure.ts';

/** The time bases as people call them. */
export const timeWords: Readonly<Record<TimeBasis, Words>> = {
  school_year: { zh: '学年', en: 'school year' }, year: { zh: '年度', en: 'calendar year' }, fiscal_year: { zh: '财政年度', en: 'fiscal year' }, day: { zh: '当日', en: 'day' },
};

const basisSentence: Readonly<Record<TimeBasis, Words>> = {
  school_year: { zh: '按学年统计。', en: 'Counted by school year.' }, year: { zh: '按年度统计。', en: 'Counted by calendar year.' },
  fiscal_year: { zh: '按财政年度统计。', en: 'Counted by fiscal year.' }, day: { zh: '按所看那一天的情况统计。', en: 'Counted as things stand on the day that is looked at.' },
};

/** Which way is better, as people say it. */
export const directionWords: Readonly<Record<Direction, Words>> = {
  more: { zh: '越高越好', en: 'more is better' }, less: { zh: '越低越好', en: 'less is better' }, neither: { zh: '不分高低', en: 'neither way is better' },
};

/** The formula in words, then time, unit of measure, direction and what it can be broken down by. */
export function explainIndicator(indicator: IndicatorDefinition, env: ExpressionEnv, language: Language): string {
  const { name, formula, time, measure, decimals, better, stages, numerator, denominator, note } = indicator;
  const said = describeExpression(formula, env, language);
  if (language === 'en') {
    return [
      `${name.en} = ${said}.`, numerator && denominator ? `In the document: ${numerator.en} ÷ ${denominator.en}.` : '', basisSentence[time].en,
      isPercent(indicator) ? `Shown in per cent with ${decimals} decimals.` : `Shown in ${measure.en === '' ? 'plain numbers' : measure.en} with ${decimals} decimals.`,
      better === 'neither' ? '' : `${capital(directionWords[better].en)}.`, stages ? 'It can be broken down by stage.' : '',
      'For several units together it is computed anew from all their rows, never averaged.', note?.en ?? '',
    ].filter((text) => text !== '').join(' ');
  }
  return [
    `${name.zh} = ${said}。`, numerator && denominator ? `文件口径：${numerator.zh} ÷ ${denominator.zh}。` : '', basisSentence[time].zh,
    isPercent(indicator) ? zh`以百分数表示，保留 ${String(decimals)} 位小数。` : zh`${measure.zh === '' ? '' : `单位：${measure.zh}，`}保留 ${String(decimals)} 位小数。`,
    better === 'neither' ? '' : `${directionWords[better].zh}。`, stages ? '可分学段。' : '',
    '几个单位合在一起时由全部行重新计算，不取平均。', note?.zh ?? '',
  ].join('');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One part of the formula in words: 人数不少于 56 的班级数. */
export function describePart(formula: Expression, part: SummaryNode, env: ExpressionEnv): Words {
  const alone: Expression = { ...formula, root: part };
  return { zh: describeExpression(alone, env, 'zh'), en: describeExpression(alone, env, 'en') };
}

