import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, leave, narrow, useBrowser } from './browser.ts';

const screen = useBrowser();
const head = '工号,姓名,性别,出生日期,任教学段,专任教师,学历';
const rows = ['T801,孟喆,女,1985-03-02,小学,是,本科', 'T802,李𬭎,男,1979-05-01,小学,是,神仙', 'T803,王芳,女,1990-01-15,小学,否,专科'];

async function choose(page: Page, text: string): Promise<void> {
  await page.goto(`${screen.address}/registers/teacher/import`);
  await page.getByRole('region', { name: '1 选择文件' }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: '教师.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('region', { name: '3 问题' }).waitFor();
}

it('a clerk brings a file, sees what is wrong by kind, corrects it, imports it and takes it back', async () => {
  const page = await screen.page('张文');
  await page.goto(`${screen.address}/registers/teacher`);
  await page.getByRole('link', { name: '导入' }).click();
  await page.getByRole('link', { name: '下载模板' }).waitFor();
  await expectAccessible(page);
  await choose(page, [head, ...rows].join('\n'));
  const wrong = page.getByRole('region', { name: '3 问题' });
  await wrong.getByText('学历：1 处').waitFor();
  await wrong.getByText('教师 G3').waitFor();
  expect(await page.getByRole('button', { name: '只导入无误的 2 行' }).count()).toBe(1);
  await expectAccessible(page);
  const address = await wrong.getByRole('link', { name: '下载标注错误的表格' }).getAttribute('href') ?? '';
  expect(await page.evaluate(`fetch(${JSON.stringify(address)}).then((answer) => [answer.status, answer.headers.get('content-disposition')])`)).toEqual([200, expect.stringContaining(encodeURIComponent('教师-问题.xlsx'))]);
  await choose(page, [head, ...rows].join('\n').replace('神仙', '本科'));
  await wrong.getByText('没有发现问题。').waitFor();
  await page.getByRole('button', { name: '导入 3 行' }).click();
  await page.getByText('已导入：新增 3，修改 0，不变 0。').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByText('已撤销。').waitFor();
  await leave(page);
});

it('on a phone an unknown column is settled on the page', async () => {
  const page = await screen.page('张文', narrow);
  await choose(page, [`${head},备注二`, `${rows[0]},忽略`].join('\n'));
  await page.getByLabel('对应项目 备注二').click();
  await page.locator('.ant-select-item-option').first().click();
  await page.getByRole('button', { name: '按此重新检查' }).click();
  await page.getByRole('button', { name: '导入 1 行' }).waitFor();
  await expectAccessible(page);
  await leave(page);
});
