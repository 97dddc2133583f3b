/* The balance page: accessible at every size; a number tried moves its coefficient, and nothing is kept of it. */
import { expect, it } from 'vitest';
import { expectFits, goOn, leave, narrow, useBrowser } from './browser.ts';

const screen = useBrowser();

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
  await expectFits(page);
  await leave(page);
}, 90_000);

it('a school opens to its rows; a number that is tried moves the coefficient and is taken back', async () => {
  const page = await screen.page('周敏');
  await goOn(page, '/registers');
  await page.getByRole('link', { name: '校际均衡' }).click();
  const row = page.getByRole('row', { name: /^生均教学仪器设备值/ });
  await row.getByText('超过限值').waitFor();
  await row.getByRole('button').click();
  await page.getByRole('button', { name: '石岭小学', exact: true }).click();
  const rows = page.getByRole('region', { name: '石岭小学' }).getByRole('link', { name: /装备年报的教学仪器设备值之和/ });
  expect(await rows.getAttribute('href')).toMatch(/^\/registers\/equipment\?where=.*unit=/);
  await page.getByRole('button', { name: '试算', exact: true }).click();
  const box = page.getByRole('table', { name: /^各校/ }).getByRole('textbox', { name: /^石岭小学 教学仪器设备值/ });
  const held = await box.inputValue();
  await box.fill('500000');
  await row.getByText('达标', { exact: true }).waitFor();
  await page.getByText('改了 1 个数，只在本页，没有保存').waitFor();
  await page.getByRole('button', { name: '全部恢复' }).click();
  await row.getByText('超过限值').waitFor();
  expect(await box.inputValue()).toBe(held);
  await leave(page);
}, 90_000);
