/* `xuezheng balance` on real workbooks: verdict and exit code, who is left out, what is wrong and where, the template. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbook, textRow } from '../office/make-workbook.ts';
import { runXuezheng } from './running-server.ts';

type Cell = string | number | null;
const han = /[\p{Script=Han}]/u;
let folder: string;

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'xuezheng-balance-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runXuezheng(['balance', ...args]).ended;

/** A workbook as a bureau has it: a title above, headings as people write them. */
async function workbook(name: string, headings: readonly string[], rows: readonly (readonly Cell[])[], note: readonly Cell[] = []): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await writeXlsx({ sheets: [{ name: '基层数据', rows: [['云溪县办学条件汇总表'], [...headings], ...rows.map((row) => [...row]), [...note]] }] }));
  return path;
}

const headings2012 = ['序号', '学校', '学校类别', '小学学生数', '初中在校生数', '教学及辅助用房面积（平方米）', '体育运动场馆面积', '教学仪器设备值（万元）', '计算机台数', '图书册数', '小学专任教师数', '初中专任教师数', '小学高于规定学历教师数', '初中高于规定学历教师数', '小学中级及以上专业技术职务教师数', '初中中级及以上专业技术职务教师数', '备注'];
const plain: readonly (readonly Cell[])[] = [
  [1, '东山小学', '小学', 600, null, 3000, 5400, 90, 72, 15000, 34, null, 30, null, 14, null, null],
  [2, '西岭小学', '完全小学', 420, null, 2520, 3500, 71.4, 46, 11340, 26, null, 21, null, 11, null, '寄宿'],
  [3, '南河学校', '九年一贯制', 300, 240, 3600, 6000, 120, 80, 18000, 19, 21, 15, 18, 7, 10, null],
  [4, '北川中学', '初中', null, 900, 6300, 9900, 252, 150, 36000, null, 80, null, 70, null, 41, null],
  [5, '石门教学点', '教学点', 31, null, 300, 400, 3, 2, 600, 3, null, 1, null, 1, null, null],
  [6, '启智学校', '特殊教育学校', null, null, null, null, null, null, null, null, null, null, null, null, null, null],
];

