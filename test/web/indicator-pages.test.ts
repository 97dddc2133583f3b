/* The pages of indicators: every figure by area, one opened to its parts, to the units below and to its rows. */
import { expect, it } from 'vitest';
import type { Unit } from '../../src/contract/unit.ts';
import { addFewClasses } from '../world/few-classes.ts';
import { expectFits, goOn, leave, narrow, useBrowser } from './browser.ts';

const screen = useBrowser();

it('the list and an opened figure are accessible, quiet, and no wider than the screen, at every size', async () => {
  const page = await screen.page('周敏', narrow);
  await goOn(page, '/indicators');
  await page.getByRole('heading', { level: 1, name: '指标' }).waitFor();
  await expectFits(page, '/indicators');
  await goOn(page, '/indicators/large_class_share');
  await page.getByRole('heading', { level: 1, name: /大班额占比/ }).waitFor();
  await expectFits(page, '/indicators/large_class_share');
  await leave(page);
}, 60_000);

it('a figure leads to the units below and to its rows', async () => {
  const page = await screen.page('周敏');
  await goOn(page, '/registers');
  await page.getByRole('link', { name: '指标' }).click();
  await page.getByRole('link', { name: '班级数', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /班级数/ }).waitFor();
  await page.getByText('怎样算').waitFor();
  await page.getByRole('link', { name: '城关学区' }).click();
  await page.getByText('青岚县实验小学').waitFor();
  await page.getByRole('link', { name: /查看行/ }).click();
  await page.getByRole('heading', { level: 1, name: '班级' }).waitFor();
  expect(page.url()).toMatch(/\/registers\/class\?.*unit=/);
  await leave(page);
}, 60_000);

it('a leader lands on the board; it and the pages of areas fit every screen, and a chart turns into its table', async () => {
  const office = await screen.world.as('周敏');
  const units = await office.get<Unit[]>('/api/units');
  await addFewClasses((school, number, pupils, more) => office.do('POST', '/api/registers/class/records', { unitId: units.find(({ name }) => name === school)?.id, values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0, ...more } }));
  const page = await screen.page('何建国', narrow);
  await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
  await expectFits(page, '/boards');
  await page.getByRole('link', { name: '待我办理' }).click();
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  await goOn(page, '/areas/classes?show=large_class_share');
  await page.locator('.chart__canvas svg').first().waitFor();
  await expectFits(page, '/areas/classes');
  const chart = page.getByRole('figure').first();
  expect(await chart.getByRole('table', { name: '大班额占比' }).getByRole('row').count()).toBeGreaterThan(3);
  await chart.getByRole('button', { name: '看表' }).click();
  await chart.getByRole('link', { name: /打开：石岭小学/ }).click();
  await page.getByRole('heading', { level: 1, name: /大班额占比/ }).waitFor();
  expect(page.url()).toContain('unit=');
  await leave(page);
}, 60_000);
