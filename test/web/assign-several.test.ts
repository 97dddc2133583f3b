import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedPlan } from '../../src/contract/plan.ts';
import { expectAccessible, goOn, leave, useBrowser, wide } from './browser.ts';

const screen = useBrowser();

const read = async <T>(page: Page, path: string): Promise<T> => (await page.evaluate(`fetch('${path}').then((answer) => answer.json())`)) as T;

/** Chooses a unit in the open dialog by its initials, with the keyboard alone. */
async function chooseUnit(page: Page, initials: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('责任单位').focus();
  await page.keyboard.type(initials);
  await page.keyboard.press('Enter');
}

it('on the board two targets are ticked and handed on by keyboard', async () => {
  const page = await screen.page('周敏', wide, '/targets');
  const boxes = page.getByRole('checkbox', { name: /^选择/ });
  for (const at of [0, 1]) {
    await boxes.nth(at).focus();
    await page.keyboard.press('Space');
  }
  await page.getByText('已选 2 项').waitFor();
  await page.getByRole('button', { name: '批量分派' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '分派', exact: true }).click();
  await page.getByText('至少改一样').waitFor();
  await expectAccessible(page);
  await chooseUnit(page, 'rsk');
  await page.getByRole('dialog').getByLabel('期限').fill('2026-11-11');
  await page.getByRole('dialog').getByRole('button', { name: '分派', exact: true }).press('Enter');
  await page.getByText('已分派 2 项').waitFor();
  const changed = (await read<Target[]>(page, '/api/targets')).filter((row) => row.deadline === '2026-11-11');
  expect(changed.map((row) => row.lead.name)).toEqual(['人事科', '人事科']);
  expect(await page.getByText('已选').count()).toBe(0);
  await leave(page);
});

it('the task tree ticks tasks, and a section sees boxes on its own only', async () => {
  const page = await screen.page('林晓', wide, '/tasks');
  const own = (await read<Target[]>(page, '/api/tasks')).filter((row) => row.mayAssign);
  await page.getByRole('checkbox', { name: /^全选/ }).check();
  await page.getByText(`已选 ${own.length} 项`).waitFor();
  expect(await page.getByRole('checkbox', { name: /^选择/ }).count()).toBe(own.length);
  await page.getByRole('button', { name: '取消选择' }).click();
  await page.getByText('已选').waitFor({ state: 'detached' });
  await expectAccessible(page);
  await leave(page);
});

it('on a new plan units and deadlines are set before confirming; what has none is counted first', async () => {
  const page = await screen.page('周敏', wide, '/plans');
  const text = '2026年校园足球工作计划\n一、目标\n1.新建足球场3个。\n2.培训足球教师40人。\n3.开展校际比赛60场。\n';
  const plan = await page.evaluate(`fetch('/api/plans/text', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: ${JSON.stringify(text)} }) }).then((answer) => answer.json())`) as { id: string };
  await goOn(page, `/plans/${plan.id}`);
  const boxes = page.getByRole('checkbox', { name: /^选择/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: '批量分派' }).click();
  await page.getByText('其中 2 项还没有确认').waitFor();
  await chooseUnit(page, 'jcjyk');
  await page.getByRole('dialog').getByRole('button', { name: '分派', exact: true }).click();
  const owners = async () => (await read<OpenedPlan>(page, `/api/plans/${plan.id}`)).items.filter((item) => item.kind === 'target').map((item) => `${item.owner} ${item.state}`);
  await expect.poll(owners).toEqual(['基础教育科 proposed', '基础教育科 proposed', ' proposed']);
  await page.getByRole('button', { name: '取消选择' }).click();
  await page.getByRole('button', { name: /^全部确认/ }).click();
  await page.getByText('其中 1 项没有责任单位').waitFor();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '返回' }).click();
  expect(await owners()).toContain(' proposed');
  await page.getByRole('button', { name: /^全部确认/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '照样确认' }).click();
  await expect.poll(owners).toEqual(['基础教育科 confirmed', '基础教育科 confirmed', ' confirmed']);
  const leads = (await read<Target[]>(page, `/api/targets?plan=${plan.id}`)).map((row) => row.lead.name).sort();
  expect(leads).toEqual(['基础教育科', '基础教育科', '青岚县教育局'].sort());
  await leave(page);
});
