import { describe, expect, test } from 'vitest';
import { findCatalogueFaults, listCatalogue, type CatalogueEntry } from './problem-catalogue.ts';
import { findManualFaults, MANUAL, readManual, writeManual } from './problem-manual.ts';
import { REFUSALS, writeRefusals } from './refusals.ts';
import { listFiles, readText } from './source.ts';

const entries = listCatalogue();

test('every code is used once, every sentence is whole and says what to do', () => {
  expect(entries.length).toBeGreaterThan(40);
  expect(findCatalogueFaults(entries)).toEqual([]);
});

test(`the catalogue and ${MANUAL} agree both ways (npm run problems writes the manual)`, () => {
  expect(findManualFaults(entries, readText(MANUAL))).toEqual([]);
});

test(`${REFUSALS} says what the use cases say (npm run problems writes it)`, () => {
  expect(readText(REFUSALS)).toBe(writeRefusals());
  expect(writeRefusals()).toMatch(/'record\.change': \['A103', .*'R301'/);
});

const programs = listFiles('src', 'bin').filter((path) => /\.(ts|tsx|mjs)$/.test(path)).map((path) => ({ path, text: readText(path) }));
// A retired code stays as a comment where it stood, so that it is never given to anything else.
const retired = programs.flatMap(({ text }) => [...text.matchAll(/\/\/ ([A-Z]\d{3}) is retired: /g)].map(([, code = '']) => code));

test('a code written anywhere in the program is in the catalogue, or retired', () => {
  const known = new Set([...retired, ...entries.map((entry) => entry.code)]);
  const unknown = programs.flatMap(({ path, text }) =>
    [...text.matchAll(/\b[AFLRSX][1-9]\d\d\b/g)].map(([code]) => code).filter((code) => !known.has(code)).map((code) => `${path}: ${code}`));
  expect(unknown).toEqual([]);
});

test('a retired code is not given again, and every code in the catalogue is raised somewhere', () => {
  expect(entries.filter((entry) => retired.includes(entry.code))).toEqual([]);
  // The launcher runs before the catalogue can be read, so it raises by number.
  const raised = programs.filter(({ path }) => !path.startsWith('src/domain/problems/') && !path.endsWith('.test.ts'));
  const isRaised = ({ name, code }: CatalogueEntry) => raised.some(({ path, text }) => (path.startsWith('bin/') ? text.includes(code) : new RegExp(`\\.${name}\\b`).test(text)));
  expect(entries.filter((entry) => !isRaised(entry)).map((entry) => entry.name)).toEqual([]);
});

describe('the check itself', () => {
  const good: CatalogueEntry = { name: 'fileGone', code: 'F199', status: 422, zh: '文件“〈name〉”不见了，请重新上传。', en: 'The file "〈name〉" is gone. Upload it again.' };

  test.each([
    ['a code used twice', [good, good], /share this code/],
    ['a code of another shape', [{ ...good, code: 'F1' }], /three digits/],
    ['a status that is no error', [{ ...good, status: 200 }], /400 to 599/],
    ['a sentence without its end', [{ ...good, zh: '文件不见了，请重新上传' }], /ends with 。/],
    ['an English one without', [{ ...good, en: 'It is gone. Upload it again' }], /full stop/],
    ['a sentence that leaves people alone', [{ ...good, zh: '文件不见了。' }], /Chinese sentence does not say what to do/],
    ['an English one that does', [{ ...good, en: 'The file is gone.' }], /English sentence does not say what to do/],
    ['a blank that is no text', [{ ...good, zh: '请看[object Object]。' }], /not text/],
  ])('refuses %s', (_name, samples, message) => {
    expect(findCatalogueFaults([good]).length).toBe(0);
    expect(findCatalogueFaults(samples)).toEqual([expect.stringMatching(message)]);
  });

  const manual = writeManual([good], '');

  test('tells missing, superfluous, changed and empty rows of the manual', () => {
    expect(findManualFaults([good], manual)).toEqual([]);
    expect(findManualFaults([good], '')).toEqual([`missing, add: | F199 | 422 | ${good.zh} | 按提示办理。 |`]);
    expect(findManualFaults([], manual)).toEqual([expect.stringMatching(/^F199: not in the catalogue/)]);
    expect(findManualFaults([{ ...good, status: 423 }], manual)).toEqual([expect.stringMatching(/^changed, write: \| F199 \| 423/)]);
    expect(findManualFaults([good], manual.replace('按提示办理。', ''))).toEqual(['F199: the last column is empty']);
  });

  test('keeps what people wrote when the manual is written anew', () => {
    const held = manual.replace('按提示办理。', '在文件列表中找到它。');
    expect(readManual(writeManual([{ ...good, zh: '文件没有了，请重新上传。' }], held))).toEqual([
      { code: 'F199', status: '422', sentence: '文件没有了，请重新上传。', advice: '在文件列表中找到它。' },
    ]);
  });
});
