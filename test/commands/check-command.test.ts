/* `xuezheng check`: what a clerk sees of a text that is wrong, and of one that is right. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDocx, paragraph, table } from '../office/make-docx.ts';
import { runXuezheng } from './running-server.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const check = (...args: string[]) => runXuezheng(['check', ...args]).ended;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-check-'));
  await writeFile(at('wrong.txt'), '云溪县教育局2025年工作总结\n一、师资\n（一）招聘。全年招聘教师98名，其中小学48名、初中30名、幼儿园22名。本科率比上年提高2%。\n');
  await writeFile(at('right.txt'), '云溪县教育局2025年工作总结\n一、师资\n全年招聘教师100名，其中小学48名、初中30名、幼儿园22名。\n');
  await writeFile(at('table.docx'), makeDocx({ body: paragraph('2025年学校情况') + table([['学校', '班级数', '学生数'], ['东山小学', '12', '500'], ['西岭小学', '10', '400'], ['合计', '22', '910']]) }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('tells paragraph, section, verdict, working and sentence, and ends with 1', async () => {
  const said = await check(at('wrong.txt'));
  expect(said.code).toBe(1);
  expect(said.out).toBe([
    '第3段 一/(一) 错误：48名＋30名＋22名＝100名，文中写“98名”，不符。', '    全年招聘教师98名，其中小学48名、初中30名、幼儿园22名。',
    '第3段 一/(一) 存疑：“本科率”的变化写作“2%”：率与率之差一般用“百分点”，请核对。', '    本科率比上年提高2%。', '',
  ].join('\n'));
  expect(said.err).toMatch(/^wrong\.txt：5 个数字，重算 1 处关系，错误 1 处，存疑和提示 1 处。\nF122 “wrong\.txt”里有 1 处数字不符。/);
});

it('says nothing where the text is right', async () => {
  const said = await check(at('right.txt'));
  expect([said.code, said.out, said.err]).toEqual([0, '', 'right.txt：4 个数字，重算 1 处关系，错误 0 处，存疑和提示 0 处。\n']);
});

it('reads the tables of a Word file, and gives one JSON object a finding', async () => {
  const said = await check(at('table.docx'), at('nowhere.docx'), at('right.txt'), '--json', '--lang', 'en');
  expect(said.code).toBe(1);
  expect(said.out.trim().split('\n').map((line) => JSON.parse(line) as object)).toEqual([expect.objectContaining({
    file: 'table.docx', kind: 'table', severity: 'error', paragraph: 5, printed: '910', computed: '900', en: '2 cells of the table 500 + 400 make 900; it says “910”: they differ',
  })]);
  expect(said.err).toMatch(/^table\.docx: \d figures, 0 relations recomputed, 1 errors, 0 doubts and notes\.\nF122 .*\nX106 .*\nright\.txt: 4 figures/);
});
