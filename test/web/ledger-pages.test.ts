import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Target } from '../../src/contract/ledger.ts';
import { expectAccessible, goOn, leave, narrow, REFUSED, useBrowser, wide } from './browser.ts';

const screen = useBrowser();

const targetsOf = async (page: Page): Promise<Target[]> => (await page.evaluate(`fetch('/api/targets').then((answer) => answer.json())`)) as Target[];

/** An open target that somebody reported on and nobody claimed. */
async function reported(page: Page): Promise<Target> {
  const found = (await targetsOf(page)).find((target) => target.state === 'open' && target.value !== null && target.lead.name === '安全管理科');
  if (found === undefined) throw new Error('the sample county reports no open target of 安全管理科');
  return found;
}

const send = (page: Page) => page.locator('.act-form button[type="submit"]').click();

it('whoever reports cannot confirm; another person does, and the figure says so', async () => {
  const doer = await screen.page('吴斌');
  const target = await reported(doer);
  await goOn(doer, `/targets/${target.id}`);
  await doer.getByRole('button', { name: '申报完成' }).click();
  await doer.getByLabel('现值').fill('58');
  await expectAccessible(doer);
  await send(doer);
  await doer.getByText('“申报完成”已记入办理记录。').waitFor();
  await doer.getByText('填报，未经台账证实').waitFor();
  expect(await doer.getByRole('button', { name: '确认完成' }).count()).toBe(0);
  expect(await doer.getByRole('button', { name: '退回' }).count()).toBe(0);
  await doer.getByRole('button', { name: '撤回' }).waitFor();

  const checker = await screen.page('何建国', wide, `/targets/${target.id}?do=confirm`);
  const claim = checker.getByLabel('申报的内容');
  await claim.waitFor();
  expect((await claim.innerText()).replaceAll(/\s/g, '')).toMatch(/申报现值：?58.*申报人：?吴斌.*佐证：?无/);
  await expectAccessible(checker);
  await checker.getByRole('button', { name: '退回' }).click();
  await checker.getByText('请写明理由').waitFor();
  await checker.getByLabel(/说明/).fill('缺台账');
  await checker.getByRole('button', { name: '退回' }).click();
  await checker.getByText('“退回”已记入办理记录。').waitFor();
  expect(await checker.locator('.road__value').innerText()).toContain('52');

  await doer.goto(screen.address);
  const back = doer.locator('.desk__row').filter({ hasText: '缺台账' });
  await back.getByText('已退回').waitFor();
  await expectAccessible(doer);
  await doer.goto(`${screen.address}/targets/${target.id}?do=claim`);
  await doer.getByLabel('现值').fill('60');
  await send(doer);
  await doer.getByText('“申报完成”已记入办理记录。').waitFor();
  await leave(doer);

  await checker.goto(`${screen.address}/targets/${target.id}?do=confirm`);
  await send(checker);
  await checker.getByText('已由另一人确认').waitFor();
  await leave(checker);
});

it('who was slower is told, keeps what was typed, and sends it again', async () => {
  const page = await screen.page('林晓');
  const target = (await targetsOf(page)).find((one) => one.state === 'open' && one.lead.name === '基础教育科');
  await goOn(page, `/targets?open=${target?.id}&do=progress`);
  await page.getByLabel('说明').fill('第二次填报');
  await page.evaluate(`fetch('/api/targets/${target?.id}/progress', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ version: ${target?.version}, note: '先到一步', value: 1 }) })`);
  await send(page);
  await page.getByText('R201').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '载入最新内容' }).click();
  await page.getByText('先到一步').waitFor();
  expect(await page.getByLabel('说明').inputValue()).toBe('第二次填报');
  await send(page);
  await page.getByText('“填报进展”已记入办理记录。').waitFor();
  // The browser itself logs the refused request; everything else was looked at above.
  await leave(page, REFUSED);
});

