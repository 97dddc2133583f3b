/* The sheet keeps what was not saved, goes back step by step, takes what spreadsheets give, and says where it ends. */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, leave, narrow, useBrowser, wide } from './browser.ts';

const screen = useBrowser();
const cell = (page: Page, row: number, column: number) => page.locator(`.sheet-grid input[data-row="${row}"][data-column="${column}"]`);
const paste = (page: Page, row: number, column: number, text: string) => page.evaluate(`(() => {
  const data = new DataTransfer();
  data.setData('text/plain', ${JSON.stringify(text)});
  document.querySelector('.sheet-grid input[data-row="${row}"][data-column="${column}"]').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
})()`);
// Looked at by people when SHOTS names a folder.
const shoot = async (page: Page, name: string): Promise<void> => { if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/sheet-${name}.png` }); };

async function lastRow(page: Page): Promise<number> {
  await cell(page, 0, 0).waitFor();
  return (await page.locator('.sheet-row').count()) - 5;
}

it('what was typed and not saved comes back after a reload, until it is saved or given up', async () => {
  const page = await screen.page('张文', wide, '/registers/class/sheet');
  const first = await lastRow(page);
  await paste(page, first, 1, '小学\t二年级\t４１\t\t４５\t\n小学\t二年级\t42\t\t1,046\t');
  await cell(page, first, 4).fill('王老师');
  await page.waitForTimeout(600);
  await page.reload();
  await page.getByText('已恢复上次没有保存的 2 行。').waitFor();
  expect(await cell(page, first, 4).inputValue()).toBe('王老师');
  await shoot(page, 'restored');
  await expectAccessible(page);
  await cell(page, first + 1, 5).fill('46');
  await cell(page, first + 1, 5).press('Control+s');
  await page.getByText('已保存 2 行。').waitFor();
  await page.waitForTimeout(600);
  await page.reload();
  await cell(page, 0, 0).waitFor();
  expect(await page.getByText('已恢复上次').count()).toBe(0);
  await leave(page);
});

it('goes back and on step by step, over pasted blocks too', async () => {
  const page = await screen.page('张文', wide, '/registers/class/sheet');
  const first = await lastRow(page);
  await cell(page, first, 2).fill('三年级');
  await paste(page, first, 2, '四年级\t51\n五年级\t52');
  await cell(page, first, 2).press('Control+z');
  expect([await cell(page, first, 2).inputValue(), await cell(page, first + 1, 2).inputValue()]).toEqual(['三年级', '']);
  await cell(page, first, 2).press('Control+z');
  expect(await cell(page, first, 2).inputValue()).toBe('');
  await cell(page, first, 2).press('Control+y');
  await cell(page, first, 2).press('Control+y');
  expect([await cell(page, first, 2).inputValue(), await cell(page, first + 1, 2).inputValue()]).toEqual(['四年级', '五年级']);
  await page.getByRole('button', { name: '放弃改动' }).click();
  await leave(page);
});

it('says that more than a thousand rows are for the import, and takes those it can hold', async () => {
  const page = await screen.page('张文', narrow, '/registers/class/sheet');
  const first = await lastRow(page);
  await paste(page, first, 2, Array.from({ length: 1005 }, (_, at) => `六年级\t${at}`).join('\n'));
  await page.getByText(/表格最多 1000 行，多出的 \d+ 行没有粘贴/).waitFor();
  expect(await page.locator('.sheet-row').count()).toBeLessThanOrEqual(1005);
  await shoot(page, 'beyond');
  await page.getByRole('button', { name: '放弃改动' }).click();
  await page.getByRole('link', { name: '行数多请用导入' }).waitFor({ state: 'detached' });
  await leave(page);
});
