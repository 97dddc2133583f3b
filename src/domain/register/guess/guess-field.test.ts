import { describe, expect, it } from 'vitest';
import type { Typed } from '../typed.ts';
import { tallyOf } from './column-tally.ts';
import { findColumns } from './find-columns.ts';
import { guessField, type GuessWorld } from './guess-field.ts';
import { nameRegister } from './name-register.ts';
import { proposeFields } from './propose-fields.ts';
import { readHeading } from './read-heading.ts';

const yesNo = { key: 'yes_no', name: { zh: '是否', en: 'Yes or no' }, source: '', items: [{ code: 'yes', name: { zh: '是', en: 'Yes' } }, { code: 'no', name: { zh: '否', en: 'No' } }] };
const world: GuessWorld = { today: '2026-09-10', codeLists: new Map([['yes_no', yesNo]]), isUnit: (text) => text.endsWith('小学'), isPerson: (text) => text === '周敏', titles: new Map([['room', new Set(['科技楼 101'])]]) };

const guess = (heading: string, cells: readonly Typed[]) => {
  const tally = tallyOf([1]);
  for (const [at, cell] of cells.entries()) tally.take({ row: at + 2, cells: [cell] });
  return guessField({ heading: readHeading(heading), tally: tally.of(1) }, world);
};
const times = (cells: readonly Typed[], n: number): Typed[] => Array.from({ length: n }, () => cells).flat();

describe('what a column holds', () => {
  it.each<[string, readonly Typed[], object]>([
    ['学生数', [40, '1,234', 0], { type: 'integer', min: 0 }],
    ['面积（平方米）', ['12.5', 30], { type: 'decimal', scale: 1, measure: '平方米' }],
    ['温差', [-3, 5], { type: 'integer' }],
    ['经费（万元）', [1.5, 20], { type: 'money', measure: '万元' }],
    ['单价', ['￥12.50'], { type: 'money', measure: '元' }],
    ['完成率', [{ kind: 'percent', value: 0.877 }], { type: 'percent', scale: 1 }],
    ['入学率', ['99.5', '87.0'], { type: 'percent', scale: 1 }],
    ['出生日期', [20150301, '2014-09-01'], { type: 'date' }],
    ['登记', [{ kind: 'date', date: '2026-01-01', text: '2026/1/1' }], { type: 'date' }],
    ['年度', [2025, 2026], { type: 'period', grain: 'year' }],
    ['学年', ['2025-2026', '2025-2026学年'], { type: 'period', grain: 'school_year' }],
    ['学期', ['2025-2026学年第一学期'], { type: 'period', grain: 'term' }],
    ['身份证号', ['11010519491231002X'], { type: 'text', format: 'id_number', encrypted: true, sensitivity: 'sensitive' }],
    ['证件', ['11010519491231002X', '34052419800101001X'], { format: 'id_number', encrypted: true }],
    ['手机', ['13800138000', 13900139000], { type: 'text', format: 'phone' }],
    ['编号', ['007', '008'], { type: 'text' }],
    ['考号', [10001, 10002], { type: 'text' }],
    ['流水', ['1234567890123456', '1'], { type: 'text' }],
    ['寄宿', ['是', '否', '是'], { type: 'choice', list: 'yes_no' }],
    ['达标', [{ kind: 'boolean', value: true }, { kind: 'boolean', value: false }], { type: 'choice', list: 'yes_no' }],
    ['所在校', ['城关小学', '东河小学'], { type: 'unit' }],
    ['联系人', ['周敏', '周敏'], { type: 'person' }],
    ['地点', ['科技楼 101'], { type: 'reference', to: 'room' }],
    ['备注', ['甲'.repeat(90)], { type: 'text', max: 200 }],
    ['空', [], { type: 'text', max: 60 }],
  ])('%s %j', (heading, cells, props) => {
    expect(guess(heading, cells).props).toMatchObject(props);
  });

  it('proposes options where few values come again and again, not where each is its own', () => {
    expect(guess('来源', times(['采购', '捐赠'], 5))).toMatchObject({ props: { type: 'choice' }, options: ['采购', '捐赠'] });
    expect(guess('用途', times(['教学、办公', '教学', '实验、办公'], 3))).toMatchObject({ props: { type: 'choices' }, options: ['教学', '办公', '实验'] });
    expect(guess('来源', ['采购', '捐赠', '自制', '调拨']).options).toBeUndefined();
    expect(guess('姓名', times(['张三', '李四'], 5)).props.type).toBe('text');
  });

  it('forgives a slip in ten, and shows it', () => {
    expect(guess('数量', [...times([5], 19), '若干'])).toMatchObject({ props: { type: 'integer' }, misfits: ['若干'] });
    expect(guess('数量', [...times([5], 5), '若干', '不详']).props.type).toBe('text');
  });
});

