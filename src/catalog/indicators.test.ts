/* The built-in indicators prove themselves in memory; the database comes to the same in src/db/indicators. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runIndicatorExample } from '../domain/indicator/run-indicator-example.ts';
import { readCatalogue } from './read-catalogue.ts';

const catalogue = await readCatalogue();

describe.each([...catalogue.indicators.values()].map((indicator) => [indicator.key, indicator] as const))('%s', (_, indicator) => {
  it.each(indicator.examples.map((example, at) => [at + 1, example] as const))('example %i holds', (__, example) => {
    expect(runIndicatorExample(indicator, example, catalogue).differs).toBeNull();
  });

  it('is named in English too', () => {
    const named = [indicator.name, indicator.measure, indicator.numerator, indicator.denominator, indicator.note].flatMap((words) => words?.en ?? []);
    expect(named.filter((en) => /\p{Script=Han}/u.test(en))).toEqual([]);
  });
});

it('says of no indicator the same as of another', () => {
  const all = [...catalogue.indicators.values()];
  expect([new Set(all.map(({ name }) => name.zh)).size, new Set(all.map(({ name }) => name.en)).size, new Set(all.map(({ formula }) => formula.text)).size]).toEqual([all.length, all.length, all.length]);
});

const REGISTER = `key: shelf\nname: 书架\nen: Shelves\nkept_by: [school]\nfields:\n  year: { name: 年份, type: period, grain: year }\n  books: { name: 图书, type: integer }\n  kind: { name: 类别, type: text, max: 9 }\n  secret: { name: 秘密, type: integer, sensitivity: sensitive }\nunique: [[unit, year]]\ndisplay: { title: "{year}" }\n`;
const file = (formula: string, more = 'time: year') => `key: thing\nname: 物\nformula: ${formula}\n${more}\nexamples: [{ rows: { shelf: [{ books: 3 }] }, value: 3 }]\n`;

async function read(text: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'indicators-'));
  for (const folder of ['registers', 'indicators']) await mkdir(join(root, 'area', folder), { recursive: true });
  await writeFile(join(root, 'area/registers/shelf.yaml'), REGISTER);
  await writeFile(join(root, 'area/indicators/thing.yaml'), text);
  return readCatalogue({ root: pathToFileURL(`${root}/`) }).then(() => 'fine', (failure: Error) => failure.message);
}

describe('a wrong indicator stops the start with file and line', () => {
  it.each<[string, string, RegExp]>([
    ['fine', file('sum(shelf.books)'), /^fine$/],
    ['a field that is none', file('sum(shelf.boks)'), /indicators\/thing\.yaml:3:\d+ 表达式第 5 个字符.*boks/],
    ['a register that is none', file('count(shelves)'), /thing\.yaml:3:\d+ .*shelves/],
    ['a field without a summary', file('shelf.books'), /thing\.yaml:3/],
    ['no number', file('count(shelf) > 1'), /thing\.yaml:3/],
    ['a text', file('max(shelf.kind)'), /thing\.yaml:3/],
    ['nothing summed up', file('1 + 1'), /没有汇总/],
    ['what does not add up over units', file('count_distinct(shelf.kind)'), /thing\.yaml:3:\d+ .*count_distinct/],
    ['a day over rows of periods', file('sum(shelf.books)', 'time: day'), /thing\.yaml:4:\d+ .*一期一行/],
    ['a time that is none', file('sum(shelf.books)', 'time: week'), /thing\.yaml:4:\d+ .*只能是/],
    ['a stage that is missing', file('sum(shelf.books)', 'time: year\nstage: {}'), /还缺 shelf/],
    ['a stage that is no text', file('sum(shelf.books)', 'time: year\nstage: { shelf: books }'), /thing\.yaml:5/],
    ['a sensitive field', file('sum(shelf.secret)'), /thing\.yaml:3:\d+ .*敏感/],
    ['a field of an example that is none', file('sum(shelf.books)').replace('{ books: 3 }', '{ boks: 3 }'), /thing\.yaml:5:\d+ 没有“boks”/],
    ['a register of an example that is not used', file('sum(shelf.books)').replace('shelf: [{', 'other: [{'), /不用“other”/],
    ['a period of an example that is none', file('sum(shelf.books)').replace('value: 3', 'period: 2026-2027, value: 3'), /不是这个指标的一期/],
    ['another key than the file', file('sum(shelf.books)').replace('key: thing', 'key: other'), /须与文件名相同/],
    ['no example', file('sum(shelf.books)').replace(/examples.*/, 'examples: []'), /thing\.yaml:5/],
  ])('%s', async (_, text, expected) => { expect(await read(text)).toMatch(expected); });
});
