import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Target } from '../../src/contract/ledger.ts';
import { leave, useBrowser } from './browser.ts';

const screen = useBrowser();

/** Presses Tab until the focus stands on something with this name, as somebody without a mouse would. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(`(() => { const at = document.activeElement; return [at?.getAttribute('aria-label'), at?.textContent, at?.getAttribute('placeholder'), at?.labels?.[0]?.textContent].filter(Boolean).join(' '); })()`) as string;
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

it('keyboard only: sign in, paste a plan, correct one figure, confirm, and find it in the ledger', async () => {
  const page = await screen.page(null);
  await page.getByRole('button', { name: /周敏/ }).waitFor();
  await tabTo(page, /周敏/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  await tabTo(page, /^\s*计划/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '计划' }).waitFor();
  await tabTo(page, /^上传计划/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, /正文/);
  await page.keyboard.insertText('北山学区2026年工作计划\n一、目标\n1.新建塑胶操场3个，装配录播教室27间。\n2.教师培训不少于90学时。\n');
  await tabTo(page, /读取文本/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /北山学区2026年工作计划/ }).waitFor();
  await page.getByRole('tab', { name: /目标/ }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  await drawer.getByRole('spinbutton', { name: /数值/ }).or(drawer.getByLabel('数值')).first().focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('4');
  await tabTo(page, /保存并确认/);
  await page.keyboard.press('Enter');
  await drawer.waitFor({ state: 'hidden' });
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  const mine = async () => (await page.evaluate(`fetch('/api/targets').then((answer) => answer.json())`) as Target[])
    .filter((target) => target.planTitle.includes('北山学区')).map((target) => target.required);
  await expect.poll(async () => (await mine()).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
  expect(await mine()).toContain(4);
  await leave(page);
});