const sheet = (rows: readonly (readonly Typed[])[], merged: readonly [number, number, number, number][] = []) => ({
  name: 'Sheet1', hidden: false, head: rows.map((cells, at) => ({ row: at + 1, cells })), merged: merged.map(([firstRow, firstColumn, lastRow, lastColumn]) => ({ firstRow, firstColumn, lastRow, lastColumn })),
});

describe('headings', () => {
  it.each([
    ['* 单价（元）', '单价', '元'], ['学生数（男）', '学生数（男）', ''], ['姓名（必填）', '姓名', ''], ['面积(㎡)', '面积', '㎡'], ['完成率(%)', '完成率', '%'], ['经费（单位：万元）', '经费', '万元'], ['日期（如2026-01-01）', '日期（如2026-01-01）', ''],
  ])('%s', (text, name, measure) => {
    expect(readHeading(text)).toEqual({ name, measure });
  });

  it('stand below a title, over two rows or in one', () => {
    expect(findColumns(sheet([['二〇二六年设备表'], ['名称', '数量'], ['甲', 1]], [[1, 1, 1, 2]]))).toMatchObject({ headingRow: 2, columns: [{ heading: '名称' }, { heading: '数量' }] });
    expect(findColumns(sheet([['学校', '学生', null], [null, '男', '女'], ['甲', 1, 2]], [[1, 1, 2, 1], [1, 2, 1, 3]]))).toMatchObject({ headingRow: 2, columns: [{ heading: '学校' }, { heading: '学生男' }, { heading: '学生女' }] });
    expect(findColumns(sheet([['姓名', '性别'], ['张三', '男'], ['李四', '女']]))).toMatchObject({ headingRow: 1, firstRow: 2 });
    expect(findColumns(sheet([[1, 2], [3, 4]]))).toBeNull();
  });

  it('name the register by the title, else the sheet, else the file', () => {
    expect(nameRegister(sheet([['设备 登记表'], ['名称']]), 2, 'a.xlsx')).toBe('设备登记表');
    expect(nameRegister({ ...sheet([['名称']]), name: '校车' }, 1, 'a.xlsx')).toBe('校车');
    expect(nameRegister(sheet([['名称', '数量']]), 1, '台账（终版）.xlsx')).toBe('台账（终版）');
  });
});

const propose = (headings: readonly string[], rows: readonly (readonly Typed[])[]) => {
  const tally = tallyOf(headings.map((_, at) => at + 1));
  for (const [at, cells] of rows.entries()) tally.take({ row: at + 2, cells });
  const proposed = proposeFields({ headingRow: 1, firstRow: 2, columns: headings.map((heading, at) => ({ column: at + 1, heading })) }, tally, world, (name) => `k${headings.indexOf(name)}`);
  const nameOf = (key: string) => proposed.columns.find((one) => one.key === key)?.name ?? key;
  return { title: nameOf(proposed.title), unique: proposed.unique.map(nameOf), columns: proposed.columns };
};

describe('a register of the columns', () => {
  const idNumbers = ['110101199003074514', '11010119900307109X', '110101199003072121', '110101199003070001'];

  it('is of buses where the driver only goes with the bus; of people where their own number tells them apart', () => {
    expect(propose(['车牌号', '司机姓名', '司机身份证号'], idNumbers.map((number, at) => [`青C10${at}`, ['王强', '李伟', '张军', '刘洋'][at] ?? '', number]))).toMatchObject({ title: '车牌号', unique: ['车牌号'] });
    expect(propose(['姓名', '身份证号', '住址'], idNumbers.map((number, at) => [['王强', '李伟', '张军', '刘洋'][at] ?? '', number, `东街${at}号`]))).toMatchObject({ title: '姓名', unique: ['身份证号'] });
  });

  it('shows no number of a person whole, neither one that fits nor one that does not', () => {
    const { samples, misfits } = propose(['姓名', '身份证号'], idNumbers.map((number) => ['王强', number])).columns[1] ?? { samples: [], misfits: [] };
    expect([...samples, ...misfits].filter((text) => /\d{4}/.test(text))).toEqual([]);
    expect(samples).toContain('110***');
  });
});
