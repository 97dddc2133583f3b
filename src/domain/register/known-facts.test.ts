import { describe, expect, it } from 'vitest';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import { factHolders, knownFacts } from './known-facts.ts';
import { burdenOf } from '../round/burden.ts';
import { weighBurden } from './weigh-burden.ts';

type Sketch = Pick<FieldDefinition, 'type'> & Partial<FieldDefinition> & { readonly zh: string };
const register = (key: string, unique: readonly (readonly string[])[], fields: Readonly<Record<string, Sketch>>, keptBy = ['school']): RegisterDefinition => ({
  key, version: 1, name: { zh: `台账${key}`, en: key }, area: 'x', county: null, keptBy, sensitivity: 1, workflow: 'plain', unique, checks: [],
  fields: Object.entries(fields).map(([field, { zh, ...more }]) => ({ key: field, name: { zh, en: field }, required: false, sensitivity: 1, encrypted: false, ...more })),
  display: { title: '', columns: [], sort: [], groups: [] }, source: '', answers: '', minutes: 5, examples: [],
});
const school = register('school', [['unit']], { land: { zh: '占地面积', type: 'decimal' }, head: { zh: '校长', type: 'text' }, note: { zh: '备注', type: 'text' } });
const classes = register('class', [['unit', 'number']], { number: { zh: '班号', type: 'integer' }, pupils: { zh: '学生数', type: 'integer' }, teacher: { zh: '班主任', type: 'text' } });
const teachers = register('teacher', [['id']], { id: { zh: '身份证号', type: 'text', format: 'id_number' }, sex: { zh: '性别', type: 'choice', list: 'sex' } });
const all = [school, classes, teachers];
const known = (one: RegisterDefinition) => knownFacts(one, [...all, one]).map(({ field, heldBy, shown }) => `${field} ${heldBy.zh} ${shown?.formula ?? '-'}`);

describe('a fact is known', () => {
  it.each<[string, RegisterDefinition, string[]]>([
    ['where its field says who knows it first', register('a', [['unit']], { x: { zh: '在编人数', type: 'integer', knownFrom: '人事' } }), ['x 人事 -']],
    ['when a register about the same unit holds it, blanks in the name aside', register('a', [['unit', 'year']], { year: { zh: '年份', type: 'period', grain: 'year' }, x: { zh: '占地 面积', type: 'integer' } }), ['x 台账school max(school.land)']],
    ['when it adds up over the things of the unit', register('a', [['unit']], { x: { zh: '学生数', type: 'integer' }, y: { zh: '班主任', type: 'text' } }), ['x 台账class sum(class.pupils)']],
    ['when nobody can say what a row is about', register('a', [], { x: { zh: '学生数', type: 'integer' }, y: { zh: '班主任', type: 'text' }, z: { zh: '学生数', type: 'text' } }), ['x 台账class sum(class.pupils)', 'y 台账class -']],
    ['of the same person', register('a', [['card']], { card: { zh: '证件号', type: 'text', format: 'id_number' }, x: { zh: '性别', type: 'choice', list: 'sex' } }), ['x 台账teacher -']],
    ['not of another: the sex of a pupil is not that of a teacher', register('a', [['code']], { code: { zh: '学籍号', type: 'text', format: 'student_number' }, x: { zh: '性别', type: 'choice', list: 'sex' } }), []],
    ['of the same thing: told apart by the same names', register('a', [['unit', 'no']], { no: { zh: '班号', type: 'integer' }, x: { zh: '班主任', type: 'text' } }), ['x 台账class -']],
    ['not of another thing', register('a', [['plate']], { plate: { zh: '车牌', type: 'text' }, x: { zh: '学生数', type: 'integer' } }), []],
    ['not for a plain name, a link, a formula or what tells rows apart', register('a', [['unit', 'head']], { head: { zh: '校长', type: 'text' }, note: { zh: '备注', type: 'text' }, x: { zh: '学生数', type: 'formula', result: 'integer' }, y: { zh: '占地面积', type: 'reference', to: 'school' } }), []],
    ['not by those who keep nothing of the kind', register('a', [['unit']], { x: { zh: '占地面积', type: 'decimal' } }, ['section']), []],
  ])('%s', (_, one, expected) => { expect(known(one)).toEqual(expected); });

  it('of a built-in register, not where the other says it has it from elsewhere; of a form that was drawn, there too', () => {
    const copy = register('staffing', [['unit', 'year']], { year: { zh: '年份', type: 'period', grain: 'year' }, area: { zh: '城乡类型', type: 'choice', list: 'area', knownFrom: '学校基本情况' } });
    const source = register('source', [['unit']], { area: { zh: '城乡类型', type: 'choice', list: 'area' } });
    expect(knownFacts(source, [copy])).toEqual([]);
    expect(factHolders(source, [copy])).toEqual([]);
    expect(factHolders(copy, [source]).map(({ field, holder }) => `${field} ${holder.key}`)).toEqual(['area source']);
    expect(knownFacts({ ...source, county: 'qinglan' }, [copy]).map(({ field }) => field)).toEqual(['area']);
  });

  it('by the same rule for a new form and for the burden ledger', () => {
    const form = register('form', [['unit']], { x: { zh: '学生数', type: 'integer' }, y: { zh: '新问题', type: 'text' } });
    const [ledger] = burdenOf([{ roundId: 'r', register: 'form', units: 10 }], [...all, form]);
    expect(ledger?.known).toEqual(weighBurden(form, all).known);
    expect(ledger).toMatchObject({ fields: 2, reports: 10, cells: 20, minutes: 50 });
  });
});
