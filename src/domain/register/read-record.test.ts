import { expect, test } from 'vitest';
import type { RegisterDefinition } from './definition.ts';
import type { ReadContext } from './read-context.ts';
import { readRecord } from './read-record.ts';

const field = { name: { zh: '性别', en: 'Sex' }, key: 'sex', type: 'choice', list: 'sex', required: false, sensitivity: 1, encrypted: false } as const;
const register = { key: 'one', fields: [field] } as unknown as RegisterDefinition;
const items = [{ code: '1', name: { zh: '男', en: 'Male' } }, { code: '2', name: { zh: '女', en: 'Female' } }];

/** Reads these texts one after the other in one context; answers how often the list was asked, and what came of each. */
function readAll(texts: readonly string[]): { readonly asked: number; readonly read: unknown[] } {
  let asked = 0;
  const context = { today: '2026-10-01', codeList: () => { asked += 1; return { key: 'sex', name: field.name, items }; } } as unknown as ReadContext;
  const read = texts.map((sex) => readRecord(register, { sex }, context, true)).map(({ values, findings }) => values['sex'] ?? findings[0]?.code);
  return { asked, read };
}

test('a word that recurs is looked up once, and read the same every time', () => {
  expect(readAll(['女', '男', '女', '无', '无', '女'])).toEqual({ asked: 3, read: ['2', '1', '2', 'V110', 'V110', '2'] });
});

test('what is too long for a word is not kept: a file of such cells must not fill the memory', () => {
  const long = '无'.repeat(30_000);
  expect(readAll([long, long, long])).toEqual({ asked: 3, read: ['V110', 'V110', 'V110'] });
});

test('so many different words are kept and no more', () => {
  const words = Array.from({ length: 700 }, (_, at) => `无${at}`);
  expect(readAll([...words, ...words]).asked).toBe(700 + 200);
});
