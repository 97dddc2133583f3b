import { Client } from 'pg';
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
  const unread = page.getByRole('table', { name: '前 3 行' }).getByRole('row').nth(2);
  await unread.getByText('神仙').waitFor();
  await unread.getByText('没读懂').waitFor();
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
  await page.getByText('第 6、7 行（共 2 行）是合计').waitFor();
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

/** While `work` runs nobody reads the table: an import stands in the middle of its check. */
async function withTableHeld(name: string, work: () => Promise<void>): Promise<void> {
  const holder = new Client({ connectionString: screen.world.db.ownerUrl });
  await holder.connect();
  await holder.query(`begin; lock table ${name} in access exclusive mode`);
  try {
    await work();
  } finally {
    await holder.end();
  }
}

it.each([['wide', wide], ['narrow', narrow]] as const)('a running import is stopped, and begun again (%s)', async (name, size) => {
  const page = await screen.page('张文', size, '/registers/teacher/import');
  await page.getByRole('region', { name: '1 选择文件' }).waitFor();
  const stop = page.getByRole('button', { name: '停止导入' });
  await withTableHeld('reg_teacher', async () => {
    await page.locator('input[type=file]').setInputFiles({ name: '教师.csv', mimeType: 'text/csv', buffer: Buffer.from([head, ...rows].join('\n')) });
    await stop.waitFor();
    await expectAccessible(page);
    await shoot(page, `running-${name}`);
    await stop.press('Enter');
    await page.getByText('正在停止：已处理的不写入').waitFor();
    expect(await stop.isDisabled()).toBe(true);
    await shoot(page, `stopping-${name}`);
  });
  await page.getByText('导入已停止，没有写入任何一行。').waitFor();
  await expectAccessible(page);
  await shoot(page, `stopped-${name}`);
  await page.getByRole('button', { name: '重新检查' }).press('Enter');
  await page.getByRole('button', { name: '只导入无误的 2 行' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  await leave(page);
});

it.each([['wide', wide], ['narrow', narrow]] as const)('where no row is sound there is no button to write, and a sentence says why (%s)', async (name, size) => {
  const page = await screen.page('张文', size, '/registers/teacher/import');
  await choose(page, [head, rows[1]].join('\n'));
  await page.getByText('没有可以写入的行').waitFor();
  expect(await page.getByRole('button', { name: /^(只导入无误的|导入) \d/ }).count()).toBe(0);
  await shoot(page, `nothing-${name}`);
  await expectAccessible(page);
  await leave(page);
});

it('how long files are kept stands among the settings, and the office changes it', async () => {
  const page = await screen.page('周敏', wide, '/admin/settings');
  const form = page.getByRole('form', { name: '导入的文件' });
  await form.getByText('一个文件最多 20 万行、200 MB').waitFor();
  const days = form.getByRole('spinbutton');
  await days.fill('0');
  await form.getByText('请填 1 至 3650 之间的整数。').waitFor();
  expect(await form.getByRole('button', { name: '保存天数' }).isDisabled()).toBe(true);
  await days.fill('60');
  await form.getByRole('button', { name: '保存天数' }).press('Enter');
  await form.getByText('已保存').waitFor();
  await expectAccessible(page);
  await form.scrollIntoViewIfNeeded();
  await shoot(page, 'settings');
  await page.reload();
  expect(await days.inputValue()).toBe('60');
  await leave(page);
});
