/* Two small registers with every type of field, a code list and a table of limits: what expression tests speak about. */
import { environmentOf, expressionWorld, type ExpressionWorld, type RegisterOutline } from '../../src/domain/expression/environment.ts';
import type { CodeList, LimitTable } from '../../src/domain/register/definition.ts';

type Field = RegisterOutline['fields'][number];

const field = (key: string, zh: string, type: Field['type'], more: Partial<Field> = {}): Field => ({ key, name: { zh, en: key.replaceAll('_', ' ') }, type, encrypted: false, ...more });

/** One row for each school and year. */
export const school: RegisterOutline = {
  key: 'school', name: { zh: '学校', en: 'school' },
  fields: [
    field('name', '校名', 'text'), field('pupils', '学生数', 'integer'), field('boarders', '寄宿生数', 'integer'), field('teachers', '教师数', 'integer'),
    field('books', '图书册数', 'integer'), field('area', '校舍面积', 'decimal'), field('value', '设备值', 'money'), field('passed', '达标率', 'percent'),
    field('founded', '建校日期', 'date'), field('checked_on', '检查日期', 'date'), field('stage', '学段', 'choice', { list: 'stage' }),
    field('offers', '开设项目', 'choices', { list: 'offer' }), field('head', '校长', 'person'), field('note', '备注', 'text'),
    field('bank_card', '银行卡号', 'text', { encrypted: true }), field('ratio', '生师比', 'formula', { result: 'decimal' }),
  ],
};

/** One row for each class of a school. */
export const classes: RegisterOutline = {
  key: 'class', name: { zh: '班级', en: 'class' },
  fields: [
    field('name', '班名', 'text'), field('size', '人数', 'integer'), field('girls', '女生数', 'integer'), field('grade', '年级', 'choice', { list: 'grade' }),
    field('school', '所属学校', 'reference', { to: 'school' }), field('opened', '开班日期', 'date'), field('room', '教室面积', 'decimal'),
    field('at', '校区', 'unit'),
  ],
};

const list = (key: string, ...codes: readonly [string, string][]): [string, CodeList] =>
  [key, { key, name: { zh: key, en: key }, source: 'made for tests', items: codes.map(([code, zh]) => ({ code, name: { zh, en: code } })) }];

const codeLists = new Map([
  list('stage', ['primary', '小学'], ['junior', '初中'], ['nine_year', '九年一贯']), list('grade', ['1', '一年级'], ['2', '二年级']),
  list('offer', ['swim', '游泳'], ['chess', '围棋'], ['𬭎', '罕']),
]);

/** Class sizes: by stage, with a province that is stricter and a later year. */
export const classSize: LimitTable = {
  key: 'class_size', name: { zh: '班额上限', en: 'class size' },
  rows: [
    { for: 'primary', from: '2010-09-01', value: 45, level: 'national', source: 'made for tests' },
    { for: 'junior', from: '2010-09-01', value: 50, level: 'national', source: 'made for tests' },
    { for: 'primary', from: '2024-09-01', value: 40.5, level: 'province', source: 'made for tests' },
    { for: 'primary', from: '2025-09-01', value: 44, level: 'national', source: 'made for tests' },
    { for: '*', from: '2015-01-01', value: 55, level: 'national', source: 'made for tests' },
  ],
};

/** What expressions can name here. */
export const sampleWorld: ExpressionWorld = expressionWorld([school, classes], codeLists, new Map([[classSize.key, classSize]]));

/** As seen from a school, from a class, from nowhere. */
export const env = { school: environmentOf(sampleWorld, 'school'), class: environmentOf(sampleWorld, 'class'), none: environmentOf(sampleWorld, null) };
