import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { OpenedPlan } from '../../src/contract/plan.ts';
import { leave, narrow, REFUSED, untilQuiet, useBrowser, wide } from './browser.ts';

const screen = useBrowser();

async function openPlan(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('tab').first().waitFor();
}

/** The name of the open row and the text of the lit figure. */
const chosen = async (page: Page): Promise<{ row: string; mark: string }> => ({
  row: await page.locator('.row__name[aria-expanded="true"]').innerText(),
  mark: await page.locator('.mark--chosen').innerText(),
});

it('a click on a figure opens its row, a click on a row lights its figure', async () => {
  const page = await screen.page('周敏', wide, '/plans');
  await openPlan(page, /2026年工作要点/);
  const mark = page.locator('.doc__paper a.mark--target').nth(5);
  const printed = await mark.innerText();
  await mark.click();
  await page.locator('.row__name[aria-expanded="true"]').waitFor();
  expect((await chosen(page)).mark).toBe(printed);
  expect(await page.locator('.detail__source b').innerText()).toBe(printed);

  const row = page.locator('.row__name').nth(30);
  await row.click();
  expect((await chosen(page)).row).toBe(await row.innerText());
  expect(await page.evaluate(`(() => { const box = document.querySelector('.mark--chosen').getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight; })()`)).toBe(true);
  await leave(page);
});

it('the sum that fails is named on top; a click marks its figures in the text', async () => {
  const page = await screen.page('周敏', wide, '/plans');
  await openPlan(page, /2026年工作要点/);
  await page.locator('.checks__one').first().click();
  await page.locator('.mark--related').first().waitFor();
  expect(await page.locator('.mark--related').count()).toBeGreaterThanOrEqual(3);
  expect(await page.locator('.check--chosen').innerText()).toContain('不一致');
  expect(await page.locator('.mark--stated + .verdict').count()).toBeGreaterThanOrEqual(1);
  await leave(page);
});

it('all are confirmed at once without a question, and one press takes it back', async () => {
  const page = await screen.page('周敏', wide, '/plans');
  await openPlan(page, /2025年工作总结/);
  await page.getByRole('tab', { name: /成绩/ }).click();
  const all = page.getByRole('button', { name: /^全部确认/ });
  const before = await all.innerText();
  await all.click();
  await page.locator('.row--proposed').first().waitFor({ state: 'detached' });
  await untilQuiet(page);
  await page.getByRole('button', { name: '撤销', exact: true }).first().click();
  await all.waitFor();
  expect(await all.innerText()).toBe(before);
  await untilQuiet(page);
  await page.reload();
  await page.getByRole('tab', { name: /成绩/ }).click();
  expect(await all.innerText()).toBe(before);
  await leave(page);
});

/** How many items of the open plan the server holds as confirmed. */
const confirmedAtServer = async (page: Page): Promise<number> =>
  (await page.evaluate(`fetch(location.pathname.replace('/plans', '/api/plans')).then((answer) => answer.json())`) as OpenedPlan).items
    .filter((item) => item.state === 'confirmed' && item.kind === 'context').length;

it('somebody decided meanwhile: it is said, the screen shows what holds, and the next press works', async () => {
  const page = await screen.page('周敏', wide, '/plans');
  const other = await screen.page('周敏', wide, '/plans');
  await openPlan(page, /2025年工作总结/);
  await openPlan(other, /2025年工作总结/);
  for (const one of [page, other]) await one.getByRole('tab', { name: /背景/ }).click();
  await other.locator('.row__name').first().click();
  await other.keyboard.press('c');
  // The screen shows a decision before the server has it: what counts here is the server.
  await expect.poll(() => confirmedAtServer(other)).toBe(1);

  await page.locator('.row__name').nth(1).click();
  await page.keyboard.press('c');
  await page.locator('.problem').waitFor();
  expect(await page.locator('.problem').innerText()).toContain('R201');
  await expect.poll(() => page.locator('.row--confirmed').count()).toBe(1);
  await page.keyboard.press('c');
  await expect.poll(() => confirmedAtServer(page), { timeout: 10_000 }).toBe(2);
  await page.locator('.problem').waitFor({ state: 'detached' });
  expect(await page.locator('.row--confirmed').count()).toBe(2);
  await leave(page, REFUSED);
  await leave(other);
});

it('the sign-in ends in the middle of an edit: the correction is kept and saved after signing in again', async () => {
  const page = await screen.page('周敏', wide, '/plans');
  await openPlan(page, /2025年工作总结/);
  await page.getByRole('tab', { name: /成绩/ }).click();
  await page.locator('.row__name').nth(3).click();
  await page.keyboard.press('Enter');
  await page.getByLabel('责任单位').fill('基础教育科');
  await page.evaluate(`fetch('/api/session', { method: 'DELETE' })`);
  await page.getByRole('button', { name: '保存并确认' }).click();
  const again = page.getByRole('dialog', { name: '登录已过期' });
  await again.getByRole('button', { name: /周敏/ }).click();
  await again.waitFor({ state: 'hidden' });
  expect(page.url()).toMatch(/\/plans\/.+/);
  // Saved, not only shown: asked of the server until it says so.
  const saved = async (): Promise<number> => {
    const { items } = await page.evaluate(`fetch(location.pathname.replace('/plans', '/api/plans')).then((answer) => answer.json())`) as OpenedPlan;
    return items.filter((item) => item.owner === '基础教育科' && item.state === 'confirmed').length;
  };
  await expect.poll(saved, { timeout: 10_000 }).toBe(1);
  await leave(page, REFUSED);
});

it('on a phone one pane shows at a time, and a tapped figure can be confirmed at the thumb', async () => {
  const page = await screen.page('周敏', narrow, '/plans');
  await openPlan(page, /2025年工作总结/);
  await page.getByRole('tab', { name: '正文' }).waitFor();
  expect(await page.locator('.ledger').count()).toBe(0);
  await page.locator('.doc__paper a.mark--proposed').first().click();
  const sheet = page.getByRole('complementary');
  await sheet.getByRole('button', { name: /^确认/ }).click();
  await page.locator('.mark--confirmed').first().waitFor();
  await page.getByRole('tab', { name: '台账' }).click();
  await page.locator('.row').first().waitFor();
  expect(await page.locator('.doc').count()).toBe(0);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await leave(page);
});

it.each([['1366 × 768', wide], ['360 × 800', narrow]] as const)('every metric stands in full in the ledger at %s, never cut', async (_, size) => {
  const page = await screen.page('周敏', size, '/plans');
  await openPlan(page, /2026年工作要点/);
  if (size === narrow) await page.getByRole('tab', { name: '台账' }).click();
  for (const tab of [/^目标/, /^任务/]) {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('.row__name').first().waitFor();
    const cut = await page.locator('.row__name').evaluateAll((names) => names.filter((name) => {
      const row = name.closest('.row');
      row?.scrollIntoView();
      return name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight || (row?.scrollHeight ?? 0) > (row?.clientHeight ?? 0);
    }).map((name) => name.textContent));
    expect(cut).toEqual([]);
  }
  await leave(page);
});
