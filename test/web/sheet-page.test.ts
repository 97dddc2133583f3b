/* The sheet keeps what was not saved, goes back step by step, takes what spreadsheets give, and says where it ends. */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { RecordPageView } from '../../src/contract/register.ts';
import { expectAccessible, leave, narrow, useBrowser, wide } from './browser.ts';

const screen = useBrowser();
const cell = (page: Page, row: number, column: number) => page.locator(`.sheet-grid input[data-row="${row}"][data-column="${column}"]`);
const paste = (page: Page, row: number, column: number, text: string, html = '') => page.evaluate(`(() => {
  const data = new DataTransfer();
  data.setData('text/plain', ${JSON.stringify(text)});
  if (${JSON.stringify(html)} !== '') data.setData('text/html', ${JSON.stringify(html)});
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

const outing = `key: outing
name: 研学活动
kept_by: [school]
workflow: plain
fields:
  day: { name: 活动日期, type: date, required: true, max: today }
  leader: { name: 带队人, type: person, required: true }
  share: { name: 参加比例, type: percent, min: 0, max: 100 }
  cost: { name: 费用, type: money, min: 0 }
unique: [[unit, day]]
display: { title: "{day}" }
`;
// As LibreOffice, and as WPS, put the same cells on the clipboard.
const libre = `<html><body><table cellspacing="0" border="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="right" sdval="46082" sdnum="2052;0;M&quot;月&quot;D&quot;日&quot;"><font face="宋体">3月1日</font></td><td align="left"><font face="宋体">张　文</font></td><td align="right" sdval="0.8766" sdnum="2052;0;0%">88%</td><td align="right" sdval="1234.56" sdnum="2052;0;#,##0">1,235</td></tr>
<tr><td height="17" align="right" sdval="46081" sdnum="2052;0;M&quot;月&quot;D&quot;日&quot;">2月28日</td><td align="left">王慧</td><td align="right" sdval="1" sdnum="2052;0;0%">100%</td><td align="right" sdval="20" sdnum="2052;0;#,##0">20</td></tr></table></body></html>`;
const wps = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment--><table width="288"><tr height="18"><td class="et2" x:num="46080">2026/2/27</td><td class="et3" x:str>查无此人</td><td class="et4" x:num="0.505">51%</td><td class="et5" x:num="7">########</td></tr></table><!--EndFragment--></body></html>`;

it('takes days, people, shares and figures as LibreOffice and WPS hold them, and not as they round them', async () => {
  const office = await screen.world.as('周敏');
  await office.do('POST', '/api/drawings', { written: outing, lists: [] });
  const page = await screen.page('张文', wide, '/registers/outing/sheet');
  await cell(page, 0, 0).waitFor();
  await paste(page, 0, 0, '3月1日\t张　文\t88%\t1,235\r\n2月28日\t王慧\t100%\t20\r\n', libre);
  await paste(page, 2, 0, '2026/2/27\t查无此人\t51%\t########\r\n', wps);
  const row = (at: number) => Promise.all([0, 1, 2, 3].map((column) => cell(page, at, column).inputValue()));
  expect([await row(0), await row(1), await row(2)]).toEqual([['2026-03-01', '张　文', '87.66%', '1234.56'], ['2026-02-28', '王慧', '100%', '20'], ['2026-02-27', '查无此人', '50.5%', '7']]);
  // One cell by itself, a table of another shape, and markup that is none.
  await paste(page, 3, 2, '88%', '<table><tr><td x:num="0.8766">88%</td></tr></table>');
  await paste(page, 3, 0, '2月26日\t王慧', '<table><tr><td x:num="46079">2月26日</td></tr></table>');
  expect(await row(3)).toEqual(['2月26日', '王慧', '87.66%', '']);
  await paste(page, 4, 0, '2月25日\t张文', '<table><tr><td colspan="999999999" rowspan="999999999" x:num="<img src=x onerror=alert(1)>">x</td></tr><script>document.title = "taken"</script></table>');
  expect(await row(4)).toEqual(['2月25日', '张文', '', '']);
  expect(await page.title()).not.toBe('taken');
  await shoot(page, 'pasted');
  await expectAccessible(page);
  await cell(page, 2, 1).fill('王慧');
  await cell(page, 0, 0).press('Control+s');
  await page.getByText('已保存 3 行').waitFor();
  const held = (await (await screen.world.as('张文')).get<RecordPageView>('/api/registers/outing/records')).records.map(({ values }) => [values['day'], values['share'], values['cost']]);
  expect(held.toSorted()).toEqual([['2026-02-27', '50.5', '7'], ['2026-02-28', '100', '20'], ['2026-03-01', '87.66', '1234.56']]);
  await leave(page);
});
