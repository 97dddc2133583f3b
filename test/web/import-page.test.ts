import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, leave, narrow, useBrowser, wide } from './browser.ts';

const screen = useBrowser();
const IMPORT = '/registers/teacher/import';
const head = '工号,姓名,性别,出生日期,任教学段,专任教师,学历';
// Looked at by people when SHOTS names a folder.
const shoot = async (page: Page, name: string): Promise<void> => { if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/import-${name}.png`, fullPage: true }); };
const rows = ['T801,孟喆,女,1985-03-02,小学,是,本科', 'T802,李𬭎,男,1979-05-01,小学,是,神仙', 'T803,王芳,女,1990-01-15,小学,否,专科'];

async function choose(page: Page, text: string): Promise<void> {
  await page.getByRole('region', { name: '1 选择文件' }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: '教师.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('region', { name: '3 问题' }).waitFor();
}

it('a clerk brings a file, sees what is wrong by kind, corrects it, imports it and takes it back', async () => {
  const page = await screen.page('张文', wide, '/registers/teacher');
  await page.getByRole('link', { name: '导入' }).click();
  await page.getByRole('link', { name: '下载模板' }).waitFor();
  await expectAccessible(page);
  await choose(page, [head, ...rows].join('\n'));
  const wrong = page.getByRole('region', { name: '3 问题' });
  await wrong.getByText('学历：1 处').waitFor();
  await wrong.getByText('教师 G3').waitFor();
  expect(await page.getByRole('button', { name: '只导入无误的 2 行' }).count()).toBe(1);
  await shoot(page, 'wrong');
  await expectAccessible(page);
  const address = await wrong.getByRole('link', { name: '下载标注错误的表格' }).getAttribute('href') ?? '';
  expect(await page.evaluate(`fetch(${JSON.stringify(address)}).then((answer) => [answer.status, answer.headers.get('content-disposition')])`)).toEqual([200, expect.stringContaining(encodeURIComponent('教师-问题.xlsx'))]);
  await page.goto(screen.address + IMPORT);
  await choose(page, [head, ...rows].join('\n').replace('神仙', '本科'));
  await wrong.getByText('没有发现问题。').waitFor();
  await page.getByRole('button', { name: '导入 3 行' }).click();
  await page.getByText('已导入：新增 3，修改 0，不变 0。').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByText('新增的 3 条停用，修改的 0 条恢复').waitFor();
  await shoot(page, 'undo');
  await expectAccessible(page);
  await page.getByRole('button', { name: '确定撤销' }).click();
  await page.getByText('已撤销。').waitFor();
  await leave(page);
}, 60_000);

it('on a phone an unknown column is settled on the page', async () => {
  const page = await screen.page('张文', narrow, IMPORT);
  await choose(page, [`${head},备注二`, `${rows[0]},忽略`].join('\n'));
  await page.getByLabel('对应项目 备注二').click();
  await page.locator('.ant-select-item-option').first().click();
  await page.getByRole('button', { name: '按此重新检查' }).click();
  await page.getByRole('button', { name: '导入 1 行' }).waitFor();
  await expectAccessible(page);
  await leave(page);
});

it.each([['wide', wide], ['narrow', narrow]] as const)('rows are left out one by one, explained one by one or together, by keyboard; a reload loses nothing (%s)', async (name, size) => {
  const page = await screen.page('张文', size, '/registers/class/import');
  await page.getByRole('region', { name: '1 选择文件' }).waitFor();
  await shoot(page, `begin-${name}`);
  const number = name === 'wide' ? 20 : 30;
  const classes = [0, 0, 0, 44].map((pupils, at) => `2025-2026,小学,一年级,${number + at},${pupils}`);
  await page.locator('input[type=file]').setInputFiles({ name: '班级.csv', mimeType: 'text/csv', buffer: Buffer.from(['学年,学段,年级,班号,学生数', ...classes, '合计,,,,44', '填表人：张文'].join('\n')) });
  const found = page.getByRole('region', { name: '3 问题' });
  await found.getByText('学生数：3 处').waitFor();
  await page.getByText('第 6、7 行共 2 行是合计').waitFor();
  await page.getByText('将写入 4 行').waitFor();
  await found.getByRole('checkbox', { name: '不导入 班级 E2' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('将写入 3 行').waitFor();
  await found.getByRole('button', { name: '单独说明 班级 E3' }).press('Enter');
  await found.getByRole('textbox', { name: '单独说明 班级 E3' }).fill('新建班，九月招生');
  await expectAccessible(page);
  await shoot(page, `soft-${name}`);
  await page.reload();
  await page.getByText('将写入 3 行').waitFor();
  expect(await found.getByRole('textbox', { name: '单独说明 班级 E3' }).inputValue()).toBe('新建班，九月招生');
  await found.getByRole('textbox', { name: '全组说明' }).fill('都是新建班');
  await page.getByRole('button', { name: '导入 3 行' }).press('Enter');
  await page.getByText('已导入：新增 3，修改 0，不变 0。').waitFor();
  await shoot(page, `done-${name}`);
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  await leave(page);
});

it('at twice the size nothing is cut off and nothing is covered', async () => {
  const page = await screen.page('张文', { width: 683, height: 384 }, IMPORT);
  await choose(page, [head, ...rows].join('\n'));
  await page.getByRole('button', { name: '只导入无误的 2 行' }).waitFor();
  await shoot(page, 'double');
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  await leave(page);
});
