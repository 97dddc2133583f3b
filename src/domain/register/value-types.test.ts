import { describe, expect, it } from 'vitest';
import type { FieldDefinition, RegisterDefinition, ValueTypeName } from './definition.ts';
import type { ReadContext } from './read-context.ts';
import { textFormatRules } from './text-format.ts';
import type { Typed } from './typed.ts';
import { valueTypes } from './value-types.ts';

const words = (zh: string) => ({ zh, en: zh });
const named = (type: ValueTypeName, more: Partial<FieldDefinition> = {}): FieldDefinition => ({ key: 'f', name: words('字段'), type, required: false, sensitivity: 1, encrypted: false, ...more });
const klass = { key: 'class', name: words('班级') } as unknown as RegisterDefinition;

const context: ReadContext = {
  today: '2026-03-02',
  codeList: () => ({ key: 'kind', name: words('类别'), source: '', items: [{ code: 'fire', name: { zh: '消防', en: 'Fire' } }, { code: 'food', name: { zh: '食品', en: 'Food' } }, { code: 'old', name: words('旧类'), until: '2020-01-01' }] }),
  register: () => klass,
  findUnit: (text) => (text === '城关实验小学' ? { unit: { id: 'u1', name: text, code: 'syxx', kind: 'school' } } : { count: text === '中心小学' ? 2 : 0 }),
  unitNames: ['城关实验小学', '城关第二小学'],
  findPerson: (text) => (text === '张文' ? { id: 'p1' } : { count: 0 }),
  findRecord: (_, text) => (text === '三年级1班' ? { id: 'c1' } : { count: text === '1班' ? 3 : 0 }),
  hasFile: (id) => id === '8d7c9f10-0000-4000-8000-000000000001',
  nameOf: () => undefined,
};

const read = (type: ValueTypeName, typed: Typed, more: Partial<FieldDefinition> = {}) => {
  const outcome = valueTypes[type].read(typed, named(type, more), context);
  return 'value' in outcome ? outcome.value : outcome.findings.map((finding) => finding.code).join();
};

describe.each(Object.entries(valueTypes))('%s', (name, type) => {
  it.each(type.examples.good)('reads “%s”, and what it shows reads the same', (text) => {
    const field = named(name as ValueTypeName);
    const first = type.read(text, field, context);
    expect(first).toHaveProperty('value');
    if (!('value' in first) || first.value === null || ['unit', 'person', 'reference'].includes(name)) return;
    expect(type.read(type.show(first.value, field, context, 'zh'), field, context)).toEqual(first);
  });

  it.each(type.examples.bad)('refuses “%s”', (text) => {
    expect(type.read(text, named(name as ValueTypeName), context)).toHaveProperty('findings');
  });
});

