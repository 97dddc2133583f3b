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
  await goOn(page, '/indicators/own');
  await expectFits(page, '/indicators/own');
  await leave(page);
}, 60_000);

it('an own indicator is written with what the server says beside it, and waits for another person', async () => {
  const page = await screen.page('周敏', narrow, '/indicators/new');
  await page.getByLabel('名称').fill('小学寄宿生');
  await page.getByLabel('公式', { exact: true }).fill("sum(class.boarderz where stage = 'primary')");
  await page.getByText(/您是不是要写“class.boarders”/).first().waitFor();
  await page.getByLabel('公式', { exact: true }).fill("sum(class.boarders where stage = 'primary')");
  await page.getByLabel(/第 1 行 寄宿生数/).fill('10');
  await page.getByLabel(/第 1 行 寄宿生数/).blur();
  await page.getByText('不符，算得 算不出').waitFor();
  await page.getByRole('combobox', { name: /第 1 行 学段/ }).click();
  await page.getByTitle('小学').last().click();
  await page.getByRole('button', { name: '按算出的填' }).click();
  await page.getByText('相符，算得 10').waitFor();
  await expectFits(page, '/indicators/new');
  await page.getByRole('button', { name: '报请启用' }).click();
  await page.getByText('等别人启用').waitFor();
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
