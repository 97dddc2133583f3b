import { describe, expect, test } from 'vitest';
import { findBadHabits, findImpurity, findLongFiles, findLongFunctions, findUndescribed } from './budgets.ts';
import { isTest, parseSource, readSources } from './source.ts';

const sources = readSources('src', 'bin', 'test', 'bench');
const program = sources.filter((source) => !isTest(source.path));
const inRooms = (...rooms: readonly string[]) => program.filter((source) => rooms.some((room) => source.path.startsWith(`src/${room}/`)));

test('no file is longer than 400 lines', () => {
  expect(program.length).toBeGreaterThan(50);
  expect(findLongFiles(program)).toEqual([]);
});

test('no function is longer than 60 lines', () => {
  expect(findLongFunctions(program)).toEqual([]);
});

test('no any, no empty catch, no default export, no silenced check, no work put off', () => {
  expect(findBadHabits(sources)).toEqual([]);
});

test('everything domain, app and contract export is described', () => {
  expect(findUndescribed(inRooms('domain', 'app', 'contract'))).toEqual([]);
});

test('rules know no clock, no chance, no machine', () => {
  expect(findImpurity(inRooms('domain', 'contract'))).toEqual([]);
});

const sample = (text: string, path = 'src/domain/sample.ts') => [parseSource(path, text)];
const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');

describe('the check itself fails on', () => {
  test('a file of 401 lines, not on one of 400', () => {
    expect(findLongFiles(sample(lines(401, 'f();')))).toEqual(['src/domain/sample.ts: 401 lines, 400 at most. Divide it by what its parts are for.']);
    expect(findLongFiles(sample(`${lines(400, 'f();')}\n`))).toEqual([]);
  });

  test.each([
    ['a function', 61, (body: string) => `function long() {\n${body}\n}`],
    ['an arrow', 61, (body: string) => `const long = () => {\n${body}\n};`],
    ['a method', 61, (body: string) => `class C { long() {\n${body}\n} }`],
  ])('%s of %i lines', (_name, count, wrap) => {
    expect(findLongFunctions(sample(wrap(lines(count - 2, 'f();'))))).toEqual([expect.stringContaining('a function of 61 lines')]);
    expect(findLongFunctions(sample(wrap(lines(count - 3, 'f();\n\n// why\n/* because */'))))).toEqual([]);
  });

  test.each([
    ['any', 'const x: any = 1;', /any/],
    ['any within', 'function f(x: Map<string, any[]>) { return x; }', /any/],
    ['as any', 'const x = y as any;', /any/],
    ['an empty catch', 'try { f(); } catch { }', /empty catch/],
    ['an empty catch that says why', 'try { f(); } catch (e) { /* never mind */ }', /empty catch/],
    ['an empty catch of a promise', 'f().catch(() => {});', /empty \.catch/],
    ['a default export', 'export default function f() {}', /default export/],
    ['a silenced linter', '// oxlint-disable-next-line no-console\nf();', /silences/],
    ['another one', '/* eslint-disable */', /silences/],
    ['a silenced compiler', '// @ts-expect-error\nf(1);', /silences/],
    ['work put off', '// TODO later\nf();', /issue number/],
  ])('%s', (_name, text, message) => {
    expect(findBadHabits(sample(text))).toEqual([expect.stringMatching(message)]);
  });

  test('no habit that is a good one', () => {
    expect(findBadHabits(sample(`// TODO #12: the second half\nconst any = 'any'; try { f(); } catch { g(); } f().catch(() => undefined);`))).toEqual([]);
    expect(findBadHabits(sample('export default {};', 'vite.config.ts'))).toEqual([]);
  });

  test.each([
    ['a function', 'export function f() {}'], ['a constant', 'export const f = 1;'], ['a class', 'export class F {}'],
    ['one described by a line', '// what it does\nexport function f() {}'],
    ['one whose docstring belongs to another', '/** g. */\nconst g = 1;\nexport const f = g;'],
    ['one exported below', 'const f = 1;\nexport { f };'],
  ])('%s without a docstring', (_name, text) => {
    expect(findUndescribed(sample(text))).toEqual([expect.stringMatching(/exported without a docstring/)]);
  });

  test('nothing that is described or needs no description', () => {
    const text = `/** What f does. */\nexport function f() {}\nexport interface Shape { readonly n: number }\nexport type T = string;\nexport { g } from './g.ts';\n/** h. */\nconst h = 1;\nexport { h };`;
    expect(findUndescribed(sample(text))).toEqual([]);
  });

  test.each(['Date.now()', 'new Date()', 'Math.random()', 'process.env.TZ', 'Buffer.from(x)', 'console.log(1)', 'fetch(url)', 'crypto.randomUUID()'])('a rule that uses %s', (text) => {
    expect(findImpurity(sample(`const x = ${text};`))).toHaveLength(1);
  });

  test('no rule that computes with dates it was given', () => {
    expect(findImpurity(sample('const x = new Date(given).getTime() + Date.UTC(2024, 1, 29);'))).toEqual([]);
  });
});