describe('a workbook that is right', () => {
  it('tells coefficients, verdicts and who is left out; met is exit code 0', async () => {
    const said = await run(await workbook('met.xlsx', headings2012, plain, ['合计', null, null, 1351]), '--rules', '2012');
    expect(said.err).toMatch(/“备注”这一列不认识/);
    expect(said.err).toMatch(/第 9 行是合计、填表人、栏号一类，不是数据/);
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/小学：3 所学校，学生 1320 人/);
    expect(said.out).toMatch(/初中：2 所学校，学生 1140 人/);
    expect(said.out).toMatch(/综合差异系数 0\.\d{3} {2}≤ 0\.65 \* {2}达标/);
    expect(said.out).toMatch(/石门教学点\s+小学\s+7\s+学生不足规定人数的教学点不参加测算（31 人，不足 50 人） \*/);
    expect(said.out).toMatch(/启智学校\s+—\s+8\s+特殊教育学校不参加校际差异测算/);
    expect(said.out).toMatch(/结论：全部达标。/);
  });

  it('as JSON nothing is rounded and 万元 became 元', async () => {
    const said = await run(await workbook('json.xlsx', headings2012, plain), '--rules', '2012', '--json');
    const found = JSON.parse(said.out) as { met: boolean; levels: { level: string; pupils: number; indicators: { indicator: string; mean: number; coefficient: number; contributions: { school: string; share: number }[] }[] }[] };
    const instruments = found.levels[1]?.indicators.find(({ indicator }) => indicator === 'instruments');
    const [own, other] = [1_200_000 - Math.round(120_000_000 * 300 / 564) / 100, 2_520_000];
    expect(instruments?.mean).toBeCloseTo((own + other) / 1140, 8);
    const spread = (240 / 1140) * (own / 240 - (own + other) / 1140) ** 2 + (900 / 1140) * (other / 900 - (own + other) / 1140) ** 2;
    expect(instruments?.coefficient).toBeCloseTo(Math.sqrt(spread) / ((own + other) / 1140), 10);
    expect(instruments?.contributions.map(({ school }) => school)).toEqual(['南河学校', '北川中学']);
    expect(found.met).toBe(true);
  });

  it('what is not met is exit code 2, in both sets of rules', async () => {
    const poor = plain.map((row) => row.map((cell, at) => (row[1] === '东山小学' && at >= 5 && typeof cell === 'number' ? cell / 50 : cell)).map((cell, at) => (row[1] === '东山小学' && at >= 8 && typeof cell === 'number' ? Math.round(cell) : cell)));
    const said = await run(await workbook('missed.xlsx', headings2012, poor), '--rules', '2012');
    expect(said.code).toBe(2);
    expect(said.out).toMatch(/未达标/);
    const headings = ['学校名称', '学校类别', '小学学生数', '小学高于规定学历教师数', '小学县级以上骨干教师数', '小学体育、艺术专任教师数', '教学及辅助用房面积', '室内体育用房面积', '运动场地面积', '教学仪器设备值', '网络多媒体教室数'];
    const strict = await run(await workbook('strict.xlsx', headings, [['甲小学', '小学', 1000, 42, 10, 9, 4600, 100, 7400, 2_000_000, 23], ['乙小学', '小学', 1000, 42, 8, 9, 4500, 0, 7500, 2_000_000, 23]]), '--rules', '2017');
    expect(strict.code).toBe(2);
    expect(strict.out).toMatch(/各校达标：1 所通过，1 所未通过/);
    expect(strict.out).toMatch(/乙小学\s+1000\s+6\/7\s+每百名学生拥有县级以上骨干教师数 0\.80 < 1（差得太多）/);
    // 4.49999 is not shown as 4.50, nor a school without junior pupils yet refused.
    const close = await run(await workbook('close.xlsx', [...headings.slice(0, 3), '初中学生数', ...headings.slice(3)], [['甲学校', '九年一贯制', 1000, 0, 41, 10, 9, 4499.99, 0, 7500, 2_000_000, 23]]), '--rules', '2017');
    expect(close.out).toMatch(/4\.10 < 4\.2；生均教学及辅助用房面积 4\.49999 < 4\.5/);
    expect(close.out).toMatch(/甲学校\s+初中\s+3\s+还没有初中学生/);
  });

  it('nobody has anything: told, and not met', async () => {
    const said = await run(await workbook('none.xlsx', headings2012, [[1, '甲', '小学', 100, null, ...Array.from({ length: 11 }, () => 0)]]), '--rules', '2012');
    expect([said.code, said.out]).toEqual([2, expect.stringMatching(/综合差异系数 无法计算 .*无法判定/)]);
    expect(said.err).toMatch(/B120 小学各校的“生均图书册数”都是 0/);
  });
});

const withoutBooks = (row: readonly Cell[]): Cell[] => row.filter((_, at) => at !== 9);