it('a target cannot be cancelled without a reason, and its form says what will happen', async () => {
  const page = await screen.page('周敏', narrow);
  const target = (await targetsOf(page)).find((one) => one.state === 'open' && one.value === null);
  await goOn(page, `/targets/${target?.id}?do=cancel`);
  await page.getByText('取消后不再计入目标和灯').waitFor();
  await send(page);
  await page.getByText('请写明理由').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '不取消，返回' }).click();
  await page.getByRole('button', { name: '取消', exact: true }).waitFor();
  await leave(page);
});

it('the board is narrowed by light, unit and first letters, and says so when nothing is left', async () => {
  const page = await screen.page('周敏');
  const all = await targetsOf(page);
  await goOn(page, '/targets');
  const rows = page.locator('table.ledger tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(all.length);
  await page.getByRole('button', { name: /滞后/ }).click();
  await expect.poll(() => rows.count()).toBe(all.filter((target) => target.light.colour === 'behind').length);
  await page.getByRole('button', { name: /^全部/ }).click();
  await page.getByLabel('搜索目标').fill('aqglk');
  await expect.poll(() => rows.count()).toBe(all.filter((target) => target.lead.name === '安全管理科').length);
  await page.getByLabel('搜索目标').fill('没有这样的目标');
  await page.getByText('没有符合条件的目标').waitFor();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(() => rows.count()).toBe(all.length);
  await leave(page);
});

it('arrow keys walk the rows, Enter opens one beside the list, Escape comes back', async () => {
  const page = await screen.page('周敏', wide, '/targets');
  await page.locator('.ledger__open').first().focus();
  await page.keyboard.press('ArrowDown');
  const name = await page.locator('.ledger__open').nth(1).innerText();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('办理记录').waitFor();
  expect(await page.locator('tr[data-opened] .ledger__open').innerText()).toBe(name);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(page.url()).not.toContain('open=');
  await leave(page);
});

it('a new account shows its password once; its grant takes a second administrator', async () => {
  const keeper = await screen.page('陈钢', wide, '/admin/accounts');
  await keeper.getByRole('button', { name: '新建账号' }).click();
  const form = keeper.getByRole('dialog');
  await form.getByLabel('姓名').fill('赵新');
  await form.getByLabel('登录名').fill('zhaoxin');
  await form.getByLabel('单位').click();
  await keeper.keyboard.type('aqglk');
  await keeper.keyboard.press('Enter');
  await form.getByRole('button', { name: '新建账号' }).click();
  const secret = await keeper.locator('.secret__word').innerText();
  expect(secret.length).toBeGreaterThan(8);
  await expectAccessible(keeper);
  await keeper.getByRole('button', { name: '我已记下' }).click();
  await keeper.getByRole('button', { name: '申请授权 赵新' }).click();
  await keeper.getByRole('dialog').getByLabel('角色').click();
  await keeper.locator('.ant-select-item-option').filter({ hasText: '科室人员' }).click();
  await keeper.getByRole('dialog').getByRole('button', { name: '申请授权' }).click();
  await keeper.getByText('待批准').waitFor();
  expect(await keeper.content()).not.toContain(secret);
  await leave(keeper);

  const guard = await screen.page('许安');
  await guard.getByRole('button', { name: '批准 赵新 的“科室人员”', exact: true }).click();
  await guard.getByText('没有等待批准的授权。').waitFor();
  await leave(guard);
});

it('the auditor reads words and names, finds the codes beside them, and has the chain verified', async () => {
  const page = await screen.page('马清', wide, '/audit?action=plan.upload');
  const rows = page.locator('table.ledger tbody tr');
  await rows.first().waitFor();
  const words = await rows.first().innerText();
  expect(words).toMatch(/上传计划[\s\S]*计划“青岚县教育局2026年工作要点”[\s\S]*周敏[\s\S]*成功[\s\S]*青岚县教育局/);
  expect(words).not.toMatch(/plan\.upload|qinglan\/|[0-9a-f]{8}-/);
  await page.locator('.ledger__open').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('plan.upload').waitFor();
  await drawer.getByText('完整校验值').waitFor();
  expect(await drawer.innerText()).toMatch(/读出数字\s+\d+/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '校验全链' }).click();
  await page.getByText(/校验通过：共 \d+ 条/).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: /^Upload plan/ }).first().waitFor();
  expect(await rows.first().innerText()).toContain('Plan “青岚县教育局2026年工作要点”');
  await leave(page);
});

