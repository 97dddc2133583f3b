/* `xuezheng report draft` on the sample county: the figures of `indicator values`, a Word file, and an exit code that tells. */
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { DraftView } from '../../src/contract/document.ts';
import type { FiguresView } from '../../src/contract/indicator.ts';
import type { OpenDocument, OpenDraft } from '../../src/contract/kept-document.ts';
import { readDocument } from '../../src/office/read-document.ts';
import { call, runXuezheng, signInAt, useServer } from './running-server.ts';

const place = useServer('report');

const at = (name: string): string => join(place.folder, name);
const run = (...args: string[]) => runXuezheng([...args, '--data', at('data-sample')]).ended;
const draft = (...args: string[]) => run('report', 'draft', ...args);
const keys = { class_count: 'classes.value', class_pupils: 'class_pupils.value', pupil_count: 'pupils.value', full_time_teacher_count: 'teachers.value', books_per_pupil: 'books.value' };

it('says of the county what the indicators say, figure by figure', async () => {
  const said = await draft('yearly_summary', '--json');
  const view = JSON.parse(said.out) as DraftView;
  expect(said.code).toBe(view.refusals > 0 ? 1 : 0);
  const year = String(view.document.context.year);
  const figures = JSON.parse((await run('indicator', 'values', ...Object.keys(keys), '--period', year, '--json')).out) as FiguresView;
  const told = Object.values(keys).map((says) => view.document.facts.find((fact) => fact.says === says)?.value ?? null);
  expect(told).toEqual(figures.rows[0]?.values);
  expect(told.filter((value) => value !== null).length).toBeGreaterThan(3);
}, 60_000);

it('writes a Word file, tells every blank and error, and stands in the audit', async () => {
  const { code, out, err } = await draft('年度工作总结（办学条件）', '--unit', '青岚县实验小学', '--out', at('总结.docx'));
  expect(out).toBe('');
  expect(err).toMatch(/\n\d+ 个数字，缺数 \d+ 个，错误 \d+ 处，存疑和提示 \d+ 处。\n/);
  expect([code, /^F123 /mu.test(err)]).toEqual(/错误 0 处/u.test(err) ? [0, false] : [1, true]);
  const { text } = await readDocument({ name: '总结.docx', bytes: new Uint8Array(await readFile(at('总结.docx'))) });
  expect(text).toContain('青岚县实验小学');
  const { body } = await call<AuditPage>(await signInAt(place.server.url, '马清'), 'GET', '/api/audit?action=report.draft');
  expect(body.rows[0]).toMatchObject({ actorName: '控制台', outcome: 'done' });
}, 60_000);

it('tells of a time without rows in English, with gaps and 1', async () => {
  const { code, out, err } = await draft('yearly_summary', '--year', '2010', '--lang', 'en');
  expect([code, out]).toEqual([1, expect.stringContaining('〔缺数〕')]);
  expect(err).toMatch(/has no figure of this year: there are no rows for that period or day/);
  expect(err).toMatch(/F123 /);
}, 60_000);

it('a kept draft is listed, published by whoever did not write it, and opened with what was frozen', async () => {
  const office = await signInAt(place.server.url, '周敏');
  const { body: begun } = await call<OpenDocument>(office, 'POST', '/api/documents', { template: 'yearly_summary' });
  const { manuscript } = begun.body as OpenDraft;
  const short = { ...manuscript, blocks: [{ kind: 'paragraph', sentences: [{ from: 'typed', text: '共有教学班{classes}。' }] }] };
  expect((await call(office, 'PUT', `/api/documents/${begun.id}`, { version: begun.version, manuscript: short })).status).toBe(200);
  expect((await run('report', 'list')).out).toMatch(new RegExp(`^${begun.id.slice(0, 8)}\t草稿\t${begun.title}`, 'mu'));
  const published = await run('report', 'publish', begun.id.slice(0, 8));
  expect([published.code, published.out]).toEqual([0, expect.stringMatching(/共有教学班\d+个。/u)]);
  expect((await run('report', 'open', begun.title)).err).toMatch(/1 个数字已定住，0 个和现在不同，指纹 [0-9a-f]{16}。/u);
}, 120_000);

it('a wrong question is told, and nothing is written', async () => {
  for (const [args, code] of [[['none'], 'R101'], [['yearly_summary', '--unit', '没有的学校'], 'R101'], [['yearly_summary', '--year', '26'], 'X105'], [['yearly_summary', '--as-of', '2026-02-30'], 'X105'], [['yearly_summary', '--out', at('x.pdf')], 'F121']] as const) {
    const said = await draft(...args);
    expect([said.code, said.out], args.join(' ')).toEqual([1, '']);
    expect(said.err).toMatch(new RegExp(`^${code} `));
  }
  await expect(access(at('x.pdf'))).rejects.toThrow();
}, 60_000);

it('starts a template from last year’s text without a server, and tells what is still last year’s', async () => {
  await writeFile(at('去年.txt'), '青岚县教育局2025年工作总结\n一、基本情况\n全县共有在籍学生5760人，比上年增加120人，增长2.1%。新建校舍3000平方米。\n');
  const started = await runXuezheng(['report', 'from', at('去年.txt'), '--key', 'ours', '--out', at('总结.yaml')]).ended;
  expect([started.code, started.out]).toEqual([0, '']);
  expect(started.err).toMatch(/“5760人，比上年增加120人，增长2.1%”→ \{pupil_count\} 学籍学生数\n去年的数 3000平方米：新建校舍3000平方米。\n1 个标题，2 句，绑定 1 个数字，1 处还是去年的话/u);
  expect(await readFile(at('总结.yaml'), 'utf8')).toContain('- 全县共有在籍学生{pupil_count}，{pupil_count.compared}。');
  const wrong = await runXuezheng(['report', 'from', at('去年.txt'), '--key', 'Ours']).ended;
  expect([wrong.code, wrong.out, wrong.err.slice(0, 4)]).toEqual([1, '', 'X105']);
}, 60_000);

it('drafts next year’s plan from the targets not reached, with a workbook of its figures', async () => {
  const { code, out } = await draft('next_plan', '--json', '--annex', at('数字.xlsx'));
  const { text, document } = JSON.parse(out) as DraftView;
  expect(code).toBe(0);
  expect(text).toMatch(/\n新创建标准化学校：年初提出12所，实际9所，完成75%，还差3所，由.+继续负责，\d{4}年补齐。\n/u);
  expect(document.facts[0]?.refs[0]).toMatch(/^target:/u);
  await access(at('数字.xlsx'));
}, 60_000);
