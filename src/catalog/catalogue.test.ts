/* The built-in definitions prove themselves: every worked example runs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { runExample, type ExampleWorld } from '../domain/register/run-example.ts';
import { readCatalogue } from './read-catalogue.ts';

const catalogue = await readCatalogue();
const world: ExampleWorld = { today: '2026-09-10', ...catalogue };

describe.each([...catalogue.registers.values()].map((register) => [register.key, register] as const))('%s', (_, register) => {
  it('has worked examples, good and bad', () => {
    expect(register.examples.map((example) => example.expect.length === 0)).toEqual(expect.arrayContaining([true, false]));
  });

  it.each(register.examples.map((example) => [JSON.stringify(example.given), example] as const))('%s', (__, example) => {
    const { values, findings, differs } = runExample(register, example, world);
    expect(findings.map(({ field, code }) => ({ field, problem: code }))).toEqual(example.expect);
    expect(values).toMatchObject(example.computes ?? {});
    expect(differs).toEqual([]);
  });

  it('is named in English too', () => {
    const named = [register.name, ...register.fields.map((field) => field.name), ...register.checks.map((check) => check.say), ...register.display.groups.map((group) => group.name)];
    expect(named.filter(({ en }) => /\p{Script=Han}/u.test(en))).toEqual([]);
  });
});

it('is frozen to the bottom', () => {
  expect(() => { (catalogue.registers.get('class') as unknown as { fields: { key: string }[] }).fields.push({ key: 'x' }); }).toThrow(TypeError);
});

const file = (field: string, more = '') => `key: thing\nname: 物\nen: Thing\nkept_by: [school]\nfields:\n  a: { name: 甲, en: A, type: integer }\n  ${field}\ndisplay: { title: "{a}" }\n${more}`;

describe('a wrong definition stops the start with file and line', () => {
  let faults: (text: string) => Promise<string>;
  beforeAll(async () => {
    const { mkdtemp, mkdir, writeFile } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const { pathToFileURL } = await import('node:url');
    faults = async (text) => {
      const root = await mkdtemp(join(tmpdir(), 'catalogue-'));
      await mkdir(join(root, 'area/registers'), { recursive: true });
      await writeFile(join(root, 'area/registers/thing.yaml'), text);
      return readCatalogue({ root: pathToFileURL(`${root}/`) }).then(() => 'fine', (failure: Error) => failure.message);
    };
  });

  it.each<[string, string, RegExp]>([
    ['fine', file('b: { name: 乙, type: text }'), /^fine$/],
    ['a type that is none', file('b: { name: 乙, type: number }'), /thing\.yaml:7:\d+ .*只能是/],
    ['a key that is none', file('b: { name: 乙, type: text, colour: red }'), /thing\.yaml:7:\d+ 不认识“colour”/],
    ['no YAML', 'key: [', /thing\.yaml:1:\d+ YAML/],
    ['not even a mapping', '- 1', /thing\.yaml:1:1/],
    ['an empty file', '', /thing\.yaml:1:1/],
    ['another key than the file', file('b: { name: 乙, type: text }').replace('key: thing', 'key: other'), /thing\.yaml:1:6 .*须与文件名相同/],
    ['a list that is not there', file('b: { name: 乙, type: choice, list: nowhere }'), /thing\.yaml:7:\d+ 没有“nowhere”这个代码表/],
    ['a choice without list', file('b: { name: 乙, type: choice }'), /须写 list/],
    ['a register that is not there', file('b: { name: 乙, type: reference, to: nowhere }'), /没有“nowhere”这个台账/],
    ['an unknown field in a formula', file('b: { name: 乙, type: formula, result: integer, formula: c + 1 }'), /thing\.yaml:7:\d+ 表达式第 1 个字符/],
    ['a formula of the wrong type', file('b: { name: 乙, type: formula, result: text, formula: a + 1 }'), /thing\.yaml:7:\d+ 表达式/],
    ['a formula of itself', file('b: { name: 乙, type: formula, result: integer, formula: b + 1 }'), /就是它自己/],
    ['a check of nothing', file('b: { name: 乙, type: text }', 'checks: [{ key: c, strength: logic, must: a > 0, say: 应为正, marks: [nowhere] }]'), /thing\.yaml:9:\d+ 没有“nowhere”这个字段/],
    ['a check that is no question', file('b: { name: 乙, type: text }', 'checks: [{ key: c, strength: logic, must: a + 1, say: 应为正, marks: [a] }]'), /thing\.yaml:9:\d+ 表达式/],
    ['a title of nothing', file('b: { name: 乙, type: text }').replace('{a}', '{z}'), /没有“z”这个字段/],
    ['titles without end', file('b: { name: 乙, type: reference, to: thing }').replace('{a}', '{b}'), /没有尽头/],
    ['an ID number in the clear', file('b: { name: 乙, type: text, format: id_number }'), /须写 encrypted/],
    ['a file nobody could open', file('b: { name: 乙, type: file, sensitivity: sensitive }'), /thing\.yaml:7:\d+ 附件的敏感级至多 personal/],
    ['a file that personal people open', file('b: { name: 乙, type: file, sensitivity: personal }'), /^fine$/],
    ['a register nobody could see', file('b: { name: 乙, type: file }', 'sensitivity: sensitive\n'), /thing\.yaml:9:\d+ 台账的敏感级至多 personal/],
    ['a pattern that could stop the server', file('b: { name: 乙, type: text, pattern: "(a+)+b" }'), /重复的组里不能再有重复/],
    ['a field of the language’s own', file('unit: { name: 乙, type: text }'), /保留字/],
    ['two fields of one name', file('b: { name: 甲, type: text }'), /两个字段都叫“甲”/],
    ['anchors', file('b: &b { name: 乙, type: text }'), /不能用 & 和 \*/],
    ['a prototype for a field', file('__proto__: { name: 乙, type: text }'), /thing\.yaml/],
    ['the same field twice', file('a: { name: 乙, type: text }'), /thing\.yaml:7:\d+ YAML/],
  ])('%s', async (_, text, expected) => {
    expect(await faults(text)).toMatch(expected);
  });
});
