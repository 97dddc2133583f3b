/* Units that owe a report are reminded by themselves before the due day and the day after: each moment once, whoever is awake. */
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { remindInTime } from '../../src/app/round/remind-in-time.ts';
import type { Runtime } from '../../src/app/runtime.ts';
import { builtIn } from '../world/built-in.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { OpenedRound, ReportRow } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { openDatabase } from '../../src/db/database.ts';
import { keepTime } from '../../src/jobs/keep-time.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const school = '青岚县实验小学';
let office: Person;
let clerk: Person;
let leader: Person;
let audits: Person;
let unitId = '';

async function on(day: string, time = '09:00'): Promise<void> {
  world.clock.now = new Date(`${day}T${time}:00+08:00`);
  [office, clerk, leader, audits] = [await world.as('周敏'), await world.as('张文'), await world.as('何建国'), await world.as('马清')];
}
const remind = (runtime: Runtime = world.runtime) => remindInTime(runtime);
async function started(name: string, period: string, dueOn = '2026-03-20'): Promise<string> {
  const { id } = await office.do<{ id: string }>('POST', '/api/rounds', {
    name, basis: '', minutes: 20, opensOn: '2026-03-02', dueOn, registers: [{ register: 'class', period }], chosen: { kinds: ['school'], below: null, units: [] },
  });
  await office.do('POST', `/api/rounds/${id}/start`, { version: 1 });
  return id;
}
const opened = (id: string) => office.get<OpenedRound>(`/api/rounds/${id}`);
const remindedDays = async (id: string) => new Set((await opened(id)).reports.map(({ remindedOn }) => remindedOn));
const mine = async (id: string) => (await clerk.get<{ mine: { id: string; why: string }[] }>('/api/workbench')).mine.filter((one) => one.id === id).map(({ why }) => why);
const mineReport = async (id: string) => (await clerk.get<ReportRow[]>('/api/reports?for=fill')).find(({ roundId }) => roundId === id);
async function submit(id: string): Promise<void> {
  const report = await mineReport(id);
  await clerk.do('POST', `/api/reports/${report?.id}/submit`, { version: report?.version, declaration: 'nothing' });
}

beforeAll(async () => {
  await on('2026-03-02');
  unitId = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === school)?.id ?? '';
});

describe('a round that runs', () => {
  let round = '';
  let schools = 0;
  beforeAll(async () => {
    round = await started('学年初统计', '2026-2027');
    schools = (await opened(round)).reports.length;
  });

  it('is quiet until two working days before the due day', async () => {
    await on('2026-03-17', '23:59');
    expect(await remind()).toBe(0);
    expect(await mine(round)).toEqual(['填报：还有 1 张上报表未报']);
  });

  it('then every unit that owes is reminded, on its workbench and on its own page, once', async () => {
    await on('2026-03-18', '00:01');
    expect(await remind()).toBe(schools);
    expect(await remind()).toBe(0);
    expect(await mine(round)).toEqual(['填报：还有 1 张上报表未报，2026-03-18 已催报']);
    expect(await mineReport(round)).toMatchObject({ remindedOn: '2026-03-18' });
    await on('2026-03-19');
    expect(await remind()).toBe(0);
  });

  it('on the day itself only those who owe still; whoever was reminded by hand that day is not told twice', async () => {
    await on('2026-03-20');
    await submit(round);
    const other = (await opened(round)).reports.find(({ unitId: id }) => id !== unitId);
    await office.do('POST', `/api/rounds/${round}/remind`, { unitIds: [other?.unitId] });
    expect(await remind()).toBe(schools - 2);
    expect((await opened(round)).reports.find((row) => row.unitId === unitId)?.remindedOn).toBe('2026-03-18');
  });

  it('the day after, those that are overdue: not one that came in time and was sent back', async () => {
    const report = await mineReport(round);
    await leader.send('POST', `/api/reports/${report?.id}/return`, { version: report?.version, note: '请核对一年级', cells: [] });
    const district = await world.as('孙平');
    await district.send('POST', `/api/reports/${report?.id}/return`, { version: report?.version, note: '请核对一年级', cells: [] });
    expect(await mineReport(round)).toMatchObject({ state: 'returned' });
    await on('2026-03-21');
    expect(await remind()).toBe(schools - 1);
    expect(await mine(round)).toEqual(['填报：还有 1 张上报表未报，退回 1 张，2026-03-18 已催报']);
    await on('2026-04-20');
    expect(await remind()).toBe(0);
  });

  it('and the audit says that the system did it, at which moment, and how many', async () => {
    const { rows } = await audits.get<AuditPage>('/api/audit?action=round.remind&actor=system');
    expect(rows.map(({ actorName, details }) => [actorName, details['moment'], details['reminded']])).toEqual([
      ['系统', 'after', schools - 1], ['系统', 'before-0', schools - 2], ['系统', 'before-2', schools],
    ]);
  });
});

