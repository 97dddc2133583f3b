/*
 * The balance between schools over HTTP with the built-in definitions: weighed from registers as they are kept, what is
 * missing named, the same by the workbook, and a plan made beside the server.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { weighWorkbook } from '../../src/app/balance/weigh-workbook.ts';
import type { BalancePlanView, BalanceView } from '../../src/contract/balance.ts';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { addFewSchools } from '../world/few-schools.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let units: ReadonlyMap<string, Unit>;

const weigh = (who: Person, query = '') => who.get<BalanceView>(`/api/balance?rules=2017${query}`);

beforeAll(async () => {
  office = await world.as('周敏');
  units = await addFewSchools(office, [['青岚县实验小学', 60, 120_000], ['石岭小学', 40, 20_000], ['东河小学', 50, null]]);
}, 60_000);

describe('weighed from registers', () => {
  it('gives coefficients, who adds most, what is missing and where, and the rows behind a number', async () => {
    const { result, period, gaps, unplaced, columns, schools, whole } = await weigh(office);
    expect([period, whole, schools.map(({ name }) => name).toSorted()]).toEqual(['2025-2026', true, ['东河小学', '石岭小学', '青岚县实验小学']]);
    const nameOf = (row: number) => schools.find((one) => one.row === row)?.name;
    const level = result?.levels[0];
    const instruments = level?.indicators.find(({ indicator }) => indicator === 'instruments');
    // 2,000 and 500 a pupil, 60 and 40 pupils: mean 1,400, deviation 734.85.
    expect(instruments?.mean).toBeCloseTo(1400, 6);
    expect(instruments?.coefficient).toBeCloseTo(Math.sqrt(0.24) * 1500 / 1400, 9);
    expect(instruments?.missing.map(nameOf)).toEqual(['东河小学']);
    expect(gaps.map(({ row, column, register }) => [nameOf(row), column, register])).toEqual([['东河小学', 'instruments', 'equipment'], ['东河小学', 'multimedia_rooms', 'equipment']]);
    expect(unplaced.length).toBeGreaterThan(0);
    expect(level?.schools.map(({ name, passes }) => [name, passes])).toEqual(expect.arrayContaining([['青岚县实验小学', true], ['石岭小学', false], ['东河小学', null]]));
    const part = columns.find(({ key }) => key === 'backbone_teachers_primary')?.parts[1];
    const rows = await office.get<RecordPageView>(`/api/registers/${part?.register}/records?${new URLSearchParams({ where: part?.where ?? '', unit: units.get('石岭小学')?.id ?? '' })}`);
    expect(rows.records).toHaveLength(1);
  });

  it('of an earlier moment is what stood then; rules nobody has are not found', async () => {
    expect((await weigh(office, '&asOf=2026-03-01')).schools).toEqual([]);
    expectProblem(await office.send('GET', '/api/balance?rules=2099'), 'R101');
    expectProblem(await (await world.as('刘扬')).send('GET', '/api/balance'), 'A103');
  });

  it('shows a district its own schools without teachers, and no coefficients', async () => {
    const view = await weigh(await world.as('唐莉'));
    expect([view.whole, view.result, view.schools.map(({ name }) => name), view.items]).toEqual([false, null, ['石岭小学'], []]);
    expect(view.columns.filter(({ withheld }) => withheld).map(({ registers }) => registers.join())).toEqual(Array.from({ length: 6 }, () => 'teacher'));
    expect(Object.keys(view.schools[0]?.amounts ?? {})).toEqual(['teaching_area', 'indoor_sports', 'sports_field', 'instruments', 'multimedia_rooms']);
  });
});

it('what is tried is weighed by the command alike, once nothing is missing', async () => {
  const { schools } = await weigh(office);
  const row = schools.find(({ name }) => name === '东河小学')?.row ?? 0;
  const trials = [{ row, column: 'instruments', value: 100_000.5 }, { row, column: 'multimedia_rooms', value: 2 }];
  const answer = await office.send('POST', '/api/balance/workbook', { rules: '2017', trials });
  expect(String(answer.headers['content-disposition'])).toContain(encodeURIComponent('试算'));
  const weighed = await weighWorkbook({ name: 'schools.xlsx', bytes: answer.raw }, '2017', new Date(world.clock.now));
  expect(weighed.findings).toEqual([]);
  expect(weighed.result?.levels[0]?.schools.map(({ name, pupils }) => [name, pupils]).toSorted()).toEqual([['东河小学', 50], ['石岭小学', 40], ['青岚县实验小学', 60]]);
  expect(weighed.checklist?.find(({ item }) => item.key === 'largest_primary_class')).toMatchObject({ answer: 60, met: false });
});

it('a plan is made beside the server of the schools that are known, at prices of one’s own', async () => {
  const plan = await office.do<BalancePlanView>('POST', '/api/balance/plan', { rules: '2017', prices: { instruments: 2 }, seconds: 60 });
  expect(plan.leftOut).toEqual(['东河小学']);
  expect(plan.after.met).toBe(true);
  // 85 % of 2,000 for 40 pupils is 68,000: 48,000 yuan's worth more, at double price.
  expect(plan.steps.map(({ name, good, count, cost }) => [name, good, count, cost])).toEqual([['石岭小学', 'instruments', 48_000, 96_000]]);
  expectProblem(await (await world.as('唐莉')).send('POST', '/api/balance/plan', {}), 'A103');
}, 90_000);
