/* The designer in a real browser: 周敏 draws the school buses by form, mends a fault, puts them in force; a clerk fills them in. */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFits, goOn, leave, narrow, untilQuiet, useBrowser, wide } from './browser.ts';

const screen = useBrowser();
// Where to keep pictures of the pages, for who wants to look at them.
const pictures = process.env['PICTURES'];
beforeAll(() => { if (pictures !== undefined) mkdirSync(pictures, { recursive: true }); });
const picture = async (page: Page, name: string) => { if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true }); };

const open = async (name: string, path: string, size = wide): Promise<Page> => {
  const page = await screen.page(name, size, path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await untilQuiet(page);
  return page;
};
const addField = async (page: Page, name: string) => {
  await page.getByRole('textbox', { name: '添加字段' }).fill(name);
  await page.getByRole('textbox', { name: '添加字段' }).press('Enter');
  await page.getByRole('textbox', { name: `字段名称 ${name}` }).waitFor();
};
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  // The list chosen from before may still be folding away.
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(option, { exact: true }).last().click();
};

describe('a bureau draws a register in the browser', () => {
  it('by form, with a choice list, a formula and its live fault, and puts it in force', async () => {
    const page = await open('周敏', '/registers');
    await page.getByRole('link', { name: '台账设计' }).click();
    await page.getByText('还没有自建台账').waitFor();
    await page.getByRole('link', { name: '新建台账' }).click();
    await page.getByLabel('台账名称').fill('校车');
    await page.getByLabel('台账名称').press('Enter');
    await page.getByText('键：xiaoche').waitFor();
    await addField(page, '座位数');
    await choose(page, '类型 座位数', '整数');
    await addField(page, '乘车学生数');
    await choose(page, '类型 乘车学生数', '整数');
    await page.getByRole('tab', { name: '代码表' }).click();
    await page.getByRole('textbox', { name: '添加代码表' }).fill('燃料');
    await page.getByRole('textbox', { name: '添加代码表' }).press('Enter');
    await page.getByRole('textbox', { name: '添加选项' }).fill('柴油');
    await page.getByRole('textbox', { name: '添加选项' }).press('Enter');
    await page.getByRole('tab', { name: '设计' }).click();
    await addField(page, '燃料种类');
    await choose(page, '类型 燃料种类', '单选');
    await choose(page, '代码表 燃料种类', '本局：燃料');
    await addField(page, '满载率');
    await choose(page, '类型 满载率', '公式');
    await picture(page, 'designer-formula');
    await choose(page, '结果 满载率', '百分比');
    const formula = page.getByRole('textbox', { name: '公式 满载率' });
    await formula.fill('乘车学生 / 座位数');
    await formula.blur();
    await page.locator('[data-field="manzailv"] .drawing__faults').getByText('乘车学生').waitFor();
    await picture(page, 'designer-fault');
    await formula.fill('乘车学生数 / 座位数');
    await formula.blur();
    await page.getByText('意思是：乘车学生数 ÷ 座位数').waitFor();
    await page.getByText('没有问题，可以启用').waitFor();
    const preview = page.getByRole('region', { name: '预览', exact: true });
    await preview.getByLabel('座位数').fill('40');
    await preview.getByLabel('乘车学生数').fill('38');
    await preview.getByText('95', { exact: false }).first().waitFor();
    await expectAccessible(page);
    await picture(page, 'designer-new');
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByText('第 1 版', { exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/designer/xiaoche');
    await leave(page);
  }, 90_000);

  it('a clerk fills it in at once', async () => {
    const page = await open('张文', '/registers/xiaoche/new');
    await page.getByLabel('名称 *').fill('一号车');
    await page.getByLabel('座位数').fill('40');
    await page.getByLabel('乘车学生数').fill('38');
    await choose(page, '燃料种类', '柴油');
    await page.getByRole('button', { name: /^保存/ }).first().click();
    await page.getByRole('heading', { level: 1, name: '一号车' }).waitFor();
    await leave(page);
  });

  it('is changed by its text; a fault opens its line; what would lose data cannot be put in force', async () => {
    const page = await open('周敏', '/designer/xiaoche');
    await page.getByRole('tab', { name: '文本' }).click();
    const text = page.getByRole('textbox', { name: '台账的文本' });
    const written = await text.inputValue();
    await text.fill(written.replace('type: integer', 'type: whole'));
    await page.getByRole('button', { name: /^第 \d+ 行第 \d+ 列$/ }).first().click();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('台账的文本');
    await picture(page, 'designer-text');
    await expectAccessible(page);
    await text.fill(written);
    await page.getByRole('tab', { name: '设计' }).click();
    await page.getByRole('button', { name: '删去“座位数”' }).click();
    await page.getByRole('button', { name: '删去“满载率”' }).click();
    await page.getByText('与已有记录冲突，不能启用').waitFor();
    expect(await page.getByRole('button', { name: '启用' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '放弃改动' }).click();
    await addField(page, '驾驶员');
    await page.getByText('新增字段“驾驶员”').waitFor();
    await page.reload();
    await page.getByText('已恢复上次未启用的改动').waitFor();
    await page.getByText('没有问题，可以启用').waitFor();
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByText('第 2 版', { exact: true }).waitFor();
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByText('新增字段“驾驶员”').waitFor();
    await expectAccessible(page);
    await leave(page);
  }, 90_000);

  it('keeps examples that are run, one made of a record, and warns before the rows that are there change', async () => {
    const page = await open('周敏', '/designer/xiaoche');
    await page.getByRole('tab', { name: '样例' }).click();
    await choose(page, '用已有记录做样例', '一号车 · 青岚县实验小学');
    const example = page.getByRole('listitem', { name: '样例 1' });
    await example.getByText('相符', { exact: true }).waitFor();
    await example.getByRole('textbox', { name: '满载率' }).fill('90');
    await example.getByRole('textbox', { name: '满载率' }).press('Enter');
    await example.getByText('“满载率”应当算得 90，实际是 95').waitFor();
    expect(await page.getByRole('button', { name: '启用' }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await picture(page, 'designer-examples');
    await example.getByRole('textbox', { name: '满载率' }).fill('95');
    await example.getByRole('textbox', { name: '满载率' }).press('Enter');
    await page.getByText('1 个样例，1 个相符').waitFor();
    await page.getByRole('tab', { name: '设计' }).click();
    await choose(page, '填报方式', '按轮次上报');
    await page.getByText('已有的 1 条记录算作已审核', { exact: false }).waitFor();
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByRole('dialog', { name: '启用会影响已有的记录' }).getByText('已有的 1 条记录算作已审核', { exact: false }).waitFor();
    await expectAccessible(page);
    await picture(page, 'designer-confirm');
    await page.getByRole('button', { name: '再看看' }).click();
    await page.getByRole('button', { name: '放弃改动' }).click();
    await leave(page);
  }, 60_000);

  it('a built-in one is looked at by its address, and cannot be saved', async () => {
    const page = await open('周敏', '/designer/class');
    await page.getByText('不能在这里修改', { exact: false }).waitFor();
    await page.getByText('看它的文本').first().click();
    await page.getByText('key: class', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: /启用|报请批准/ }).count()).toBe(0);
    await expectAccessible(page);
    await picture(page, 'designer-built-in');
    await page.getByRole('link', { name: '照着它新建' }).click();
    await page.getByRole('heading', { level: 1, name: '新建台账' }).waitFor();
    await leave(page);
  });

  it('begins from a built-in one, which asks for what is known and takes another person', async () => {
    const page = await open('周敏', '/designer/new?from=class');
    await page.getByText('须由另一人批准').waitFor();
    await page.getByRole('button', { name: '报请批准' }).click();
    await page.getByRole('heading', { name: '等待批准' }).waitFor();
    expect(await page.getByRole('button', { name: '批准并启用' }).count()).toBe(0);
    await leave(page);
    const leader = await open('何建国', '/designer');
    await leader.getByText('已在“学籍”中有').first().waitFor();
    await expectAccessible(leader);
    await picture(leader, 'designer-waiting');
    await leader.getByRole('button', { name: '批准并启用' }).click();
    await leader.getByRole('link', { name: '班级（新）' }).waitFor();
    await leave(leader);
  }, 90_000);
});

describe.each([['1366 × 768', wide], ['360 × 800', narrow]] as const)('at %s', (size, viewport) => {
  it('the description of the API is found, opened and accessible', async () => {
    const page = await open('周敏', '/api-docs', viewport);
    await page.getByRole('searchbox', { name: '搜索接口' }).fill('xiaoche');
    await page.getByRole('button', { name: /POST.*registers\/xiaoche\/records 新建台账记录：校车/ }).click();
    await page.getByText("curl -H 'authorization: Bearer xz_…' -X POST").waitFor();
    await page.getByText('乘车学生数').first().waitFor();
    await page.getByText(/可能的拒绝 \d+ 种/).click();
    await page.getByText('R302', { exact: true }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 'pixels wider than the screen').toBe(0);
    await picture(page, `api-docs-${size.split(' ')[0]}`);
    await leave(page);
  });
});

it('every page is accessible and no wider than the screen, at every size', async () => {
  const page = await open('周敏', '/designer', narrow);
  for (const path of ['/designer', '/designer/new', '/designer/xiaoche']) {
    await goOn(page, path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectFits(page, path);
    await picture(page, path.replaceAll('/', '-').slice(1));
  }
  await leave(page);
}, 60_000);