describe('a workbook that is wrong', () => {
  const broken = (at: number, cells: Readonly<Record<number, Cell>>) => plain.map((row, index) => (index === at ? row.map((cell, column) => (column in cells ? cells[column] ?? null : cell)) : row));
  it.each<[string, number, Record<number, Cell>, RegExp]>([
    ['no pupils', 0, { 3: 0 }, /^基层数据!D3 B111 “东山小学”是小学，小学学生数是空的或 0/m],
    ['a blank cell', 1, { 9: null }, /^基层数据!J4 V101 “图书册数”必填/m],
    ['a negative number', 1, { 9: -5 }, /^基层数据!J4 V106 /m],
    ['words for a number', 1, { 9: '约一万' }, /^基层数据!J4 V103 /m],
    ['half a computer', 1, { 8: 4.5 }, /^基层数据!I4 V104 /m],
    ['a school twice, typed otherwise', 1, { 1: ' 东山　小学' }, /^基层数据!B4 B110 “东山 小学”在第 3 行已有/m],
    ['a kind nobody knows', 1, { 2: '大学' }, /^基层数据!C4 V110 /m],
    ['pupils of a section it has not', 0, { 4: 12 }, /^基层数据!E3 B112 /m],
    ['teachers of a section it has not', 0, { 11: 3 }, /^基层数据!L3 B113 /m],
    ['no name', 0, { 1: null }, /^基层数据!B3 V101 /m],
  ])('%s', async (name, at, cells, line) => {
    const said = await run(await workbook(`${name}.xlsx`, headings2012, broken(at, cells)), '--rules', '2012');
    expect(said.out).toMatch(line);
    expect(said.out.trim().split('\n')).toHaveLength(1);
    expect(said.err).toMatch(/B102 “.*”里有 1 处须改正，没有测算/);
    expect(said.code).toBe(1);
  });

  it('a column that is missing is told once, all faults together, as JSON too', async () => {
    const said = await run(await workbook('column.xlsx', withoutBooks(headings2012) as string[], broken(0, { 3: 0 }).map(withoutBooks)), '--rules', '2012', '--json');
    expect(said.out.trim().split('\n').map((line) => { const { code, row, column } = JSON.parse(line) as { code: string; row: number; column: number }; return [code, row, column]; })).toEqual([['I116', 2, 0], ['B111', 3, 4]]);
  });

  it('a formula nobody computed is told as that, not as an error', async () => {
    const path = join(folder, 'formula.xlsx');
    await writeFile(path, makeWorkbook({ sheets: [{ rows: textRow(1, ['学校名称', '学校类别', '小学学生数']) + '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2" t="inlineStr"><is><t>小学</t></is></c><c r="C2"><f>1+1</f></c></row>' }] }));
    expect((await run(path)).out).toMatch(/^Sheet1!C2 V128 “小学学生数”这一格的公式“=1\+1”还没有算出结果/m);
  });

  it('more indoor space than space is refused', async () => {
    const said = await run(await workbook('indoor.xlsx', ['学校名称', '学校类别', '小学学生数', '小学高于规定学历教师数', '小学县级以上骨干教师数', '小学体育艺术专任教师数', '教学及辅助用房面积', '室内体育用房面积', '运动场地面积', '教学仪器设备值', '网络多媒体教室数'], [['甲', '小学', 100, 4, 1, 1, 450, 451, 750, 200000, 3]]));
    expect([said.code, said.out]).toEqual([1, expect.stringMatching(/^基层数据!H3 B115 “甲”的“室内体育用房面积”比“教学及辅助用房面积”还多/)]);
  });

  it.each<[string, string[], RegExp]>([
    ['rules that are none', ['x.xlsx', '--rules', '2015'], /^B101 没有“2015”这套测算规则/], ['a file that is not there', ['/nowhere/x.xlsx'], /^X106 /], ['no file', [], /^X105 .*缺少 <file\.xlsx>/], ['a template that is none', ['--template', 'x.csv'], /^F121 /],
  ])('%s', async (_, args, line) => {
    const made = join(folder, 'x.xlsx');
    await workbook('x.xlsx', headings2012, plain);
    const said = await run(...args.map((arg) => (arg === 'x.xlsx' ? made : arg)));
    expect([said.code, said.err]).toEqual([1, expect.stringMatching(line)]);
  });

  it('a file of rules of a bureau’s own: its limit counts, its faults are told by line', async () => {
    const text = await readFile(join(import.meta.dirname, '../../catalog/balance/rules/2012.yaml'), 'utf8');
    const [own, bad] = [join(folder, 'own.yaml'), join(folder, 'bad.yaml')];
    await writeFile(own, text.replace('    - { for: junior, from: 2012-01-20, value: 0.55', "    - { for: primary, from: 2020-01-01, value: 0.01, level: county, source: 本县 }\n$&"));
    await writeFile(bad, text.replace('of: { books: 1 }', 'of: { boks: 1 }'));
    const path = await workbook('own.xlsx', headings2012, plain);
    const strict = await run(path, '--rules', own);
    expect([strict.code, strict.out]).toEqual([2, expect.stringMatching(/≤ 0\.01 {2}未达标/)]);
    const wrong = await run(path, '--rules', bad);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/^D101 .*bad\.yaml:\d+:\d+ 文件里没有“boks”/)]);
  });
});

