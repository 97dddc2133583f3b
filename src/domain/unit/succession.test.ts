import { describe, expect, test } from 'vitest';
import type { FieldDefinition } from '../register/definition.ts';
import { dateFaults, describesUnit, mergeFaults, periodAt, successionNote, unitFaults, type ChangingUnit } from './succession.ts';

const unit = (id: string, more: Partial<ChangingUnit> = {}): ChangingUnit => ({ id, name: `${id}校`, kind: 'school', retired: false, ...more });
const words = (faults: readonly { readonly zh: string }[]) => faults.map(({ zh }) => zh);

describe('who may merge into whom', () => {
  test('schools into a school', () => {
    expect(mergeFaults([unit('a'), unit('b')], unit('c'))).toEqual([]);
  });

  test.each<[string, ChangingUnit[], ChangingUnit, string]>([
    ['nobody', [], unit('c'), '没有选择要并入的单位'], ['itself', [unit('c')], unit('c'), '“c校”不能并入自己'], ['a retired one', [unit('a', { retired: true })], unit('c'), '“a校”已停用'],
    ['into a retired one', [unit('a')], unit('c', { retired: true }), '“c校”已停用'], ['another kind', [unit('a', { kind: 'kindergarten' })], unit('c'), '“a校”与“c校”的类别不同'],
    ['a section', [unit('a', { kind: 'section' })], unit('c', { kind: 'section' }), '“a校”不是学校、幼儿园或培训机构'],
  ])('not %s', (_name, from, to, fault) => {
    expect(words(mergeFaults(from, to))).toContain(fault);
  });

  test('all faults are told at once', () => {
    expect(mergeFaults([unit('a', { retired: true }), unit('b', { kind: 'district' })], unit('c'))).toHaveLength(3);
  });

  test('a bureau is neither split nor closed', () => {
    expect(words(unitFaults(unit('j', { kind: 'bureau' })))).toEqual(['“j校”不是学校、幼儿园或培训机构']);
  });

  test('today or earlier', () => {
    expect([dateFaults('2026-03-02', '2026-03-02'), dateFaults('2020-01-01', '2026-03-02'), words(dateFaults('2026-03-03', '2026-03-02'))]).toEqual([[], [], ['生效日期还没有到']]);
  });
});

describe('what becomes of a register', () => {
  const field = (key: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({ key, name: { zh: key, en: key }, type: 'text', required: false, sensitivity: 1, encrypted: false, ...more });
  const fields = [field('year', { type: 'period', grain: 'school_year' }), field('code'), field('number')];

  test.each<[readonly (readonly string[])[], boolean]>([
    [[['unit']], true], [[['unit', 'year']], true], [[['code'], ['unit']], true], [[['unit', 'year', 'number']], false], [[['code']], false], [[], false], [[['year']], false],
  ])('unique by %j describes the unit itself: %s', (unique, itself) => {
    expect(describesUnit({ unique, fields })).toBe(itself);
  });

  test('the period it is told apart by, when there is one', () => {
    expect(periodAt({ unique: [['unit', 'year', 'number']], fields }, '2026-03-02')).toEqual({ key: 'year', grain: 'school_year', period: '2025-2026' });
    expect(periodAt({ unique: [['code']], fields }, '2026-03-02')).toBeNull();
  });

  test('the note names units and document', () => {
    expect(successionNote('merge', ['甲校', '乙校'], '丙校', '某教〔2026〕8号')).toBe('“甲校”、“乙校”并入“丙校”（某教〔2026〕8号）');
    expect(successionNote('close', ['甲校'], '某局', '某教〔2026〕8号')).toBe('“甲校”撤销（某教〔2026〕8号）');
  });
});
