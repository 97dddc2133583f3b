import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Words { readonly area: string; readonly zh: Record<string, string>; readonly en: Record<string, string> }

const root = new URL('../../', import.meta.url);
const files: string[] = [];
for await (const file of glob('src/web/*/*-words.ts', { cwd: root.pathname })) if (!file.endsWith('define-words.ts')) files.push(file);
const blanks = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

test('words are found', () => {
  expect(files.length).toBeGreaterThan(2);
});

for (const file of files) {
  test(`${file} says everything in both languages`, async () => {
    const module = await import(new URL(file, root).href) as Record<string, Words>;
    const words = Object.values(module).find((one) => typeof one === 'object' && 'zh' in one);
    expect(words).toBeDefined();
    const { zh, en } = words as Words;
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const key of Object.keys(zh)) {
      expect(en[key], key).not.toBe('');
      expect(blanks(en[key] ?? ''), key).toEqual(blanks(zh[key] ?? ''));
    }
  });
}
