/* The sample county on a real database: filled once, whole, and open to its people. */
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSampleCounty, openSampleCounty } from '../../src/app/sample/open-sample-county.ts';
import { seedRegisters } from '../../src/app/sample/seed-registers.ts';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import type { Workbench } from '../../src/contract/ledger.ts';
import type { OpenedRecord, RecordPageView, RecordTotals } from '../../src/contract/register.ts';
import type { OpenedReport, OpenedRound, ReportRow, RoundRow } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { dayInChina } from '../../src/domain/values/plain-date.ts';
import { useWorld } from '../world/world.ts';

const world = useWorld({ empty: true, catalogue: readCatalogue });

async function countRows(): Promise<Record<string, number>> {
  const client = new Client({ connectionString: world.db.ownerUrl });
  await client.connect();
  const counts: Record<string, number> = {};
  for (const key of world.runtime.catalogue.registers.keys()) counts[key] = Number((await client.query<{ n: string }>(`select count(*) as n from reg_${key}`)).rows[0]?.n);
  await client.end();
  return counts;
}

describe('the sample county with its registers', () => {
  let lines: string[];
  beforeAll(async () => {
    await makeSampleCounty(world.runtime);
    lines = (await openSampleCounty(world.runtime)).map(({ zh }) => zh);
  });

  it('says in one line what its registers hold', () => {
    expect(lines.at(-2)).toMatch(/^台账：学校（园）20 所，班级 \d+ 个（大班额 \d+ 个，其中超大班额 \d+ 个），教师 420 人，学生 5,800 人。$/);
  });

  it('and in one more how far the round has come', () => {
    expect(lines.at(-1)).toMatch(/^填报：《2025年秋季学年初统计》2026-\d\d-\d\d 截止，上报表 60 张，已通过 \d+ 张，待审核 \d+ 张，逾期未报 \d+ 张。$/);
  });

  it('is filled once, however often it is opened', async () => {
    const before = await countRows();
    expect(before).toMatchObject({ school: 20, teacher: 420, pupil: 5800 });
    await openSampleCounty(world.runtime);
    const by = { id: world.runtime.newId(), name: '周敏' };
    expect(await seedRegisters(world.runtime, { sample: world.sample, size: 'large', by })).toBe(0);
    expect(await countRows()).toEqual(before);
  });

  it('is known to the database as full, so that its first list is quick', async () => {
    const client = new Client({ connectionString: world.db.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(`select reltuples as n from pg_class where relname = 'reg_pupil'`);
    await client.end();
    expect(rows).toEqual([{ n: 5800 }]);
  });

  it('keeps the units of its file and adds schools below its districts', async () => {
    const units = await (await world.as('陈钢')).get<Unit[]>('/api/units');
    const named = new Set(units.map(({ name }) => name));
    expect(world.sample.units.flatMap((unit) => [unit, ...unit.units]).filter(({ name }) => !named.has(name))).toEqual([]);
    expect(units.filter(({ kind }) => kind === 'school' || kind === 'kindergarten')).toHaveLength(20);
  });

  it('shows a clerk the pupils of the school and nobody else, numbers masked', async () => {
    const clerk = await world.as('张文');
    const { records } = await clerk.get<RecordPageView>('/api/registers/pupil/records?limit=200');
    expect(new Set(records.map(({ unitName }) => unitName))).toEqual(new Set(['青岚县实验小学']));
    expect(records.every(({ values }) => String(values['id_number'] ?? '*').includes('*'))).toBe(true);
    expect(records.every(({ names, values }) => String(names[String(values['class'])]).includes('班'))).toBe(true);
  });

  it('has an equipment report to finish at the clerk’s school, beside last year’s', async () => {
    const { records } = await (await world.as('张文')).get<RecordPageView>('/api/registers/equipment/records');
    expect(records.map(({ state, values }) => [state, values['year']])).toEqual([['draft', '2025'], ['approved', '2024']]);
  });

  it('was there a week ago, too', async () => {
    const totals = await (await world.as('周敏')).get<RecordTotals>('/api/registers/pupil/totals?asOf=2026-02-23');
    expect(totals.whole.count).toBe(5800);
  });

  it('names each class by number, and computes the band of its size', async () => {
    const totals = await (await world.as('周敏')).get<RecordTotals>('/api/registers/class/totals?by=band&sums=pupils');
    expect(totals.whole.sums).toEqual({ pupils: '5800' });
    expect(totals.groups.map(({ by }) => by['band'])).toEqual(expect.arrayContaining(['large', 'super', 'standard', 'over']));
  });
});

const opened = async () => {
  const office = await world.as('周敏');
  const [round] = await office.get<RoundRow[]>('/api/rounds');
  return office.get<OpenedRound>(`/api/rounds/${round?.id}`);
};

describe('the round of the sample county', () => {
  it('was drawn up by one and started by another, and is over since a few days', async () => {
    const { round } = await opened();
    expect(round).toMatchObject({ state: 'open', createdByName: '周敏', openedByName: '何建国', units: 20, total: 60 });
    expect(round.dueOn < dayInChina(world.clock.now)).toBe(true);
  });

  it('has reports in every state a round passes through, some sent late and some late still', async () => {
    const { reports, all } = await opened();
    expect(new Set(reports.map(({ state }) => state))).toEqual(new Set(['not_started', 'draft', 'submitted', 'returned', 'approved']));
    expect(new Set(reports.map(({ lateness }) => lateness))).toEqual(new Set([null, 'late', 'overdue']));
    expect([all.late, all.overdue]).toEqual((['late', 'overdue'] as const).map((how) => reports.filter(({ lateness }) => lateness === how).length));
    expect(all.done).toBeGreaterThan(30);
  });

  it('gives the clerk a returned report with a cell to correct and one that is begun, on the workbench too', async () => {
    const clerk = await world.as('张文');
    const reports = await clerk.get<ReportRow[]>('/api/reports?for=fill');
    expect(Object.fromEntries(reports.map(({ register, state, returnedCells }) => [register, [state, returnedCells]]))).toEqual({ school: ['approved', 0], class: ['returned', 1], equipment: ['draft', 0] });
    const { mine } = await clerk.get<Workbench>('/api/workbench');
    expect(mine.filter(({ kind }) => kind === 'round')).toMatchObject([{ verb: 'fill', light: { colour: 'behind' }, why: expect.stringContaining('退回 1 张（1 处）') as string }]);
    const returned = await clerk.get<OpenedReport>(`/api/reports/${reports.find(({ state }) => state === 'returned')?.id}`);
    expect(returned.cells).toMatchObject([{ field: 'head_teacher', answered: false, title: expect.stringContaining('1班') as string }]);
  });

  it('lets the clerk correct the cell and send both', async () => {
    const clerk = await world.as('张文');
    const reports = await clerk.get<ReportRow[]>('/api/reports?for=fill');
    for (const { id, register, state } of reports.filter((row) => row.state !== 'approved')) {
      const { cells } = await clerk.get<OpenedReport>(`/api/reports/${id}`);
      for (const { recordId } of cells) {
        const { record } = await clerk.get<OpenedRecord>(`/api/registers/${register}/records/${recordId}`);
        expect((await clerk.send('PATCH', `/api/registers/${register}/records/${recordId}`, { values: { head_teacher: '李明' } }, { 'if-match': `"${record.version}"` })).status).toBe(200);
      }
      const { report } = await clerk.get<OpenedReport>(`/api/reports/${id}`);
      expect(await clerk.do('POST', `/api/reports/${id}/submit`, { version: report.version, declaration: 'filled' })).toMatchObject({ state: state === 'returned' ? 'resubmitted' : 'submitted' });
    }
  });

  it('gives the checkers something to check, with what was said of unusual figures', async () => {
    const waiting = await (await world.as('孙平')).get<ReportRow[]>('/api/reports?for=check');
    expect(waiting.length).toBeGreaterThan(0);
    const office = await world.as('周敏');
    const explained = await Promise.all(waiting.map(({ id }) => office.get<OpenedReport>(`/api/reports/${id}`)));
    expect(explained.some(({ explanations, unusual }) => unusual > 0 && explanations.length > 0)).toBe(true);
  });

  it('holds the records where their reports stand', async () => {
    const { reports } = await opened();
    const stand: Record<string, readonly string[]> = { draft: ['draft'], submitted: ['submitted'], resubmitted: ['submitted'], returned: ['returned', 'draft'], approved: ['approved'] };
    const office = await world.as('周敏');
    const looked = await Promise.all(reports.filter(({ state }) => state !== 'not_started').map(async ({ id }) => office.get<OpenedReport>(`/api/reports/${id}`)));
    const astray = looked.flatMap(({ report, records }) => records.filter(({ state }) => !stand[report.state]?.includes(state)).map(({ state }) => `${report.unitName} ${report.register}: ${report.state}, ${state}`));
    expect(astray).toEqual([]);
  });

  it('offers its own people to sign in as, not every school’s clerk', async () => {
    const people = await (await world.as('陈钢')).get<{ name: string }[]>('/api/session/sample');
    expect(people).toHaveLength(world.sample.people.length);
  });
});