const filledIn = (heading: string): Cell => (heading.startsWith('学校名称') ? '甲小学' : heading.startsWith('学校类别') ? '小学' : /^$|null|初中|高中|序号/.test(heading) ? null : 1000);

const headings2017 = ['学校名称', '学校类别', '小学学生数', '小学高于规定学历教师数', '小学县级以上骨干教师数', '小学体育艺术专任教师数', '教学及辅助用房面积', '室内体育用房面积', '运动场地面积', '教学仪器设备值', '网络多媒体教室数'];

describe('the cheapest plan', () => {
  const short = [['甲小学', '小学', 1000, 42, 10, 9, 4500, 0, 7500, 1_600_000, 21], ['乙小学', '小学', 1000, 42, 12, 9, 4500, 0, 7500, 2_000_000, 23]] as const;

  it('says what to buy where, the money, how far from the cheapest, and weighs it again', async () => {
    const path = await workbook('plan.xlsx', headings2017, short);
    const said = await run(path, '--rules', '2017', '--plan', '--seconds', '5');
    expect([said.code, said.err]).toEqual([2, '']);
    expect(said.out).toMatch(/甲小学\s+3\s+—\s+教学仪器设备\s+100,000\s+100,000/);
    expect(said.out).toMatch(/甲小学\s+3\s+—\s+网络多媒体教室\s+2\s+60,000/);
    expect(said.out).toMatch(/合计 160,000 元。按这些办法和单价，任何方案都不会少于 1[56]\d,\d{3} 元，本方案至多比最省的多 0\.\d\d%。/);
    expect(said.out).toMatch(/照方案办完再算一遍：[^]*结论：全部达标。/);
    const data = JSON.parse((await run(path, '--plan', '--json', '--seconds', '5')).out) as { met: boolean; plan: { cost: number; met: boolean; gap: number; steps: { good: string; count: number }[] } };
    expect(data).toMatchObject({ met: false, plan: { cost: 160_000, met: true } });
    expect(data.plan.steps.map(({ good, count }) => [good, count])).toEqual([['instruments', 100_000], ['multimedia_rooms', 2]]);
    const english = await run(path, '--plan', '--seconds', '5', '--lang', 'en');
    expect(english.out).toMatch(/160,000 yuan in all/);
    expect(english.out.replaceAll(/甲小学|乙小学/g, '')).not.toMatch(han);
  });

  it('none is possible, nothing is asked, and a wrong number of seconds', async () => {
    const rules = join(folder, 'bare.yaml');
    await writeFile(rules, (await readFile(join(import.meta.dirname, '../../catalog/balance/rules/2017.yaml'), 'utf8')).replace(/goods:[^]*(?=examples:)/, ''));
    const path = await workbook('bare.xlsx', headings2017, short);
    const none = await run(path, '--rules', rules, '--plan');
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/^B130 /)]);
    expect(none.out).toMatch(/结论：没有全部达标。/);
    const fine = await run(await workbook('fine.xlsx', headings2017, [short[1]]), '--plan');
    expect([fine.code, fine.out]).toEqual([0, expect.stringMatching(/已全部达标，不需要投入。/)]);
    const wrong = await run(path, '--plan', '--seconds', '0');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/^X105 .*--seconds 是 1 至 3600 的整数/)]);
  });
});

