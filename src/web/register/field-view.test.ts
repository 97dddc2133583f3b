import { expect, test } from 'vitest';
import { cardTitle, changeableTogether, type FieldView } from './field-view.ts';

const field = (key: string, more: Partial<FieldView>): FieldView => ({ key, name: { zh: key, en: key }, type: 'text', required: false, encrypted: false, masked: false, sensitivity: 'internal', ...more }) as FieldView;

test('one value goes into what people type, not into what is computed, personal or a file, and into a reference of one unit only', () => {
  const fields = [field('a', {}), field('sum', { type: 'formula' }), field('id', { encrypted: true }), field('hidden', { masked: true }), field('paper', { type: 'file' }), field('room', { type: 'reference' })];
  expect(changeableTogether({ fields }, true).map(({ key }) => key)).toEqual(['a', 'room']);
  expect(changeableTogether({ fields }, false).map(({ key }) => key)).toEqual(['a']);
});

test.each([
  ['2026-2027', '2026-2027 一年级1班', '2026-2027 一年级1班'], ['', '一年级1班', '一年级1班'], ['青岚县实验小学', '2026-2027 一年级1班', '青岚县实验小学 2026-2027 一年级1班'],
])('a card whose first column says %s of %s is headed by %s', (first, title, headed) => {
  expect(cardTitle(first, title)).toBe(headed);
});
