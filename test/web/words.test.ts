import { glob, readFile } from 'node:fs/promises';
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
    // The name of the other language, and names of counties given as examples, stay Chinese.
    expect(Object.keys(en).filter((key) => /[\p{Script=Han}，。；：（）]/u.test(en[key]?.replaceAll(/中文|清河县(?:教育局)?/g, '') ?? ''))).toEqual([]);
    for (const key of Object.keys(zh)) {
      expect(en[key], key).not.toBe('');
      expect(blanks(en[key] ?? ''), key).toEqual(blanks(zh[key] ?? ''));
    }
  });
}

test('no word is kept that no screen says', async () => {
  const screens: string[] = [];
  for await (const file of glob('src/web/**/*.{ts,tsx}', { cwd: root.pathname })) {
    if (!/-words\.ts$|\.test\.tsx?$/.test(file)) screens.push(await readFile(new URL(file, root), 'utf8'));
  }
  const said = screens.join('\n');
  // A key made of pieces, say(`sign_${bound}`), says every word of that shape.
  const shapes = [...said.matchAll(/say\(`([^`]+)`/g)].map(([, made = '']) => new RegExp(`^${made.replaceAll(/\$\{[^}]*\}/g, '\\w+')}$`));
  const silent: string[] = [];
  for (const file of files) {
    const module = await import(new URL(file, root).href) as Record<string, Words>;
    const keys = Object.values(module).flatMap((one) => (typeof one === 'object' && 'zh' in one ? Object.keys(one.zh) : []));
    silent.push(...keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(said) && !shapes.some((shape) => shape.test(key))).map((key) => `${file}: ${key}`));
  }
  expect(silent).toEqual([]);
});