describe('items of the county', () => {
  const schools: readonly (readonly Cell[])[] = [headings2017, ['甲小学', '小学', 1000, 42, 10, 9, 4500, 0, 7500, 2_000_000, 23]];
  const filled = async (change: Readonly<Record<string, Cell>>): Promise<string> => {
    const { sheets } = await readXlsx(await readFile(join(folder, 'items-empty.xlsx')));
    const items = sheets.find(({ name }) => name === '政府保障')?.rows ?? [];
    const rows = items.map((row, at) => row.map((cell, column): Cell => {
      const [name, asked] = [String(row[1]), String(row[2])];
      if (at === 0 || column !== 3) return typeof cell === 'number' ? cell : cell === null ? null : String(cell);
      return name in change ? change[name] ?? null : asked === '是' ? '是' : asked.startsWith('<') ? 0.1 : Number(/[\d.]+/.exec(asked)?.[0]);
    }));
    const path = join(folder, 'items.xlsx');
    await writeFile(path, await writeXlsx({ sheets: [{ name: '各校', rows: schools.map((row) => [...row]) }, { name: '政府保障', rows }] }));
    return path;
  };

  beforeAll(() => run('--template', join(folder, 'items-empty.xlsx'), '--rules', '2017'));

  it.each<[string, Record<string, Cell>, number, RegExp]>([
    ['everything exactly on its line', {}, 0, /县级项目：全部达标。/],
    ['satisfaction a hair below', { '社会认可度（满意度）': 84.99 }, 2, /社会认可度（满意度）\s+84\.99%\s+≥ 85\s+未达标[^]*县级项目：1 项没有达标或没有填。/],
    ['a class of 46, a no, a blank', { 小学最大班额: 46, 没有一票否决的情形: '否', 专任教师持证率: null }, 2, /小学最大班额\s+46人\s+≤ 45\s+未达标[^]*没有填[^]*县级项目：3 项/],
    ['0.15 is not below 0.15', { 国家质量监测校际差异率: 0.15 }, 2, /0\.15\s+< 0\.15 \*\s+未达标/],
    ['per cent written with its sign', { 专任教师持证率: '100%' }, 0, /全部达标/],
  ])('%s', async (_, change, code, line) => {
    const said = await run(await filled(change), '--rules', '2017');
    expect([said.code, said.err]).toEqual([code, '']);
    expect(said.out).toMatch(line);
  });

  it('what is not understood is told with its cell; without the sheet nothing is judged', async () => {
    const said = await run(await filled({ 专任教师持证率: '差不多' }), '--rules', '2017');
    expect([said.code, said.out]).toEqual([1, expect.stringMatching(/^政府保障!D\d+ B117 “专任教师持证率”填的“差不多”看不懂，请填数字（%）。$/m)]);
    const bare = await run(await workbook('no-items.xlsx', headings2017, schools.slice(1)), '--rules', '2017');
    expect([bare.code, bare.out]).toEqual([0, expect.stringMatching(/没有“政府保障”表/)]);
  });
});

describe('words', () => {
  it('the template is filled in and weighed; English says no Chinese of its own', async () => {
    for (const [rules, rows] of [['2012', 12], ['2017', 13]] as const) {
      const path = join(folder, `template-${rules}.xlsx`);
      const said = await run('--template', path, '--rules', rules);
      expect([said.code, said.out]).toEqual([0, '']);
      expect((await run('--template', path, '--rules', rules)).err).toMatch(/^S118 “.*”已经存在，没有改动它/);
      const { sheets } = await readXlsx(await readFile(path));
      expect(sheets[0]?.rows[3]?.filter((cell) => cell !== null && cell !== '').length).toBeGreaterThan(rows);
      const empty = await run(path, '--rules', rules);
      expect([empty.code, empty.out]).toEqual([1, expect.stringMatching(/I121/)]);
      const filled = sheets[0]?.rows ?? [];
      const headings = (filled[3] ?? []).map(String);
      const full = await workbook(`full-${rules}.xlsx`, headings, [headings.map(filledIn)]);
      const weighed = await run(full, '--rules', rules);
      expect([weighed.code, weighed.out]).toEqual([rules === '2012' ? 0 : 2, expect.stringMatching(/小学：1 所学校/)]);
    }
  });

  it('in English', async () => {
    const path = await workbook('english.xlsx', headings2012, plain);
    const [help, said] = [await run('--help', '--lang', 'en'), await run(path, '--rules', '2012', '--lang=en')];
    expect(help.out).toMatch(/Usage: xuezheng balance/);
    expect(help.out).not.toMatch(han);
    expect(said.out).toMatch(/Composite coefficient 0\.\d{3} {2}≤ 0\.65 \* {2}met/);
    expect(said.out.replaceAll(/东山小学|西岭小学|南河学校|北川中学|石门教学点|启智学校/g, '')).not.toMatch(han);
  });
});
