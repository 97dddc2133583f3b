/* Drawings made to do harm: each is refused with a place and a reason, quickly, and the server goes on. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawingReport } from '../../src/contract/drawing.ts';
import { builtIn } from '../world/built-in.ts';
import { expectCivil } from '../world/civil.ts';
import { useWorld, type Person } from '../world/world.ts';
import { fuelList, schoolBus } from './school-bus.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
beforeAll(async () => { office = await world.as('周敏'); });

const small = (fields: string, more = '') => `key: thing\nname: 物\nkept_by: [school]\nworkflow: plain\nfields:\n  a: { name: 甲, type: integer }\n${fields}\ndisplay: { title: "{a}" }\n${more}`;
const many = (n: number, one: (at: number) => string) => Array.from({ length: n }, (_, at) => one(at)).join('\n');
const deep = (open: string, close: string) => `${open.repeat(60_000)}${close.repeat(60_000)}`;

const hostile: readonly (readonly [string, string, RegExp])[] = [
  ['ten thousand fields', small(many(9_999, (at) => `  f${at}: { name: 字段${at}, type: text }`)), /1 至 200 个字段/],
  ['ten thousand wrong fields', small(many(9_999, (at) => `  f${at}: { name: 字段${at}, type: tex }`)), /只能是/],
  ['a pattern of a million characters', small(`  b: { name: 乙, type: text, pattern: "${'a'.repeat(499_000)}" }`), /pattern/],
  ['more than a file may hold', small(`  b: { name: 乙, type: text, pattern: "${'a'.repeat(550_000)}" }`), /500000/],
  ['a pattern that never ends', small('  b: { name: 乙, type: text, pattern: "(a+)+$" }'), /重复/],
  ['a formula nested without end', small(`  b: { name: 乙, type: formula, result: integer, formula: "${'('.repeat(900)}a${')'.repeat(900)}" }`), /表达式/],
  ['titles that refer to one another', small('  b: { name: 乙, type: reference, to: thing }').replace('{a}', '{b}'), /没有尽头/],
  ['laughing aliases', `a: &a [1, 1]\nb: &b [*a, *a]\nc: &c [*b, *b]\n${schoolBus}`, /不能用 & 和 \*/],
  ['merge keys', `<<: &x { key: thing }\n${schoolBus}`, /不能用 & 和 \*/],
  ['brackets in brackets', deep('[', ']'), /嵌套太深|YAML/],
  ['braces in braces', deep('{a: ', '}'), /嵌套太深|YAML/],
  ['a prototype for a field', small('  __proto__: { name: 乙, type: text }'), /不能用“__proto__”作键/],
  ['a constructor for a field', small('  constructor: { name: 乙, type: text }'), /constructor/],
  ['a prototype for a kind of unit', small('  b: { name: 乙, type: unit, kinds: [constructor] }'), /没有“constructor”这类单位/],
  ['SQL for a key', schoolBus.replace('key: school_bus', 'key: "x; drop table unit; --"'), /key/],
  ['SQL for a field', small(`  "b); drop table unit; --": { name: 乙, type: text }`), /fields/],
  ['a name that turns the text around', small('  b: { name: "乙\u202E甲", type: text }'), /看不见/],
  ['a name that cannot be seen', small('  b: { name: "\u200B", type: text }'), /看不见|须有文字/],
  ['a name of the built-in', schoolBus.replace('key: school_bus', 'key: class'), /内置/],
  ['a key that would be a history', small('').replace('key: thing', 'key: thing_history'), /_history/],
  ['a tag', schoolBus.replace('name: 校车', 'name: !!js/function "function () {}"'), /YAML|name/],
  ['nothing', '', /应为|缺少/],
  ['binary', '\u0001\u0002\u0003', /YAML|应为/],
  ['a register of a list', '- 1', /应为/],
];

describe('a drawing made to do harm', () => {
  it.each(hostile)('%s', async (_, written, expected) => {
    const began = process.cpuUsage();
    const report = await office.do<DrawingReport>('POST', '/api/drawings/check', { written, lists: [] });
    expect(report.view).toBeNull();
    expect(report.faults.map(({ zh }) => zh).join('\n')).toMatch(expected);
    expect(report.faults.length).toBeLessThanOrEqual(200);
    const answer = await office.send('POST', '/api/drawings', { written, lists: [] });
    expect(answer.body).toMatchObject({ code: 'D101' });
    expectCivil(answer, written.slice(0, 200));
    // Of the processor, whatever else the machine is busy with.
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(5_000);
  });

  it('leaves no table and no definition behind', async () => {
    expect((await office.get<{ drawings: unknown[] }>('/api/drawings')).drawings).toEqual([]);
    expect((await office.send('POST', '/api/drawings', { written: schoolBus, lists: [fuelList] })).status).toBe(201);
  });

  it('code lists are looked at the same way', async () => {
    const lists = [fuelList.replace('bus_fuel', 'stage'), 'key: [', fuelList, fuelList];
    const { faults } = await office.do<DrawingReport>('POST', '/api/drawings/check', { written: schoolBus, lists });
    expect(faults.map(({ list }) => list)).toEqual(expect.arrayContaining([0, 1, 3]));
  });

  it('bodies that are no drawing are refused by their shape', async () => {
    for (const body of [{}, { written: 1 }, { written: schoolBus, lists: 'x' }, { written: schoolBus, lists: Array.from({ length: 21 }, () => fuelList) }, { written: 'a\0b' }]) {
      expect((await office.send('POST', '/api/drawings', body)).body).toMatchObject({ code: 'R102' });
    }
  });
});
