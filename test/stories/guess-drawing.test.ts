/*
 * The office has a workbook and wants a register: headings and rows become fields, nothing is settled before it is
 * saved, and then the same rows come in. Hostile workbooks are refused or told about, never half understood.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawingReport, GuessedDrawing } from '../../src/contract/drawing.ts';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { formOf, setAt } from '../../src/web/designer/drawing-text.ts';
import { makeWorkbook, textRow } from '../office/make-workbook.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let clerk: Person;
let units: readonly Unit[];

beforeAll(async () => {
  [office, clerk] = [await world.as('周敏'), await world.as('张文')];
  units = await office.get<Unit[]>('/api/units');
});

const csv = (rows: readonly (readonly string[])[]): Uint8Array => Buffer.from(rows.map((row) => row.join(',')).join('\n'));
const send = (name: string, bytes: Uint8Array, fields = {}): Promise<Answer> => office.upload('/api/drawings/guess', { name, bytes }, fields);
async function guess(name: string, bytes: Uint8Array, fields = {}): Promise<GuessedDrawing> {
  const answer = await send(name, bytes, fields);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as GuessedDrawing;
}
const propsOf = ({ written }: GuessedDrawing) => Object.fromEntries(formOf(written)?.fields.map(({ props }) => [props['name'], props]) ?? []);
const check = ({ written, lists }: GuessedDrawing) => office.do<DrawingReport>('POST', '/api/drawings/check', { written, lists });

async function settled(id: string): Promise<ImportView> {
  for (;;) {
    const view = await office.get<ImportView>(`/api/imports/${id}`);
    if (['checked', 'done', 'failed'].includes(view.state)) return view;
    await pause(20);
  }
}

const schools = ['青岚县实验小学', '青岚县第二中学', '青岚县第二中学'];
const devices = [
  ['序号', '学校', '设备编号', '设备名称', '购置日期', '单价（元）', '完好率', '完好', '用途', '联系电话', '学年', '备注'],
  ...Array.from({ length: 12 }, (_, at) => [String(at + 1), schools[at % 3] ?? '', `SB-${String(at).padStart(3, '0')}`, `投影机${at}`, `2024/9/${at + 1}`, `${1200 + at}.50`, `${90 + (at % 9)}%`, at % 4 === 0 ? '否' : '是', ['教学', '办公', '实验'][at % 3] ?? '', `1380013800${at % 10}`, '2025-2026', at === 3 ? '待修' : '']),
];

describe('a drawing from a workbook', () => {
  it('reads types, lists, what is required and what stands once out of headings and rows', async () => {
    const drawn = await guess('设备登记.csv', csv(devices));
    expect(drawn).toMatchObject({ rows: 12, headingRow: 1, notes: [] });
    expect(drawn.columns.map(({ use }) => use)).toEqual(['none', 'unit', ...Array.from({ length: 10 }, () => 'field')]);
    expect(propsOf(drawn)).toMatchObject({
      设备编号: { type: 'text', required: true }, 购置日期: { type: 'date' }, 单价: { type: 'money', measure: '元', min: 0 }, 完好率: { type: 'percent' },
      完好: { type: 'choice', list: 'yes_no' }, 用途: { type: 'choice', required: true }, 联系电话: { type: 'text', format: 'phone' }, 学年: { type: 'period', grain: 'school_year' }, 备注: { type: 'text' },
    });
    expect(propsOf(drawn)['备注']).not.toHaveProperty('required');
    expect(drawn.lists).toHaveLength(1);
    const form = formOf(drawn.written);
    expect(form?.top).toMatchObject({ key: 'shebeidengji', name: '设备登记', workflow: 'plain', kept_by: ['school'], unique: [['shebeibianhao']] });
    expect((await check(drawn)).faults).toEqual([]);
    expect((await check(drawn)).view?.display).toMatchObject({ title: '{shebeimingcheng}' });
  });

  it('keeps personal numbers encrypted, whether or not their digits survived, and shows none of them', async () => {
    const drawn = await guess('花名.csv', csv([['姓名', '身份证号', '学校'], ['孟喆', '11010519491231002X', '外县学校'], ['李强', '34052419800101001X', '外县学校']]));
    expect(propsOf(drawn)).toMatchObject({ 身份证号: { type: 'text', format: 'id_number', encrypted: true, sensitivity: 'sensitive' }, 学校: { type: 'text' } });
    expect(drawn.written).toContain('sensitivity: personal');
    expect(JSON.stringify(drawn)).not.toContain('11010519491231002X');
    expect((await check(drawn)).faults).toEqual([]);
    const bare = await guess('花名.csv', csv([['身份证号'], ['1.10105E+17']]));
    expect(propsOf(bare)).toMatchObject({ 身份证号: { encrypted: true } });
    expect(bare.columns[0]?.misfits).toHaveLength(1);
  });

  it('names a register whose titles stand in a column, and says what is known elsewhere', async () => {
    const unitId = units.find(({ name }) => name === schools[0])?.id;
    const room = { building: '科技楼', name: '理化实验室', kind: 'physics_lab', count: 1, area: '96' };
    expect((await clerk.send('POST', '/api/registers/room/records', { unitId, values: room })).status).toBe(201);
    const title = (await office.get<RecordPageView>('/api/registers/room/records')).records[0]?.title ?? '';
    const drawn = await guess('实验.csv', csv([['实验室', '次数', '学生数'], [title, '3', '40'], [title, '5', '41'], [title, '9', '42']]));
    expect(propsOf(drawn)).toMatchObject({ 实验室: { type: 'reference', to: 'room' }, 次数: { type: 'integer' } });
    const known = (await check(drawn)).burden?.known;
    expect(known).toMatchObject([{ field: 'xueshengshu', name: { zh: '学生数' }, where: { zh: '班级' }, shown: { formula: 'sum(class.pupils)', result: 'integer' } }]);
    const shown = setAt(drawn.written, ['fields', 'xueshengshu'], { name: '学生数', type: 'formula', ...known?.[0]?.shown });
    expect(await check({ ...drawn, written: shown })).toMatchObject({ faults: [], burden: { known: [] } });
  });

  it('is for the office only', async () => {
    expectProblem(await clerk.upload('/api/drawings/guess', { name: 'a.csv', bytes: csv(devices) }), 'A103');
    expectProblem(await world.nobody.upload('/api/drawings/guess', { name: 'a.csv', bytes: csv(devices) }), 'A101');
  });
});

describe('its rows come in at once', () => {
  it('into the register that was put in force, by the columns they were drawn from', async () => {
    const drawn = await guess('设备登记.csv', csv(devices));
    expect((await office.send('POST', '/api/drawings', { written: drawn.written, lists: drawn.lists })).status).toBe(201);
    const bureau = units.find(({ kind }) => kind === 'bureau')?.id ?? '';
    const started = await office.upload('/api/imports/file', { name: '设备登记.csv', bytes: csv(devices) }, { register: 'shebeidengji', unitId: bureau, reach: 'below' });
    const { id } = started.body as ImportRowView;
    await settled(id);
    const columns = Object.fromEntries(drawn.columns.map(({ column, use, field }) => [column, use === 'field' ? field : use === 'unit' ? 'unit' : null]));
    expect((await office.send('POST', `/api/imports/${id}/check`, { columns })).status).toBe(202);
    const view = await settled(id);
    expect({ counts: view.counts, blocks: view.blocks, groups: view.groups }).toMatchObject({ counts: { rows: 12, added: 12, faulty: 0 }, blocks: [], groups: [] });
    expect((await office.send('POST', `/api/imports/${id}/commit`, {})).status).toBe(202);
    expect((await settled(id)).state).toBe('done');
    const page = await office.get<RecordPageView>('/api/registers/shebeidengji/records?limit=50');
    expect(page.records).toHaveLength(12);
    expect(new Set(page.records.map(({ unitName }) => unitName))).toEqual(new Set(schools));
  });
});

describe('hostile workbooks', () => {
  it('reads headings merged over two rows, below a title', async () => {
    const bytes = makeWorkbook({ sheets: [{
      rows: textRow(1, ['实验小学在校生情况']) + textRow(2, ['年级', '学生数', '', '教师数']) + textRow(3, ['', '男', '女', '']) + [4, 5, 6].map((row) => textRow(row, [`第${row}组`, '20', '21', '2'])).join(''),
      tail: '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/></mergeCells>',
    }] });
    const drawn = await guess('人数.xlsx', bytes);
    expect(drawn.columns.map(({ name }) => name)).toEqual(['年级', '学生数男', '学生数女', '教师数']);
    expect(drawn).toMatchObject({ headingRow: 3, rows: 3 });
    expect(formOf(drawn.written)?.top['name']).toBe('实验小学在校生情况');
    expect(propsOf(drawn)['学生数男']).toMatchObject({ type: 'integer', min: 0 });
  });

  it('names what has no heading, numbers what stands twice, and says so', async () => {
    const drawn = await guess('表.csv', csv([['名称', '', '数量', '数量', '！！'], ['甲', '乙', '1', '2', '3'], ['丙', '丁', '3', '4', '5']]));
    expect(drawn.columns.map(({ name }) => name)).toEqual(['名称', 'B 列', '数量', '数量（2）', 'E 列']);
    expect(drawn.notes.map(({ zh }) => zh)).toEqual(expect.arrayContaining([expect.stringContaining('B 列没有表头') as string, expect.stringContaining('“数量”') as string]));
    expect((await check(drawn)).faults).toEqual([]);
  });

  it('takes two hundred of three hundred columns', async () => {
    const drawn = await guess('宽.csv', csv([Array.from({ length: 300 }, (_, at) => `指标${at}`), Array.from({ length: 300 }, (_, at) => String(at))]));
    expect(drawn.columns.filter(({ use }) => use === 'field')).toHaveLength(200);
    expect(drawn.notes.map(({ zh }) => zh).join()).toContain('300 列');
    expect((await check(drawn)).faults).toEqual([]);
  });

  it('reads formulas as their results, and says how many there are', async () => {
    const rows = `${textRow(1, ['甲数', '乙数', '合计'])}<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><f>A2+B2</f><v>3</v></c></row>`;
    const drawn = await guess('合计.xlsx', makeWorkbook({ sheets: [{ rows }] }));
    expect(propsOf(drawn)['合计']).toMatchObject({ type: 'integer' });
    expect(drawn.notes.map(({ zh }) => zh).join()).toContain('1 个单元格是公式');
  });

  it('chooses the sheet that is asked for', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '说明', rows: [['请看下一张']] }, { name: '校车', rows: [['车牌', '座位'], ['青A1', 40]] }, { name: '司机', rows: [['司机', '驾龄', '电话'], ['王', 3, '13800138000']] }] });
    expect(await guess('车.xlsx', bytes)).toMatchObject({ sheet: '司机', sheets: ['说明', '校车', '司机'] });
    expect(await guess('车.xlsx', bytes, { sheet: '校车' })).toMatchObject({ sheet: '校车', rows: 1 });
  });

  it('refuses what is no table', async () => {
    expectProblem(await send('图.xlsx', Buffer.from('%PDF-1.7\n%âãÏÓ')), 'I102');
    expectProblem(await send('空.csv', Buffer.alloc(0)), 'F101');
    expectProblem(await send('数.csv', csv([['1', '2'], ['3', '4']])), 'D159');
    expect((await office.send('POST', '/api/drawings/guess', {})).status).toBe(422);
  });

  it('reads twenty megabytes as far as it takes to judge', async () => {
    const line = `${'甲'.repeat(60)},2024-01-02,13800138000,12.5`;
    const bytes = Buffer.from(`名称,日期,电话,金额\n${Array.from({ length: 100_000 }, () => line).join('\n')}`);
    expect(bytes.length).toBeGreaterThan(20_000_000);
    const drawn = await guess('大.csv', bytes);
    expect(drawn.rows).toBeGreaterThanOrEqual(20_000);
    expect(drawn.notes.map(({ zh }) => zh).join()).toContain('只看了前');
    expect(propsOf(drawn)).toMatchObject({ 日期: { type: 'date' }, 金额: { type: 'money' } });
  }, 60_000);
});
