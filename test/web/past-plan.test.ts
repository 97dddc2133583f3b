import { expect, it } from 'vitest';
import type { Target } from '../../src/contract/ledger.ts';
import { expectAccessible, goOn, leave, useBrowser } from './browser.ts';

const screen = useBrowser();

it('a plan of a past year is asked about before its first item enters the ledger, and the answer can be changed', async () => {
  const page = await screen.page('周敏');
  const text = '2024年安全工作计划\n一、目标\n1.安全管理科新建体验馆3个。\n2.安全管理科开展演练60场。\n';
  const plan = await page.evaluate(`fetch('/api/plans/text', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: ${JSON.stringify(text)} }) }).then((answer) => answer.json())`) as { id: string };
  const lights = async () => (await page.evaluate(`fetch('/api/targets?plan=${plan.id}').then((answer) => answer.json())`) as Target[]).map((row) => row.light.colour);
  await goOn(page, `/plans/${plan.id}`);
  await page.locator('.row__name').first().click();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: '这是往年的计划（2024 年）' });
  await dialog.waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '返回' }).last().click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await lights()).toEqual([]);
  await page.getByRole('button', { name: /^全部确认/ }).click();
  await dialog.getByRole('button', { name: '只作参照' }).click();
  await expect.poll(lights).toEqual(['none', 'none']);
  await page.getByText('只作参照').first().waitFor();

  await goOn(page, `/targets?plan=${plan.id}`);
  await page.locator('.row-mark').getByText('只作参照').first().waitFor();
  expect(await page.getByText('逾期').count()).toBe(0);
  await expectAccessible(page);

  await goOn(page, `/plans/${plan.id}`);
  await page.getByRole('button', { name: /更多/ }).click();
  await page.getByText('改为照常督办').click();
  await expect.poll(lights).toEqual(['behind', 'behind']);
  await leave(page);
});