it.each<[ValueTypeName, Typed, Partial<FieldDefinition>, unknown]>([
  ['integer', '35人', { measure: words('人') }, 35],
  ['integer', 35, {}, 35],
  ['integer', 3.5, {}, 'V104'],
  ['integer', '201', { max: 200 }, 'V107'],
  ['integer', '-1', { min: 0 }, 'V106'],
  ['integer', '9'.repeat(30), {}, 'V103'],
  ['decimal', 0.1 + 0.2, { scale: 2 }, '0.3'],
  ['decimal', '1e3', {}, 'V103'],
  ['decimal', '1.005', {}, 'V105'],
  ['money', '－20', {}, '-20'],
  ['percent', { kind: 'percent', value: 0.877 }, {}, '87.7'],
  ['percent', { kind: 'percent', value: 0.07 }, {}, '7'],
  ['text', 110105194912310020, { max: 30 }, 'V123'],
  ['text', 3501, {}, '3501'],
  ['period', { kind: 'date', date: '2026-03-01', text: '2026-03' }, { grain: 'month' }, '2026-03'],
  ['text', '　城关　', {}, '城关'],
  ['text', '𬭎'.repeat(3), { max: 3 }, '𬭎𬭎𬭎'],
  ['text', '太长了', { max: 2 }, 'V102'],
  ['text', 'A-12', { pattern: { source: '[A-Z]-\\d{2}', say: words('应如 A-01') } }, 'A-12'],
  ['text', 'A-123', { pattern: { source: '[A-Z]-\\d{2}', say: words('应如 A-01') } }, 'V112'],
  ['text', '11010519491231002x', { format: 'id_number' }, '11010519491231002X'],
  ['text', '110105194912310021', { format: 'id_number' }, 'V113'],
  ['date', { kind: 'date', date: '2026-03-01', text: '3月1日' }, {}, '2026-03-01'],
  ['date', '2026-03-03', { max: 'today' }, 'V107'],
  ['date', '1890年9月1日', { min: '1840-01-01' }, '1890-09-01'], ['date', '1890-09-01', {}, 'V108'], ['date', '1830-09-01', { min: '1840-01-01' }, 'V108'],
  ['date', { kind: 'date', date: '1890-09-01', text: '1890-09-01' }, {}, 'V108'], ['date', { kind: 'date', date: '1890-09-01', text: '1890-09-01' }, { min: '1840-01-01' }, '1890-09-01'],
  ['date', '2000-01-01', { min: '2001-01-01' }, 'V106'],
  ['date', 46082, {}, 'V108'],
  ['date', 20260301, {}, '2026-03-01'],
  ['period', '2026—2027学年', { grain: 'school_year' }, '2026-2027'],
  ['period', '2026学年', { grain: 'school_year' }, '2026-2027'],
  ['period', '2026-27', { grain: 'school_year' }, '2026-2027'],
  ['period', '2026-2028', { grain: 'school_year' }, 'V109'],
  ['period', '2026-2027学年第一学期', { grain: 'term' }, '2026-2027/1'],
  ['period', '2026-2027学年下学期', { grain: 'term' }, '2026-2027/2'],
  ['period', '2026年3月', { grain: 'month' }, '2026-03'],
  ['period', 2026, { grain: 'year' }, '2026'],
  ['choice', ' 消防 ', {}, 'fire'],
  ['choice', 'FIRE', {}, 'fire'],
  ['choice', '旧类', {}, 'V111'],
  ['choices', ['food', 'fire'], {}, ['fire', 'food']],
  ['unit', '城关实验小学', { kinds: ['kindergarten'] }, 'V116'],
  ['unit', '中心小学', {}, 'V115'],
  ['reference', '1班', {}, 'V119'],
])('%s of %j', (type, typed, more, expected) => {
  expect(read(type, typed, more)).toEqual(expected);
});

it('asks after the code that was probably meant', () => {
  const outcome = valueTypes.choice.read('消妨', named('choice'), context);
  expect('findings' in outcome && outcome.findings[0]?.zh).toContain('是不是“消防”');
});

describe.each(Object.entries(textFormatRules))('%s', (_, rule) => {
  it.each(rule.good)('“%s” is right', (text) => expect(rule.fault(rule.normal(text), '2026-03-02')).toBeUndefined());
  it.each(rule.bad)('“%s” is wrong', (text) => {
    expect(rule.fault(rule.normal(text), '2026-03-02')).toBeDefined();
    // What has not the shape is told so, and not also that its check fails.
    expect(rule.odd?.(rule.normal(text))).toBeUndefined();
  });
  it.each(rule.good)('“%s” is nothing to wonder at', (text) => expect(rule.odd?.(rule.normal(text))).toBeUndefined());
  if (rule.odds) it.each(rule.odds)('“%s” is odd, and can be so', (text) => expect([rule.fault(rule.normal(text), '2026-03-02'), rule.odd?.(rule.normal(text))]).toEqual([undefined, expect.objectContaining({ zh: expect.any(String) as string })]));
});
