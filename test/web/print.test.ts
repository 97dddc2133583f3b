import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { readDocument } from '../../src/office/read-document.ts';
import { leave, narrow, useBrowser, wide } from './browser.ts';

const screen = useBrowser();

async function openPlan(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('tab').first().waitFor();
}

/** What the paper says, without blanks. */
async function printed(page: Page): Promise<string> {
  const { text } = await readDocument({ name: 'print.pdf', bytes: await page.pdf({ preferCSSPageSize: true }) });
  return text.replaceAll(/\s+/g, '');
}

it.each([['1366 × 768', wide], ['360 × 800', narrow]] as const)('the paper of a plan holds outline, text and the rows of every tab, printed from %s', async (_, size) => {
  const page = await screen.page('周敏', size, '/plans');
  await openPlan(page, /2025年工作总结/);
  const tabs = page.getByRole('tab');
  if (size === narrow) await page.getByRole('tab', { name: '台账' }).click();
  await tabs.filter({ hasText: '核对' }).click();
  const paper = await printed(page);
  const counts = await tabs.filter({ hasText: /\d+$/ }).allInnerTexts();
  const shown = counts.map((count) => count.replaceAll(/\s+/g, '')).filter((count) => !/\D0$/.test(count));
  expect(shown.length).toBeGreaterThanOrEqual(3);
  for (const heading of ['大纲', ...shown]) expect(paper).toContain(heading);
  // A figure of the text, and of the rows of a tab that was not open.
  expect(paper).toContain('1264');
  expect(paper).toContain('1,264');
  expect(paper).toMatch(/不一致/);
  // Nothing of it stays on the screen.
  await expect.poll(() => page.locator('.print').count()).toBe(0);
  await leave(page);
});

it('the filter of the screen does not filter the paper, and the page has margins and numbers', async () => {
  const page = await screen.page('周敏', wide, '/plans');
  await openPlan(page, /2026年工作要点/);
  await page.getByRole('button', { name: '已排除' }).click();
  await page.getByText('没有符合筛选的条目').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.locator('.print__table').first().waitFor();
  expect(await page.locator('.print__table').first().locator('tbody tr').count()).toBeGreaterThan(20);
  expect(await page.locator('.ledger').isVisible()).toBe(false);
  const rule = await page.evaluate(`[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).find((one) => one instanceof CSSPageRule)?.cssText ?? ''`);
  expect(rule).toMatch(/margin: 16mm 15mm 18mm/);
  expect(rule).toMatch(/counter\(pages?\)/);
  await page.emulateMedia({ media: 'screen' });
  await page.locator('.print').first().waitFor({ state: 'detached' });
  await leave(page);
});
