import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { PlanRow } from '../../src/contract/plan.ts';
import type { Account, Unit } from '../../src/contract/unit.ts';
import { expectAccessible, leave, narrow, untilQuiet, useBrowser, wide } from './browser.ts';

const screen = useBrowser();

// 林晓 sits in one section and is granted the right in another as well.
beforeAll(async () => {
  const [keeper, security] = [await screen.world.as('陈钢'), await screen.world.as('许安')];
  const units = await keeper.get<Unit[]>('/api/units');
  const account = (await keeper.get<Account[]>('/api/accounts')).find((row) => row.name === '林晓');
  const granted = await keeper.do<Account>('POST', `/api/accounts/${account?.id}/grants`, { role: 'section', unitId: units.find((unit) => unit.name === '安全管理科')?.id });
  await security.do('POST', `/api/grants/${granted.grants.find((grant) => grant.state === 'proposed')?.id}/authorise`);
});

async function openUpload(page: Page): Promise<void> {
  await page.getByRole('button', { name: '上传计划' }).click();
  await page.getByRole('dialog').getByLabel('正文').waitFor();
  await untilQuiet(page);
}

async function paste(page: Page, title: string): Promise<void> {
  await page.getByLabel('正文').fill(`${title}\n一、目标\n1.新建塑胶操场3个。\n`);
  await page.getByRole('button', { name: '读取文本' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

const unitOf = async (page: Page, title: string): Promise<string | undefined> =>
  (await page.evaluate(`fetch('/api/plans').then((answer) => answer.json())`) as PlanRow[]).find((plan) => plan.title === title)?.unitName;

it('who holds the right in two units is asked whose plan it is, and it goes there', async () => {
  const page = await screen.page('林晓', narrow, '/plans');
  await openUpload(page);
  await expectAccessible(page);
  const picker = page.getByRole('combobox', { name: '这是哪个单位的计划' });
  await picker.click();
  expect(await page.locator('.ant-select-item-option').allInnerTexts()).toEqual(['安全管理科', '基础教育科']);
  await picker.fill('aqglk');
  await page.keyboard.press('Enter');
  await paste(page, '2026年校园安全工作要点');
  expect(await unitOf(page, '2026年校园安全工作要点')).toBe('安全管理科');
  await leave(page);
});

it('the unit that is chosen before anybody chooses is where the right stands', async () => {
  const page = await screen.page('周敏', wide, '/plans');
  await openUpload(page);
  expect(await page.getByRole('dialog').locator('.ant-select').first().innerText()).toContain('教育局');
  await paste(page, '2026年教研工作要点');
  expect(await unitOf(page, '2026年教研工作要点')).toMatch(/教育局$/);
  await leave(page);
});

it('who holds it in one unit alone is not asked', async () => {
  const page = await screen.page('王慧', wide, '/plans');
  await page.getByLabel('正文').waitFor();
  await untilQuiet(page);
  expect(await page.getByText('这是哪个单位的计划').count()).toBe(0);
  await leave(page);
});
