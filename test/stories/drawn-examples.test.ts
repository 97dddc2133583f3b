/* Worked examples of a drawn register are run before it is put in force: one that does not hold keeps it out. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawingReport } from '../../src/contract/drawing.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';
import { fuelList, schoolBus } from './school-bus.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
beforeAll(async () => { office = await world.as('周敏'); });

const withExamples = (...lines: string[]): string => `${schoolBus}examples:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const check = (written: string) => office.do<DrawingReport>('POST', '/api/drawings/check', { written, lists: [fuelList] });
const draw = (written: string) => office.send('POST', '/api/drawings', { written, lists: [fuelList] });

const sound = '{ given: { plate: 青A12345, fuel: 柴油, seats: 40, pupils: 38 }, computes: { load: 95 }, expect: ok }';
const overloaded = '{ given: { plate: 青A12345, fuel: diesel, seats: 40, pupils: 41 }, expect: [{ field: pupils, problem: V130 }] }';

describe('examples', () => {
  it('that hold are told as such', async () => {
    const report = await check(withExamples(sound, overloaded));
    expect(report.faults).toEqual([]);
    expect(report.examples).toMatchObject([{ passes: true, differs: [], computed: { load: '95' } }, { passes: true, found: [{ field: 'pupils', problem: 'V130' }] }]);
  });

  it.each([
    ['another value', sound.replace('95', '90'), '“满载率”应当算得 90，实际是 95'],
    ['a problem that does not come', overloaded.replace('41', '40'), '“乘车学生数”应当有 V130，实际没有'],
    ['a problem nobody expected', sound.replace('pupils: 38', 'pupils: -1').replace('computes: { load: 95 }, ', ''), '“乘车学生数”没有料到 V106'],
    ['a field that is not there', sound.replace('plate', 'plates'), '没有料到'],
    ['a code that is not there', sound.replace('柴油', '煤'), '“燃料”没有料到'],
  ])('with %s keep the register out, with their place', async (_, line, said) => {
    const written = withExamples(overloaded, line);
    const report = await check(written);
    expect(report.examples.map(({ passes }) => passes)).toEqual([true, false]);
    expect(report.faults.map(({ zh }) => zh).join()).toContain(said);
    expect(report.faults[0]).toMatchObject({ line: written.split('\n').findIndex((one) => one.includes(line)) + 1, zh: expect.stringContaining('样例 2 不符') as string, en: expect.stringContaining('example 2 does not hold') as string });
    expectProblem(await draw(written), 'D101');
  });

  it('are run on the day they name', async () => {
    const dated = withExamples('{ given: { plate: 青A1, fuel: diesel, seats: 40, pupils: 1, checked: 2026-05-01 }, on: 2026-05-02, expect: ok }', '{ given: { plate: 青A1, fuel: diesel, seats: 40, pupils: 1, checked: 2026-05-01 }, on: 2026-04-30, expect: [{ field: checked, problem: V107 }] }')
      .replace('unique:', '  checked: { name: 检验日期, type: date, max: today }\nunique:');
    expect((await check(dated)).faults).toEqual([]);
  });

  it('take what they name elsewhere to be there', async () => {
    const naming = withExamples('{ given: { plate: 青A1, fuel: diesel, seats: 40, pupils: 1, garage: 某学校, room: 某教室 }, expect: ok }')
      .replace('unique:', '  garage: { name: 车库单位, type: unit, kinds: [school] }\n  room: { name: 休息室, type: reference, to: room }\nunique:');
    expect((await check(naming)).faults).toEqual([]);
  });

  it('go with the register into force', async () => {
    expect((await draw(withExamples(sound, overloaded))).status).toBe(201);
  });
});