it('the audit is narrowed by person and by day, on the server', async () => {
  const page = await screen.page('马清', wide, '/audit');
  const people = page.locator('table.ledger tbody td[data-label="人员"]');
  await people.first().waitFor();
  await page.getByRole('combobox', { name: '人员' }).fill('吴斌');
  await page.keyboard.press('Enter');
  await expect.poll(async () => [...new Set(await people.allInnerTexts())]).toEqual(['吴斌']);
  await page.getByLabel('截止日期').fill('2026-03-01');
  await page.getByText('没有符合条件的记录').waitFor();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(async () => new Set(await people.allInnerTexts()).size).toBeGreaterThan(1);
  await leave(page);
});

it('a page that one may not open says so and names the way out', async () => {
  const page = await screen.page('马清', wide, '/targets');
  await page.getByText('您没有打开这一页的权限').waitFor();
  await expectAccessible(page);
  await leave(page);
});

it('the promise is a sentence in words, in both languages, and so is the end of its road', async () => {
  const page = await screen.page('周敏');
  const binding = (await targetsOf(page)).filter((target) => target.comparator !== 'eq');
  const kinds = [...new Map(binding.map((target) => [target.comparator, target])).values()];
  expect(kinds.length).toBeGreaterThanOrEqual(2);
  const said: Record<string, RegExp> = { ge: /(不少于|不低于)\d|at least \d/, le: /不超过\d|at most \d/, gt: /(超过|高于)\d|more than \d/, lt: /(少于|低于)\d|less than \d/, approx: /\d\S*左右|about \d/, range: /\d至\d|\d to \d/ };
  for (const language of ['zh', 'en']) {
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    for (const target of kinds) {
      await goOn(page, `/targets/${target.id}`);
      await page.locator('.promise').waitFor();
      const sentence = `${await page.locator('.promise').innerText()} ${await page.locator('.road__words, .road__limit').first().innerText()}`;
      expect(sentence).not.toMatch(/[≥≤≈<>]/);
      expect(await page.locator('.promise strong').innerText()).toMatch(said[target.comparator] ?? /./);
    }
  }
  await leave(page);
});

it('what the new text dropped is marked on board and detail, and kept or cancelled in one form', async () => {
  const page = await screen.page('周敏', narrow);
  const planId = (await page.evaluate(`(async () => {
    const send = (path, body) => fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then((answer) => answer.json());
    const text = '2026年消防工作计划\\n一、目标\\n1.新建微型消防站3个。\\n2.开展消防演练60场。\\n';
    const plan = await send('/api/plans/text', { text });
    const { items } = await fetch('/api/plans/' + plan.id).then((answer) => answer.json());
    await send('/api/plans/' + plan.id + '/decide', { version: plan.version, decisions: items.filter((item) => item.kind === 'target').map((item) => ({ itemId: item.itemId, decision: 'confirm' })) });
    await send('/api/plans/text', { text: text.replace('2.开展消防演练60场。\\n', ''), planId: plan.id });
    return plan.id;
  })()`)) as string;
  await goOn(page, `/targets?plan=${planId}&state=dropped`);
  const rows = page.locator('table.ledger tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(1);
  await page.locator('.row-mark').getByText('新稿已删去').waitFor();
  await page.goto(screen.address);
  await page.getByRole('link', { name: /^去决定 / }).click();
  await page.getByText('新稿已删去这一项').waitFor();
  await page.getByRole('button', { name: '取消该项' }).click();
  await page.getByText('请写明理由').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '保留', exact: true }).click();
  await page.getByText('“保留”已记入办理记录。').waitFor();
  expect(await page.locator('.commitment .row-mark').count()).toBe(0);
  await leave(page);
});