describe('two servers, and one that stood still', () => {
  it('both awake at once remind once', async () => {
    await on('2026-03-02');
    const round = await started('两台服务器', '2027-2028');
    await on('2026-03-18');
    const other = openDatabase(world.db.appUrl, () => undefined);
    try {
      const counts = await Promise.all([remind(), remind({ ...world.runtime, database: other }), remind(), remind({ ...world.runtime, database: other })]);
      expect(counts.filter((count) => count > 0)).toHaveLength(1);
    } finally {
      await other.close();
    }
    expect(await remindedDays(round)).toEqual(new Set(['2026-03-18']));
  });

  it('asleep over the moments it sends the last one, and none of those before the round was started', async () => {
    await on('2026-03-02');
    const late = await started('停机', '2028-2029');
    await on('2026-03-21');
    await remind();
    expect(await remindedDays(late)).toEqual(new Set(['2026-03-21']));
    const { rows } = await audits.get<AuditPage>('/api/audit?action=round.remind&actor=system');
    expect(rows.filter(({ details }) => details['name'] === '停机').map(({ details }) => details['moment'])).toEqual(['after']);
  });

  it('a due day that was moved on is reminded of anew', async () => {
    await on('2026-03-02');
    const round = await started('延期', '2029-2030');
    await on('2026-03-18');
    await remind();
    const { round: { version } } = await opened(round);
    await office.do('POST', `/api/rounds/${round}/prolong`, { version, dueOn: '2026-03-27', reason: '停电两天' });
    await on('2026-03-20');
    await remind();
    expect(await remindedDays(round)).toEqual(new Set(['2026-03-18']));
    await on('2026-03-25');
    await remind();
    expect(await remindedDays(round)).toEqual(new Set(['2026-03-25']));
  });
});

describe('the setting', () => {
  it('is two days before, the day itself and the day after, until the office says otherwise', async () => {
    await on('2026-03-02');
    expect(await clerk.get('/api/settings/reminders')).toEqual({ before: [2, 0], after: true });
    expectProblem(await clerk.send('PUT', '/api/settings/reminders', { before: [], after: false }), 'A103');
    expectProblem(await office.send('PUT', '/api/settings/reminders', { before: [-1], after: false }), 'R102');
    await office.do('PUT', '/api/settings/reminders', { before: [5], after: false });
    const round = await started('提前五天', '2030-2031');
    await on('2026-03-13');
    await remind();
    expect(await remindedDays(round)).toEqual(new Set(['2026-03-13']));
    await on('2026-03-23');
    await remind();
    expect(await remindedDays(round)).toEqual(new Set(['2026-03-13']));
  });
});

describe('the keeper of time', () => {
  it('asks again and again until it is stopped, and survives what fails', async () => {
    await office.do('PUT', '/api/settings/reminders', { before: [1], after: true });
    await on('2026-04-01');
    const round = await started('定时', '2031-2032', '2026-04-15');
    let broken = true;
    const runtime: Runtime = { ...world.runtime, database: { ...world.runtime.database, atTheDoor: (work) => (broken ? Promise.reject(new Error('away')) : world.runtime.database.atTheDoor(work)) } };
    const keeper = keepTime(runtime, 5);
    await expect.poll(() => world.log.some((line) => line.includes('reminders not sent'))).toBe(true);
    broken = false;
    world.clock.now = new Date('2026-04-14T09:00:00+08:00');
    await expect.poll(() => world.log.some((line) => line.includes('"units reminded"'))).toBe(true);
    await keeper.stop();
    await on('2026-04-14');
    expect(await remindedDays(round)).toEqual(new Set(['2026-04-14']));
  });

  it('does not hold up whoever stops it: what is at work is left after a while, told to the log, and done once in the end', async () => {
    await on('2026-05-01');
    // What others still have to be told is told before.
    await remind();
    const round = await started('停在半路', '2032-2033', '2026-05-15');
    const next = await started('还没有轮到', '2033-2034', '2026-05-15');
    await on('2026-05-14');
    const holder = new Client({ connectionString: world.db.ownerUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table audit in share mode');
    const keeper = keepTime(world.runtime, 5, 20);
    try {
      await expect.poll(async () => (await holder.query('select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())')).rowCount).toBe(1);
      await keeper.stop();
      const left = world.log.flatMap((line) => (line.includes('"reminders left unfinished"') ? [JSON.parse(line) as { round: string }] : []));
      expect(left).toMatchObject([{ county: 'qinglan' }]);
      expect([round, next]).toContain(left[0]?.round);
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
    await expect.poll(async () => (await remindedDays(round)).size + (await remindedDays(next)).size).toBe(2);
    // What was left is whole; the other was not begun.
    const days = [await remindedDays(round), await remindedDays(next)];
    expect(days.filter((day) => day.has('2026-05-14'))).toHaveLength(1);
    expect(await remind()).toBeGreaterThan(0);
    expect([await remindedDays(round), await remindedDays(next)]).toEqual([new Set(['2026-05-14']), new Set(['2026-05-14'])]);
    expect(await remind()).toBe(0);
  });
});
