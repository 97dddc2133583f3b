/*
 * A formula may look at the unit its record belongs to, or at a unit it names. When the record comes to another unit, or the
 * unit is named anew, the figure follows, and the history says that nobody typed it.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import type { OpenedRecord, RecordVersion, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { useWorld, type Person } from '../world/world.ts';

const written = `key: pairing
name: 结对
kept_by: [school]
workflow: plain
fields:
  theme: { name: 主题, type: text, max: 40, required: true }
  partner: { name: 结对单位, type: unit }
  whose: { name: 本单位, type: formula, result: text, formula: unit.name }
  with: { name: 对方, type: formula, result: text, formula: partner.name }
  classes: { name: 班级数, type: formula, result: integer, formula: "count(class)" }
display: { title: "{theme}", columns: [theme, whose] }
`;

function beside(): URL {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  mkdirSync(join(folder, 'pairs/registers'), { recursive: true });
  writeFileSync(join(folder, 'pairs/registers/pairing.yaml'), written);
  return pathToFileURL(`${folder}/`);
}

const world = useWorld({ catalogue: () => readCatalogue({ beside: beside() }) });
let office: Person;
let admin: Person;
let units: ReadonlyMap<string, Unit>;
const unitId = (name: string): string => units.get(name)?.id ?? '';
const tick = (): void => { world.clock.now = new Date(world.clock.now.getTime() + 60_000); };

beforeAll(async () => {
  [office, admin] = [await world.as('周敏'), await world.as('陈钢')];
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
});

const save = async (register: string, unit: string, values: object): Promise<SavedRecord['record']> =>
  (await office.do<SavedRecord>('POST', `/api/registers/${register}/records`, { unitId: unitId(unit), values })).record;
const opened = (id: string) => office.get<OpenedRecord>(`/api/registers/pairing/records/${id}`).then(({ record }) => record);
const ways = async (id: string) => (await office.get<RecordVersion[]>(`/api/registers/pairing/records/${id}/history`)).map(({ via }) => via);
const classroom = { school_year: '2025-2026', stage: 'primary', grade: 'g1', pupils: 40 };

it('a record that is handed over says the name and adds up the rows of where it now is', async () => {
  await save('class', '石岭小学', { ...classroom, number: 1 });
  const made = await save('pairing', '城西小学', { theme: '同课异构', partner: unitId('东河小学') });
  expect(made.values).toMatchObject({ whose: '城西小学', with: '东河小学', classes: 0 });
  tick();
  await office.do('POST', '/api/registers/pairing/move', { unitId: unitId('石岭小学'), records: [{ id: made.id, version: 1 }] });
  expect((await opened(made.id)).values).toMatchObject({ whose: '石岭小学', classes: 1 });
  expect(await ways(made.id)).toEqual(['recompute', 'move', 'api']);
});

it('so does one that goes along when its school is merged', async () => {
  const made = await save('pairing', '塔坪小学', { theme: '送教' });
  tick();
  await office.do('POST', `/api/units/${unitId('石岭小学')}/merge`, { from: [unitId('塔坪小学')], effectiveOn: '2026-03-02', document: '青教〔2026〕9号' });
  expect((await opened(made.id)).values).toMatchObject({ whose: '石岭小学', classes: 1 });
  expect(await ways(made.id)).toEqual(['recompute', 'merge', 'api']);
});

it('a unit that is named anew is called so by its own records and by those that name it, and by no version before', async () => {
  const made = await save('pairing', '东河小学', { theme: '互访' });
  const before = world.clock.now.toISOString();
  const other = await save('pairing', '东河中学', { theme: '联办', partner: unitId('东河小学') });
  tick();
  await admin.do('PATCH', `/api/units/${unitId('东河小学')}`, { name: '东河中心小学' });
  expect((await opened(made.id)).values['whose']).toBe('东河中心小学');
  expect((await opened(other.id)).values).toMatchObject({ whose: '东河中学', with: '东河中心小学' });
  expect([await ways(made.id), await ways(other.id)]).toEqual([['recompute', 'api'], ['recompute', 'api']]);
  const past = await office.get<OpenedRecord>(`/api/registers/pairing/records/${made.id}?asOf=${encodeURIComponent(before)}`);
  expect(past.record.values['whose']).toBe('东河小学');
  tick();
  await admin.do('PATCH', `/api/units/${unitId('东河小学')}`, { name: '东河中心小学' });
  expect(await ways(made.id)).toEqual(['recompute', 'api']);
});
