/* 周敏 has a workbook of devices: it becomes a register with its rows in a few steps, in the browser. */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, leave, narrow, REFUSED, untilQuiet, useBrowser, wide } from './browser.ts';

const screen = useBrowser();
// Where to keep pictures of the pages, for who wants to look at them.
const pictures = process.env['PICTURES'];
beforeAll(() => { if (pictures !== undefined) mkdirSync(pictures, { recursive: true }); });
const picture = async (page: Page, name: string) => { if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true }); };

const schools = ['青岚县实验小学', '青岚县第二中学'];
const rows = [
  ['序号', '学校', '设备编号', '设备名称', '购置日期', '单价（元）', '用途', '学生数'],
  ...Array.from({ length: 12 }, (_, at) => [String(at + 1), schools[at % 2], `SB-${String(at).padStart(3, '0')}`, `投影机${at}`, at === 3 ? '开学前' : `2024/9/${at + 1}`, `${1200 + at}.50`, ['教学', '办公'][at % 2], '40']),
];
const file = { name: '设备登记.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.join(',')).join('\n')) };

const open = async (name: string, path: string, size = wide): Promise<Page> => {
  const page = await screen.page(name, size, path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await untilQuiet(page);
  return page;
};
const choose = async (page: Page, chooser: { name: string; mimeType: string; buffer: Buffer }) => {
  await page.getByRole('button', { name: '选择文件' }).waitFor();
  await page.locator('input[type=file]').setInputFiles(chooser);
};

describe('a register from a workbook', () => {
  it('is read, mended, put in force, and its rows come in', async () => {
    const page = await open('周敏', '/designer');
    await page.getByRole('link', { name: '从表格新建' }).click();
    await picture(page, 'workbook-begin');
    await choose(page, file);
    await page.getByText('“学校”列是各行所属的单位').waitFor();
    await page.getByText('没有问题，可以启用').waitFor();
    await expectAccessible(page);
    await picture(page, 'workbook-guessed');
    await page.locator('[data-field="shebeibianhao"]').getByRole('textbox', { name: '字段名称 设备编号' }).fill('资产编号');
    await page.locator('[data-field="shebeibianhao"]').getByRole('textbox').first().blur();
    await page.getByText('没有问题，可以启用').waitFor();
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByText('“设备登记”已启用').waitFor();
    await expectAccessible(page);
    await picture(page, 'workbook-rows');
    await page.getByRole('button', { name: '导入这 12 行' }).click();
    await page.waitForURL(/registers\/shebeidengji\/import\?import=/);
    await page.getByText('开学前').first().waitFor();
    await picture(page, 'workbook-import');
    expect(await page.getByText('开学前').count()).toBeGreaterThan(0);
    await leave(page);
  }, 120_000);

  it('shows what another register knows in place of asking for it', async () => {
    const page = await open('周敏', '/designer/new/workbook');
    const once = ['学校,学生数,午休场所', ...schools.map((school, at) => `${school},${400 + at},教室`)].join('\n');
    await choose(page, { ...file, name: '午休.csv', buffer: Buffer.from(once) });
    const students = page.locator('[data-field="xueshengshu"]');
    await students.getByText('已在“班级”中有，不必再问。').waitFor();
    await expectAccessible(page);
    await students.getByRole('button', { name: '“学生数”改为自动取用' }).click();
    await students.getByText('意思是：', { exact: false }).waitFor();
    await page.getByText('没有问题，可以启用').waitFor();
    await leave(page);
  });

  it('says what is wrong with a file that is no table, and begins again', async () => {
    const page = await open('周敏', '/designer/new/workbook', narrow);
    await choose(page, { ...file, name: '图.xlsx', buffer: Buffer.from('%PDF-1.7') });
    await page.getByText('I102').waitFor();
    await choose(page, file);
    await page.getByText('没有问题，可以启用').waitFor();
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await picture(page, 'workbook-guessed-phone');
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.getByRole('button', { name: '选择文件' }).waitFor();
    await leave(page, REFUSED);
  }, 60_000);
});
