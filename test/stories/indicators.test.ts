/*
 * Indicators over HTTP with the built-in definitions: a leader reads the county's figures, opens one to its schools and
 * to the rows behind it; nobody gets a figure over rows that are not theirs to see.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrillView, FiguresView, IndicatorRowView, IndicatorView, SeriesView } from '../../src/contract/indicator.ts';
import type { RecordPageView, RecordTotals, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';
import { addFewClasses } from '../world/few-classes.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let inspector: Person;
let district: Person;
let units: ReadonlyMap<string, Unit>;
const unitId = (name: string): string => units.get(name)?.id ?? '';
const SCHOOL = '青岚县实验小学';

const create = async (unit: string, register: string, values: object): Promise<SavedRecord['record']> => {
  const answer = await office.send('POST', `/api/registers/${register}/records`, { unitId: unitId(unit), values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as SavedRecord).record;
};
const aClass = (unit: string, number: number, pupils: number, more = {}) => create(unit, 'class', { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0, ...more });
const figures = (query: Record<string, string>, who = office) => who.get<FiguresView>(`/api/indicators/values?${new URLSearchParams(query)}`);
const series = (query: Record<string, string>, who = office) => who.get<SeriesView>(`/api/indicators/series?${new URLSearchParams(query)}`);
const drill = (key: string, query: Record<string, string> = {}, who = office) => who.get<DrillView>(`/api/indicators/${key}/drill?${new URLSearchParams(query)}`);

beforeAll(async () => {
  [office, inspector, district] = [await world.as('周敏'), await world.as('刘扬'), await world.as('唐莉')];
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
  await addFewClasses(aClass);
  await create(SCHOOL, 'teacher', { staff_number: 'T0001', name: '孟喆', sex: '2', born_on: '1985-03-02', stage: 'primary', full_time: 'yes', degree: 'bachelor' });
  await create('石岭小学', 'teacher', { staff_number: 'T0002', name: '杜岩', sex: '1', born_on: '1990-03-02', stage: 'primary', full_time: 'no', degree: 'associate' });
});

describe('the directory', () => {
  it('lists every indicator and opens one in sentences', async () => {
    const rows = await office.get<IndicatorRowView[]>('/api/indicators');
    expect(rows.find(({ key }) => key === 'large_class_share')).toMatchObject({ area: 'classes', measure: { zh: '%' }, time: 'school_year', better: 'less', byStage: true, registers: ['class'] });
    const one = await office.get<IndicatorView>('/api/indicators/large_class_share');
    expect(one.explanation.zh).toContain('÷ 班级数');
    expect(one.parts.map(({ register }) => register)).toEqual(['class', 'class']);
    expectProblem(await office.send('GET', '/api/indicators/nothing'), 'R101');
    expectProblem(await world.nobody.send('GET', '/api/indicators'), 'A101');
  });
});

describe('figures', () => {
  it('of the county are those of all its rows, for the newest period that has any', async () => {
    const { unit, indicators, rows } = await figures({ keys: 'large_class_share,class_pupils,full_time_teacher_count' });
    expect(unit.name).toBe('青岚县教育局');
    expect(indicators.map(({ period, withheld }) => [period, withheld])).toEqual([['2025-2026', null], ['2025-2026', null], [null, null]]);
    expect(rows).toMatchObject([{ values: ['0.25', '180', '1'], shown: ['25.00', '180', '1'] }]);
    expect(rows[0]?.standing.find(({ register }) => register === 'class')).toMatchObject({ period: '2025-2026', rows: 4, units: 3 });
  });

  it('of another period and of an earlier moment are asked likewise', async () => {
    expect((await figures({ keys: 'large_class_share', period: '2024' })).rows[0]?.values).toEqual(['1']);
    expect((await figures({ keys: 'class_count', period: '2024-2025' })).rows[0]?.values).toEqual(['1']);
    expect((await figures({ keys: 'class_count', asOf: '2026-03-01' })).rows[0]).toMatchObject({ values: [null], shown: [null], standing: [{ rows: 0 }] });
    expect(await office.get<DrillView>('/api/indicators/class_count/drill?asOf=2026-03-01')).toMatchObject({ value: null, shown: null });
    expectProblem(await office.send('GET', '/api/indicators/values?keys=class_count&period=2024-2026'), 'R325');
  });

  it('by unit are those of each, and by stage those of each stage', async () => {
    const below = await figures({ keys: 'large_class_share', by: 'unit' });
    expect(below.rows.filter(({ values: [value] }) => value !== null).map(({ unitName, values }) => [unitName, values[0]])).toEqual([['青岚县教育局', '0.25'], ['北山学区', '0'], ['城关学区', '0.3333333333']]);
    const all = await figures({ keys: 'class_pupils', by: 'all' });
    expect(all.rows.find(({ unitName }) => unitName === SCHOOL)?.values).toEqual(['100']);
    const stages = await figures({ keys: 'class_pupils,books_per_pupil', by: 'stage' });
    expect(stages.rows.map(({ stageName, values }) => [stageName?.zh, ...values])).toEqual([['初中', '50', null], ['小学', '130', null]]);
    expect(stages.indicators.map(({ withheld }) => withheld)).toEqual([null, 'stage']);
  });

  it('over rows that are not theirs to see are withheld, never wrong', async () => {
    const { indicators, rows } = await figures({ keys: 'class_count,full_time_teacher_count' }, inspector);
    expect(indicators.map(({ withheld }) => withheld)).toEqual([null, 'sensitivity']);
    expect(rows[0]?.values).toEqual(['4', null]);
    expectProblem(await inspector.send('GET', '/api/indicators/values?keys=full_time_teacher_count'), 'A103');
    expectProblem(await inspector.send('GET', '/api/indicators/full_time_teacher_count/drill'), 'A103');
    expect((await figures({ keys: 'class_count' }, district)).unit.name).toBe('北山学区');
    expectProblem(await district.send('GET', `/api/indicators/values?keys=class_count&unit=${unitId('城关学区')}`), 'A103');
    expectProblem(await district.send('GET', `/api/indicators/class_count/drill?unit=${unitId('青岚县教育局')}`), 'A103');
  });

  it('all at once take a handful of statements and name nobody', async () => {
    const answer = await office.send('GET', '/api/indicators/values?by=all');
    expect(answer.status).toBe(200);
    expect(answer.raw.toString('utf8')).not.toMatch(/孟喆|杜岩|T000/);
  });
});

describe('a figure', () => {
  it('opens to its parts, the units below with theirs, and the very rows', async () => {
    const county = await drill('large_class_share');
    expect(county).toMatchObject({ value: '0.25', shown: '25.00', unit: { name: '青岚县教育局' }, parts: [{ value: '1', register: 'class' }, { value: '4' }] });
    expect(county.units.filter(({ value }) => value !== null).map(({ unitName, value, parts }) => [unitName, value, parts])).toEqual([['北山学区', '0', ['0', '1']], ['城关学区', '0.3333333333', ['1', '3']]]);
    const [large] = county.parts;
    expect(large?.page).toMatch(/^\/registers\/class\?where=/);
    expect((await office.get<RecordPageView>(large?.records ?? '')).records.map(({ values }) => values['pupils'])).toEqual([60]);
    const school = await drill('large_class_share', { unit: unitId('石岭小学') });
    expect([school.value, school.units]).toEqual(['0', []]);
    expect((await office.get<RecordPageView>(school.parts[1]?.records ?? '')).records).toHaveLength(1);
  });

  it('of every indicator opens to as many rows as it counts', async () => {
    const wrong: unknown[] = [];
    for (const { key } of await office.get<IndicatorRowView[]>('/api/indicators')) {
      const indicator = world.runtime.catalogue.indicators.get(key);
      const { parts } = await drill(key);
      for (const part of parts) {
        const { whole } = await office.get<RecordTotals>(part.records.replace('/records', '/totals'));
        const counts = indicator?.formula.text.startsWith('count(') === true && parts.length === 1;
        if (counts && String(whole.count) !== part.value) wrong.push([key, part.where, whole.count, part.value]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('of a past moment opens to the rows as they were', async () => {
    const before = new Date(world.clock.now);
    world.clock.now = new Date(before.getTime() + 60_000);
    const extra = await aClass('石岭小学', 3, 70);
    const [now, then] = [await drill('large_class_count'), await drill('large_class_count', { asOf: before.toISOString() })];
    expect([now.value, then.value]).toEqual(['2', '1']);
    expect((await office.get<RecordPageView>(now.parts[0]?.records ?? '')).records).toHaveLength(2);
    expect((await office.get<RecordPageView>(then.parts[0]?.records ?? '')).records.map(({ id }) => id)).not.toContain(extra.id);
  });
});

describe('a series', () => {
  it('gives the periods one after another, each against the year before, and says where nothing was reported', async () => {
    const { rows: [row], indicators } = await series({ keys: 'large_class_share,class_pupils', points: '3' });
    expect(indicators.map(({ period }) => period)).toEqual(['2025-2026', '2025-2026']);
    expect(row?.series[0]?.map(({ period, shown, empty, change }) => [period, shown, empty, change?.shown, change?.rate, change?.verdict])).toEqual([
      ['2023-2024', null, true, undefined, undefined, undefined], ['2024-2025', '100.00', false, undefined, undefined, undefined], ['2025-2026', '40.00', false, '-60.00', null, 'better'],
    ]);
    expect(row?.series[1]?.at(-1)).toMatchObject({ value: '250', change: { before: '66', difference: '184', rate: '+278.8', verdict: 'none' }, standing: [{ register: 'class', period: '2025-2026', rows: 5 }] });
    const [last] = (await series({ keys: 'large_class_share', points: '1' })).rows[0]?.series[0] ?? [];
    expect(last?.change).toEqual({ difference: '-0.6', shown: '-60.00', rate: null, verdict: 'better', before: '100.00' });
  });

  it('by month is as everything stood when the month ended, by unit for each below', async () => {
    const { rows: [row], asOf } = await series({ keys: 'class_count,staff_on_register', step: 'month', points: '3' });
    expect(row?.series.map((points) => points.map(({ day, value }) => [day, value]))).toEqual([
      [['2026-01-31', null], ['2026-02-28', null], [asOf, '5']], [['2026-01-31', null], ['2026-02-28', null], [asOf, '2']],
    ]);
    expect(asOf.startsWith('2026-03')).toBe(true);
    const below = await series({ keys: 'class_pupils', by: 'unit', points: '2' });
    expect(below.rows.filter(({ series: [points] }) => points?.some(({ empty }) => !empty)).map(({ unitName, series: [points] }) => [unitName, ...points?.map(({ value }) => value) ?? []])).toEqual([['青岚县教育局', '66', '250'], ['北山学区', '66', '100'], ['城关学区', null, '150']]);
  });

  it('over rows that are not theirs to see is withheld, or refused', async () => {
    const { indicators, rows: [row] } = await series({ keys: 'full_time_teacher_count,class_count' }, inspector);
    expect([indicators.map(({ withheld }) => withheld), row?.series.map(({ length }) => length)]).toEqual([['sensitivity', null], [0, 5]]);
    expectProblem(await inspector.send('GET', '/api/indicators/series?keys=full_time_teacher_count'), 'A103');
    expectProblem(await district.send('GET', `/api/indicators/series?keys=class_count&unit=${unitId('城关学区')}`), 'A103');
    expectProblem(await office.send('GET', '/api/indicators/series?keys=class_count&points=0'), 'R102');
    expectProblem(await office.send('GET', '/api/indicators/series?step=month'), 'R102');
    expect((await series({})).indicators.length).toBeGreaterThan(60);
  });
});

describe('bad questions', () => {
  it.each([['keys=no_such'], ['keys=class_count&unit=no'], ['by=week'], ['period=26'], ['asOf=yesterday'], ['area=../x'], ['keys=class_count&unit=00000000-0000-4000-8000-000000000000']])('%s is refused in words', async (query) => {
    const answer = await office.send('GET', `/api/indicators/values?${query}`);
    expectCivil(answer, query);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});
