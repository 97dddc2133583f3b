/*
 * docs/problems.md, written from the catalogue. Code, status and sentence come from there; the last column, what the
 * person or the operator does next, is written by people and kept.
 */
import type { CatalogueEntry } from './problem-catalogue.ts';
import type { Finding } from './source.ts';

/** Where the manual of problems stands. */
export const MANUAL = 'docs/problems.md';

const areas: Readonly<Record<string, string>> = {
  A: '登录与权限', B: '校际均衡测算', D: '台账定义', F: '文件', L: '计划与台账', P: '公文', R: '填写与提交', S: '数据库、数据文件夹与备份', U: '单位的并入、拆分与撤销', V: '填写的值', X: '启动、命令行与表达式',
};

const head = `# 问题手册 Problems

系统拒绝一件事时，总会给出一个代码和一句话，说明哪里不对、下一步怎么办。代码永不重复使用，报修时只需报代码。
本表由问题目录（\`src/domain/problem.ts\`）生成：\`npm run problems\`；最后一列由人填写，重新生成时保留。〈 〉内是当时的具体内容。

Every refusal has a code and a sentence that says what to do. This page is written from the catalogue by \`npm run problems\`;
the last column is written by people and kept.
`;

interface ManualRow { readonly code: string; readonly status: string; readonly sentence: string; readonly advice: string }

/** The rows of the manual's tables. */
export function readManual(text: string): ManualRow[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, code = '', status = '', sentence = '', advice = ''] = cells;
    return /^[A-Z]\d{3}$/.test(code) ? [{ code, status, sentence, advice }] : [];
  });
}

/** The manual as it should be, with the advice people wrote in the present one. */
export function writeManual(entries: readonly CatalogueEntry[], present: string): string {
  const advice = new Map(readManual(present).map((row) => [row.code, row.advice]));
  const letters = [...new Set(entries.map((entry) => entry.code.charAt(0)))].toSorted();
  const tables = letters.map((letter) => {
    const rows = entries.filter((entry) => entry.code.startsWith(letter)).map((entry) => rowOf(entry, advice.get(entry.code)));
    return `\n## ${letter} ${areas[letter] ?? '其他'}\n\n| 代码 | HTTP | 提示 | 含义与办法 |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return head + tables.join('');
}

const rowOf = (entry: CatalogueEntry, advice: string | undefined): string =>
  `| ${entry.code} | ${entry.status} | ${entry.zh.replaceAll('|', '/')} | ${advice || '按提示办理。'} |`;

/** Where manual and catalogue differ, both ways, with the rows to paste or take out. */
export function findManualFaults(entries: readonly CatalogueEntry[], manual: string): Finding[] {
  const rows = new Map(readManual(manual).map((row) => [row.code, row]));
  const known = new Set(entries.map((entry) => entry.code));
  const missing = entries.filter((entry) => !rows.has(entry.code)).map((entry) => `missing, add: ${rowOf(entry, undefined)}`);
  const extra = [...rows.keys()].filter((code) => !known.has(code)).map((code) => `${code}: not in the catalogue, take the row out`);
  const changed = entries.filter((entry) => {
    const row = rows.get(entry.code);
    return row !== undefined && (row.status !== String(entry.status) || row.sentence !== entry.zh.replaceAll('|', '/'));
  }).map((entry) => `changed, write: ${rowOf(entry, rows.get(entry.code)?.advice)}`);
  const silent = [...rows.values()].filter((row) => row.advice === '').map((row) => `${row.code}: the last column is empty`);
  return [...missing, ...extra, ...changed, ...silent];
}
