import { expect, it } from 'vitest';
import type { Target } from '../../src/contract/ledger.ts';
import { expectAccessible, goOn, leave, REFUSED, useBrowser, wide } from './browser.ts';

const screen = useBrowser();

it('a section reads its own figures first, the county’s beside them, each by its name and with its own list', async () => {
  const page = await screen.page('林晓');
  const own = page.getByRole('navigation', { name: '目标总览：基础教育科' });
  await own.waitFor();
  const targets = await page.evaluate(`fetch('/api/targets').then((answer) => answer.json())`) as Target[];
  const led = targets.filter((target) => target.lead.name === '基础教育科').length;
  expect(await own.locator('.glance__all').innerText()).toContain(String(led));
  expect(await page.getByRole('navigation', { name: '目标总览：全县' }).locator('.glance__all').innerText()).toContain(String(targets.length));
  await expectAccessible(page);
  await own.locator('.glance__all').click();
  const rows = page.locator('table.ledger tbody tr');
  await rows.first().waitFor();
  await expect.poll(() => rows.count()).toBe(led);
  await leave(page);
});

it('a threshold nobody can mean is refused with its code and stays in the field', async () => {
  const page = await screen.page('周敏', wide, '/admin/settings');
  const days = page.getByLabel(/临期/);
  await days.fill('-3');
  await page.getByRole('button', { name: '保存规则' }).click();
  await page.getByText('L114').waitFor();
  expect(await days.inputValue()).toBe('-3');
  await expectAccessible(page);
  // The browser itself logs the refused request.
  await leave(page, REFUSED);
});

it('a rate without a baseline shows no percentage of the way, on board and detail', async () => {
  const page = await screen.page('林晓');
  const rate = (await page.evaluate(`fetch('/api/targets').then((answer) => answer.json())`) as Target[]).find((target) => target.unit === '%' && target.value !== null && target.baseline === null);
  await goOn(page, `/targets?open=${rate?.id}`);
  await page.getByText('没有基数，不算完成百分比').waitFor();
  expect(await page.locator('.road').count()).toBe(0);
  expect(await page.locator(`tr[data-key="${rate?.id}"] .progress__percent`).count()).toBe(0);
  expect(await page.locator(`tr[data-key="${rate?.id}"] .progress__word`).innerText()).toBe('未达到');
  await leave(page);
});
