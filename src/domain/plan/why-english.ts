/*
 * The reader's reasons in English. They are phrases of the rules, so they are translated beside them; a test holds that
 * no rule says anything this table does not know.
 */
import type { Check, CheckKind } from './reading.ts';

const phrases: Readonly<Record<string, string>> = {
  '“由…提高到…”的前一数为基数': 'the first figure of "from … to …" is a baseline', '“…基础上”为基数': 'what comes "on top of" it is a baseline',
  上年同期数为对比基数: 'last year\'s figure is what it is compared with', 平均水平或规定标准为对比基数: 'an average or a set standard is what it is compared with',
  '“占…的百分之几”中的总数': 'the whole of which a share is given', '“在…中”的总数': 'the whole out of which others are counted',
  以分数界定人群: 'a score marks off a group', 以人数界定一类学校或班级: 'a head count marks off a sort of school or class', '“前/后百分之几”划定人群': 'top or bottom per cent marks off a group',
  计划部分的承诺: 'a promise in a plan part', '计划部分中“现有/已”陈述现状': 'what is there already, told in a plan part', '计划部分中承接“现有/已”的现状': 'goes on with what is there already, in a plan part',
  计划部分中回顾往年: 'a look back in a plan part', 计划开篇回顾往年: 'a look back at the opening of a plan', 计划部分的数量: 'a figure in a plan part',
  句中有承诺的字眼: 'the sentence promises', '句以动词起头，要求去做': 'the sentence begins with a verb and asks to act', 总结部分中展望今后: 'a look ahead in a summary part',
  '“每若干人”为计算单位': '"for every so many" is a unit of counting', 复指前文的数: 'points back to an earlier figure', 事先下达的目标或标准: 'an aim or standard set beforehand',
  总投资为完成进度的基数: 'the total that progress is measured against', 总结中的规划基数: 'the planned base in a summary', 总结中承接规划的基数: 'goes on with the planned base in a summary',
  总结部分的完成或现状: 'done, or how things stand, in a summary part',
  直接给出: 'stated plainly', 起止两值为区间: 'two ends make a range', '后缀“以上”为至少': 'the word after it means at least', '后缀“以内/以下”为至多': 'the word after it means at most',
  '后缀“左右”为约数': 'the word after it means about', '“余/多”为略超的约数': 'the word after it means somewhat more', '“不低于/不少于/至少”为下限': 'the word before it sets a floor',
  '“不超过/不突破”为上限': 'the word before it sets a ceiling', '“控制在”为上限': '"kept to" sets a ceiling', '“超过/突破”为大于': 'the word before it means more than', '“低于/不足”为小于': 'the word before it means less than',
  '“约”为约数': 'the word before it means about', '“近/接近”为略少的约数': 'the word before it means nearly', '“百/千/万”整数词为约数': 'a round number word is approximate',
  '计划部分的末级条目': 'a lowest item of a plan part', 写明责任单位: 'names who does it', 写明时限: 'names by when', 文中点名的主题活动或专项行动: 'a campaign named in the text',
};

const kinds: Readonly<Record<CheckKind, string>> = {
  sum: 'the parts and their total', difference: 'two figures and what lies between them', ratio: 'a part, its whole and the share', product: 'how many, how much each, and the total',
  growth: 'a figure, its change and the rate', equal: 'the same figure stated twice', count: 'names listed and their number',
};

const SHARED = '（同列共用）';

/** The reason of a figure or a task in English; a phrase that is not known stays as it is. */
export function whyInEnglish(why: string): string {
  return why.split(/[；，](?!要求)/).map((phrase) => {
    const plain = phrase.replaceAll(SHARED, '');
    return (phrases[plain] ?? plain) + (plain === phrase ? '' : ', shared along its list');
  }).join('; ');
}

/** The reason of a check in English. */
export const checkWhyInEnglish = (kind: CheckKind): string => kinds[kind];

/** The working of a check in both languages; a reading kept before it was said in English has it in Chinese only. */
export const workingWords = (check: Pick<Check, 'explanation' | 'explanationEn'>): { readonly zh: string; readonly en: string } =>
  ({ zh: check.explanation, en: check.explanationEn ?? check.explanation });
