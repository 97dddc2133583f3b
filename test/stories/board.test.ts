/*
 * The board over HTTP: a leader sees in one answer how the targets stand by area, what the week brought and the figures
 * that matter beside last year's; of a past day as it was then; and nobody anything that is not theirs to see.
 */
import { beforeAll, expect, it } from 'vitest';
import type { BoardView } from '../../src/contract/board.ts';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';
import { addFewClasses } from '../world/few-classes.ts';

const world = useWorld({ catalogue: builtIn });
const DAY = 86_400_000;
let office: Person;
let leader: Person;
let units: ReadonlyMap<string, Unit>;
const board = (who: Person, query: Record<string, string> = {}) => who.get<BoardView>(`/api/board?${new URLSearchParams(query)}`);
const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
const figure = ({ figures }: BoardView, key: string) => figures.find((one) => one.key === key);

beforeAll(async () => {
  [office, leader] = [await world.as('周敏'), await world.as('何建国')];
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
  const aClass = (unit: string, number: number, pupils: number, more = {}) => office.send('POST', '/api/registers/class/records', { unitId: units.get(unit)?.id, values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0, ...more } });
  await addFewClasses(async (...given) => { expect((await aClass(...given)).status).toBe(201); });
  const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
  const { items } = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
  const some = items.filter(({ kind }) => kind === 'target').slice(0, 6).map(({ itemId }) => ({ itemId, decision: 'confirm' }));
  await office.do('POST', `/api/plans/${plan.id}/decide`, { version: (await office.get<OpenedPlan>(`/api/plans/${plan.id}`)).plan.version, decisions: some });
});

it('shows targets by area, the week and the figures with last year’s', async () => {
  const now = await board(leader);
  const targets = await leader.get<Target[]>('/api/targets');
  expect(now.lights.targets).toBe(targets.length);
  for (const areas of [now.targets.unit, now.targets.section]) expect(areas.reduce((sum, { counts }) => sum + counts.targets, 0)).toBe(targets.length);
  expect(now.targets.section.every(({ title }) => title !== '')).toBe(true);
  expect(figure(now, 'class_pupils')).toMatchObject({ shown: '180', period: '2025-2026', before: { period: '2024-2025' }, blank: null });
  expect(figure(now, 'large_class_share')?.change).toMatchObject({ way: 'down', better: true });
  expect(figure(now, 'books_per_pupil')).toMatchObject({ shown: null, change: null, blank: 'rows' });
});

it('of a past day as it was then, and of the week that ended with it', async () => {
  const [first] = await office.get<Target[]>('/api/targets');
  const before = world.clock.now;
  world.clock.now = new Date(before.getTime() + 10 * DAY);
  office = await world.as('周敏');
  leader = await world.as('何建国');
  await office.do('POST', `/api/targets/${first?.id}/progress`, { version: first?.version, value: 1, note: '开工' });
  expect((await board(leader)).changes.areas.flatMap(({ lines }) => lines).map(({ verb, id, note }) => [verb, id, note])).toEqual([['progress', first?.id, '开工']]);
  const past = await board(leader, { asOf: dayOf(new Date(before.getTime() + DAY)) });
  expect([past.lights.targets, past.changes.areas.flatMap(({ lines }) => lines).filter(({ verb }) => verb === 'progress')]).toEqual([6, []]);
  const earlier = await board(leader, { asOf: dayOf(new Date(before.getTime() - 40 * DAY)) });
  expect([earlier.lights.targets, figure(earlier, 'class_pupils')?.shown]).toEqual([0, null]);
});

it('of one’s own unit only, and no figure over rows out of sight', async () => {
  const district = await world.as('唐莉');
  expect((await board(district)).unit.name).toBe('北山学区');
  expect((await board(district)).lights.targets).toBeLessThan(6);
  expectProblem(await district.send('GET', `/api/board?unit=${units.get('城关学区')?.id}`), 'A103');
  expectProblem(await district.send('GET', `/api/board?unit=${units.get('青岚县教育局')?.id}`), 'A103');
  expectProblem(await leader.send('GET', '/api/board?asOf=2026-13-40'), 'R102');
  expectProblem(await world.nobody.send('GET', '/api/board'), 'A101');
  expect(figure(await board(await world.as('刘扬')), 'full_time_teacher_count')).toMatchObject({ shown: null, blank: 'rights', before: { shown: null } });
});
