/* A record that names a person, a file, a place and another record: chosen by search, sent, checked, shown well. */
import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { RecordPageView, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import type { Person } from '../world/world.ts';
import { expectAccessible, goOn, leave, narrow, REFUSED, useBrowser, wide } from './browser.ts';

const screen = useBrowser();
const school = '青岚县实验小学';
let clerk: Person;
let schoolId = '';

// Looked at by people when SHOTS names a folder.
const shoot = async (page: Page, name: string): Promise<void> => { if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/fields-${name}.png`, fullPage: true }); };

const drill = `key: drill
name: 应急演练
kept_by: [school, kindergarten]
workflow: plain
fields:
  held_on: { name: 演练日期, type: date, required: true, max: today }
  leader: { name: 组织人, type: person, required: true }
  class: { name: 参演班级, type: reference, to: class }
  plan: { name: 演练方案, type: file }
  spot: { name: 集合地点, type: location }
unique: []
display: { title: "{held_on}", columns: [held_on, leader, class, plan, spot] }
`;

beforeAll(async () => {
  const office = await screen.world.as('周敏');
  clerk = await screen.world.as('张文');
  schoolId = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === school)?.id ?? '';
  await office.do('POST', '/api/drawings', { written: drill, lists: [] });
  await clerk.do('POST', '/api/registers/class/records', { unitId: schoolId, values: { school_year: '2025-2026', stage: '小学', grade: '三年级', number: 7, pupils: 40 } });
});

it.each([['wide', wide], ['narrow', narrow]] as const)('a clerk finds a person, sends a file, sets a place and a class (%s)', async (name, size) => {
  const page = await screen.page('张文', size, '/registers/drill/new');
  await page.getByLabel('演练日期').fill('2026-03-01');
  await page.getByLabel('组织人').fill('王慧');
  await page.locator('.ant-select-item-option', { hasText: '王慧' }).first().click();
  await page.getByLabel('经度').fill('119.306，26.075');
  expect(await page.getByLabel('纬度').inputValue()).toBe('26.075');
  await page.locator('input[type=file]').setInputFiles({ name: '恶意.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
  await page.getByRole('alert').first().waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: '演练方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 plan') });
  await page.getByRole('link', { name: '演练方案.pdf' }).waitFor();
  await page.getByLabel('参演班级').click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: '7班' }).first().click();
  await shoot(page, `form-${name}`);
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('东经 119.306° 北纬 26.075°').waitFor();
  await page.getByRole('link', { name: '演练方案.pdf' }).waitFor();
  await shoot(page, `record-${name}`);
  await goOn(page, '/registers/drill');
  await page.getByRole('link', { name: '演练方案.pdf' }).first().waitFor();
  await shoot(page, `list-${name}`);
  await leave(page, REFUSED);
});

it('a file of a record is kept with the record’s unit and opened by those who may see it', async () => {
  const { records: [record] } = await clerk.get<RecordPageView>('/api/registers/drill/records');
  const id = String(record?.values['plan']);
  expect(record?.files?.[id]).toMatchObject({ name: '演练方案.pdf', size: 13, media: 'application/pdf' });
  expect((await clerk.send('GET', `/api/files/${id}`)).status).toBe(200);
  const other = await screen.world.as('唐莉');
  expect((await other.send('GET', `/api/files/${id}`)).status).toBe(404);
  expect((await clerk.upload('/api/files', { name: 'a.pdf', bytes: Buffer.from('%PDF-1.4') }, { register: 'drill', field: 'held_on', unitId: schoolId })).status).toBe(404);
  const saved = await clerk.send('POST', '/api/registers/drill/records', { unitId: schoolId, values: { held_on: '2026-03-02', leader: '王慧', plan: '8d7c9f10-0000-4000-8000-000000000001' } });
  expect((saved.body as SavedRecord | { code: string })).toHaveProperty('code');
});

it('people are found on the branch of the unit only, by name or sign-in name', async () => {
  const found = await clerk.get<{ name: string }[]>(`/api/people?unit=${schoolId}&search=${encodeURIComponent('王慧')}`);
  expect(found.map(({ name }) => name)).toEqual(['王慧']);
  expect((await clerk.send('GET', `/api/people?unit=${schoolId}&search=`)).status).toBe(422);
});
