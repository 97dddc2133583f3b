import { describe, expect, it } from 'vitest';
import { fieldsOfTitle, titleOf } from './record-title.ts';

const show = (key: string): string => ({ name: '孟喆', grade: '三年级', number: '2', blank: '', odd: ' a\t b ' })[key] ?? `?${key}`;

describe('titleOf', () => {
  it.each([
    ['{name}', '孟喆'], ['{grade}{number}班', '三年级2班'], ['{grade} {blank} {number}班', '三年级 2班'], ['{blank}', ''], ['{blank} {name} ', '孟喆'], ['{odd}-{name}', 'a b -孟喆'],
    ['没有字段', '没有字段'], ['{Name} {name}', '{Name} 孟喆'], ['{{name}}', '{孟喆}'], ['{name', '{name'], ['name}{name}', 'name}孟喆'], ['{}', '{}'], ['{unknown}', '?unknown'],
  ])('%s → %s', (title, shown) => {
    expect(titleOf(title, show)).toBe(shown);
  });
});

it('fieldsOfTitle names the fields in order', () => {
  expect(fieldsOfTitle('{grade} {number}班 {Name} {}')).toEqual(['grade', 'number']);
});
