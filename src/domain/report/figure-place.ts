/* Of whom and when a figure is told, as people say it: 全县（小学）, 截至2026年3月5日. Keys and codes are for machines. */
import { readScope } from './template-of-unit.ts';
import type { FigureAsk } from './figure-source.ts';
import type { Words } from '../problem.ts';

/** What units are called: of this code; null is the county. One that nobody names is told by its code. */
export type UnitNamed = (code: string | null) => string;

const stageWords: Readonly<Record<string, string>> = { primary: '小学', junior: '初中', senior: '高中', kindergarten: '幼儿园', special: '特殊教育' };

/** 全县, 实验小学（小学）. */
export function scopeWords(scope: string, unitNamed: UnitNamed): string {
  const { code, stage } = readScope(scope);
  return unitNamed(code) + (stage === null ? '' : `（${stageWords[stage] ?? stage}）`);
}

/** 截至2026年3月5日, 2025年, 2025—2026学年. */
export function timeWords(at: string): string {
  const [year = '', month = '', day = ''] = at.split('-');
  if (day !== '') return `截至${year}年${Number(month)}月${Number(day)}日`;
  return month === '' ? `${year}年` : `${year}—${month}学年`;
}

/** Of whom and when a figure is told: 全县（小学），2025—2026学年. */
export const placeWords = ({ scope, at }: Pick<FigureAsk, 'scope' | 'at'>, unitNamed: UnitNamed): Words =>
  ({ zh: `${scopeWords(scope, unitNamed)}，${timeWords(at)}`, en: `${scope === 'county' ? 'the county' : scopeWords(scope, unitNamed)}, ${timeInEnglish(at)}` });

function timeInEnglish(at: string): string {
  if (at.length === 10) return `as of ${at}`;
  return at.length === 4 ? at : `school year ${at}`;
}
