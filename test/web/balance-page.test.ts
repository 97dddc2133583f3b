/* The balance page: accessible at every size; a number tried moves its coefficient, and nothing is kept of it. */
import { beforeAll, expect, it } from 'vitest';
import { addFewSchools } from '../world/few-schools.ts';
import { expectFits, goOn, leave, narrow, useBrowser } from './browser.ts';

const screen = useBrowser();
beforeAll(async () => { await addFewSchools(await screen.world.as('周敏'), [['青岚县实验小学', 60, 120_000], ['石岭小学', 40, 5000], ['东河小学', 50, null]]); }, 60_000);

it('is accessible and no wider than the screen, at every size, while numbers are tried too', async () => {
  const page = await screen.page('何建国', narrow);
  await goOn(page, '/balance');
  await page.getByRole('heading', { level: 1, name: '校际均衡' }).waitFor();
  await page.getByRole('heading', { name: '各校：各项平均' }).waitFor();
  await expectFits(page, '/balance');
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await page.getByRole('button', { name: '生均教学仪器设备值' }).click();
  await page.getByRole('button', { name: '石岭小学', exact: true }).click();
  await page.getByRole('heading', { name: /^石岭小学/ }).waitFor();
  await expectFits(page, '/balance?indicator=instruments');
  await leave(page);
}, 90_000);

it('a school opens to its rows; a number that is tried moves the coefficient and is taken back', async () => {
  const page = await screen.page('周敏');
  await goOn(page, '/registers');
  await page.getByRole('link', { name: '校际均衡' }).click();
  const row = page.getByRole('row', { name: /^生均教学仪器设备值/ });
  await row.getByText('缺数未定').waitFor();
  await row.getByRole('button').click();
  await page.getByRole('button', { name: '石岭小学', exact: true }).click();
  const rows = page.getByRole('region', { name: '石岭小学' }).getByRole('link', { name: /装备年报的教学仪器设备值之和/ });
  expect(await rows.getAttribute('href')).toMatch(/^\/registers\/equipment\?where=.*unit=/);
  await page.getByRole('button', { name: '试算', exact: true }).click();
  const box = page.getByRole('table', { name: /^各校/ }).getByRole('textbox', { name: /^石岭小学 教学仪器设备值/ });
  const held = await box.inputValue();
  await box.fill('80000');
  await page.getByRole('table', { name: /^各校/ }).getByRole('textbox', { name: /^东河小学 教学仪器设备值/ }).fill('100000');
  // All of them have 2,000 a pupil now, and nothing is missing.
  await row.getByText('0.000').waitFor();
  await row.getByText('达标', { exact: true }).waitFor();
  await page.getByText('改了 2 个数，只在本页，没有保存').waitFor();
  await page.getByRole('button', { name: '全部恢复' }).click();
  await row.getByText('缺数未定').waitFor();
  expect(await box.inputValue()).toBe(held);
  await leave(page);
}, 90_000);
