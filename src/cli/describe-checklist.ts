/* The county's own items against their limits, as a table for the terminal and as JSON. */
import type { ChecklistVerdict } from '../domain/balance/checklist.ts';
import { pick, terminalLanguage } from './language.ts';
import { table } from './output.ts';

/** Every item with its verdict; where there is no sheet of them, that they are not judged. */
export function describeChecklist(verdicts: readonly ChecklistVerdict[] | null): string {
  if (verdicts === null) return pick({ zh: '\n没有“政府保障”表，县级项目和满意度没有判定（--template 写出的表里有这张表）。\n', en: '\nThere is no sheet of the county’s own items; they and the satisfaction were not judged (--template writes one).\n' });
  const titles = terminalLanguage() === 'en' ? ['Group', 'Item', 'Value', 'Asked for', 'Verdict'] : ['类别', '项目', '实际值', '要求', '结论'];
  const missed = verdicts.filter(({ met }) => met !== true).length;
  return [
    '', table(titles, verdicts.map((one) => [pick(one.item.group), pick(one.item.name), answerText(one), askedText(one), verdictText(one)])), '',
    missed === 0 ? pick({ zh: '县级项目：全部达标。', en: 'Items of the county: everything is met.' }) : pick({ zh: `县级项目：${missed} 项没有达标或没有填。`, en: `Items of the county: ${missed} are not met or not filled in.` }), '',
  ].join('\n');
}

function answerText({ item, answer }: ChecklistVerdict): string {
  if (answer === null) return '—';
  return typeof answer === 'number' ? `${answer}${pick({ zh: item.measure.zh, en: item.measure.en === '' || item.measure.en === '%' ? item.measure.en : ` ${item.measure.en}` })}` : pick(answer ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
}

const signs = { yes: '', at_least: '≥', at_most: '≤', below: '<' } as const;

function askedText({ item, limit }: ChecklistVerdict): string {
  const asked = item.test === 'yes' ? pick({ zh: '是', en: 'yes' }) : `${signs[item.test]} ${limit?.value ?? '—'}`;
  return asked + (item.confirm || limit?.confirm === true ? ' *' : '');
}

function verdictText({ met }: ChecklistVerdict): string {
  if (met === null) return pick({ zh: '没有填', en: 'not filled in' });
  return met ? pick({ zh: '达标', en: 'met' }) : pick({ zh: '未达标', en: 'not met' });
}

/** The same as data. */
export const checklistJson = (verdicts: readonly ChecklistVerdict[]): object[] => verdicts.map(({ item, answer, limit, met }) =>
  ({ item: item.key, name: item.name.zh, group: item.group.zh, test: item.test, answer, limit: limit?.value ?? null, source: item.source, confirm: item.confirm, met }));
