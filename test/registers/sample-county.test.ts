/* The sample county on a real database: filled once, whole, and open to its people. */
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSampleCounty, openSampleCounty } from '../../src/app/sample/open-sample-county.ts';
import { seedRegisters } from '../../src/app/sample/seed-registers.ts';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import type { RecordPageView, RecordTotals } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
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
    expect(lines.at(-1)).toMatch(/^台账：学校（园）20 所，班级 \d+ 个（大班额 \d+ 个，其中超大班额 \d+ 个），教师 420 人，学生 5,800 人。$/);
  });

  it('is filled once, however often it is opened', async () => {
    const before = await countRows();
    expect(before).toMatchObject({ school: 20, teacher: 420, pupil: 5800 });
    await openSampleCounty(world.runtime);
    const by = { id: world.runtime.newId(), name: '周敏' };
    expect(await seedRegisters(world.runtime, { sample: world.sample, size: 'large', by })).toBe(0);
    expect(await countRows()).toEqual(before);
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
