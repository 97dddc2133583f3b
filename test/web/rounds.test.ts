/* A round of reporting in the browser: drawn up and started, filled in, returned by the cell, approved; on a wide screen and on a phone. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { SavedRecord } from '../../src/contract/register.ts';
import type { OpenedRound, ReportRow } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectAccessible, goOn, leave, narrow, untilQuiet, useBrowser, wide } from './browser.ts';

const screen = useBrowser();

const ask = async <T>(page: Page, method: string, path: string, body?: object): Promise<T> =>
  (await page.evaluate(`fetch('${path}', { method: '${method}', headers: { 'content-type': 'application/json' }, body: ${body === undefined ? 'undefined' : JSON.stringify(JSON.stringify(body))} }).then((answer) => answer.json())`)) as T;
const noWider = async (page: Page) => expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 'pixels wider than the screen').toBe(0);
// Looked at by people when SHOTS names a folder.
const shoot = async (page: Page, name: string): Promise<void> => { if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/round-${name}.png`, fullPage: true }); };
const looksWell = async (page: Page) => { await expectAccessible(page); await noWider(page); };

it('the bureau draws up a round, sees what it costs, and starts it', async () => {
  const page = await screen.page('周敏');
  await page.locator('.menu__item', { hasText: '填报' }).click();
  await page.getByText('还没有填报轮次').waitFor();
  await looksWell(page);
  await page.getByRole('button', { name: '新建填报轮次' }).first().click();
  await page.getByRole('button', { name: '保存，待开始' }).click();
  await page.getByText('请至少选一本台账。').waitFor();
  await page.getByLabel('名称', { exact: true }).fill('学年初班级统计');
  await page.getByLabel('填报哪些台账').click();
  await page.keyboard.type('班级');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByLabel('“班级”的期次').fill('2026-2027');
  await page.getByLabel('截止日期').fill('2026-03-03');
  await page.getByText('不足 2 个工作日，须写明理由').waitFor();
  await page.getByLabel('截止日期').fill('2026-03-20');
  await page.getByText(/10 个单位，每个约 30 分钟/).waitFor();
  await page.getByText('班级的“学生数”：已由“学籍”掌握').waitFor();
  await looksWell(page);
  await page.getByRole('button', { name: '保存，待开始' }).click();
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await page.getByLabel('每个单位约需分钟数').fill('35');
  await looksWell(page);
  await page.getByRole('button', { name: '保存，待开始' }).click();
  await page.getByText('约需 35 分钟').waitFor();
  await page.getByText('周敏 修改').waitFor();
  await page.getByRole('button', { name: '开始填报' }).click();
  await page.getByText('0 / 10').first().waitFor();
  await page.getByRole('button', { name: '催报 石岭小学' }).click();
  await page.getByText('2026-03-02 催报').waitFor();
  await looksWell(page);
  await leave(page);
});

it('the deadline is moved on with a reason that stands on the round', async () => {
  const page = await screen.page('周敏', wide, '/reporting/rounds');
  await page.getByRole('link', { name: '学年初班级统计' }).click();
  await page.getByRole('button', { name: '延长期限' }).click();
  await page.getByLabel('新的截止日期').fill('2026-03-25');
  await page.getByLabel('延期理由').fill('全县停电两天');
  await page.getByRole('dialog').getByRole('button', { name: '延长期限' }).click();
  await page.getByText('期限由 2026-03-20 延至 2026-03-25：全县停电两天（周敏）').waitFor();
  await looksWell(page);
  await leave(page);
});

it('the clerk is told what is missing, explains what is unusual, and submits', async () => {
  const page = await screen.page('张文');
  await page.getByRole('link', { name: '去填报 学年初班级统计' }).click();
  await page.getByRole('link', { name: '检查并上报' }).click();
  await page.getByText('本单位没有应填内容').last().waitFor();
  expect(await page.getByRole('button', { name: '上报', exact: true }).isDisabled()).toBe(true);
  await looksWell(page);
  const unit = (await ask<Unit[]>(page, 'GET', '/api/units')).find(({ name }) => name === '青岚县实验小学')?.id;
  const room = { school_year: '2026-2027', stage: 'primary', grade: 'g1', boarders: 0 };
  const first = await ask<SavedRecord>(page, 'POST', '/api/registers/class/records', { unitId: unit, values: { ...room, number: 51, pupils: 0 } });
  await ask(page, 'POST', '/api/registers/class/records', { unitId: unit, values: { ...room, number: 52, pupils: 40 } });
  await page.reload();
  await page.getByRole('region', { name: '改正或说明' }).waitFor();
  await page.getByText('班里没有学生').waitFor();
  expect(await page.getByRole('button', { name: '上报', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel(`说明原因 ${first.record.title}`).fill('新校区本学期尚未招生');
  await looksWell(page);
  await page.getByRole('button', { name: '上报', exact: true }).click();
  await page.getByText('已上报，等待审核。').waitFor();
  await page.getByRole('button', { name: '撤回' }).waitFor();
  await leave(page);
});

it('the checker marks cells and returns them with reasons', async () => {
  const page = await screen.page('周敏');
  await page.getByRole('link', { name: '去审核 学年初班级统计' }).click();
  await page.getByRole('link', { name: '青岚县实验小学' }).click();
  await page.getByText('说明：新校区本学期尚未招生').waitFor();
  const cell = page.getByRole('button', { name: /退回“学生数”.*52班/ });
  await cell.click();
  // The cursor is at the reason; Enter goes back to the cell, which stays marked.
  await page.getByLabel(/退回原因 .*52班/).and(page.locator(':focus')).press('Enter');
  await cell.and(page.locator(':focus')).waitFor();
  expect(await cell.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: '退回（1 处）' }).click();
  await page.getByText('请为每个标注的单元格写明原因。').waitFor();
  await looksWell(page);
  await page.getByLabel(/退回原因 .*52班/).fill('学籍系统里是 42 人');
  await page.getByRole('button', { name: '退回（1 处）' }).click();
  await page.getByText('已退回，对方工作台会显示。').waitFor();
  await leave(page);
});

it('what was sent back stands at its cell, in the form and in the list', async () => {
  const clerk = await screen.page('张文', narrow);
  await clerk.getByText(/退回 1 张（1 处）/).waitFor();
  const [report] = await ask<ReportRow[]>(clerk, 'GET', '/api/reports?for=fill');
  await goOn(clerk, `/reporting/reports/${report?.id}`);
  await clerk.getByText('学籍系统里是 42 人').waitFor();
  await clerk.getByText('未改').waitFor();
  await looksWell(clerk);
  // The reason stands at the cell too: in the form the clerk puts it right in.
  await clerk.getByRole('link', { name: '去改' }).first().click();
  await clerk.getByText('审核退回：学籍系统里是 42 人（周敏）').waitFor();
  await looksWell(clerk);
  await goOn(clerk, `/registers/class?unit=${report?.unitId}`);
  await clerk.locator('.cell-returned').first().waitFor();
  await looksWell(clerk);
  await leave(clerk);
});

it('it is sent again and approved by another person', async () => {
  const clerk = await screen.page('张文', narrow);
  const [report] = await ask<ReportRow[]>(clerk, 'GET', '/api/reports?for=fill');
  await goOn(clerk, `/reporting/reports/${report?.id}`);
  await clerk.getByRole('button', { name: '上报', exact: true }).click();
  await clerk.getByText('重报待审').first().waitFor();
  await leave(clerk);

  const leader = await screen.page('何建国', narrow, `/reporting/reports/${report?.id}`);
  await leader.getByRole('button', { name: '审核通过' }).click();
  await leader.getByText('已通过，记录已锁定。').waitFor();
  await leader.getByRole('button', { name: '重新打开' }).waitFor();
  await looksWell(leader);
  await leave(leader);
});

it.each([['张文', '/reporting', '我的填报'], ['周敏', '/reporting/checks', '审核'], ['周敏', '/reporting/rounds', '填报轮次'], ['孙平', '/reporting', '审核'], ['刘扬', '/reporting', '填报轮次'], ['何建国', '/reporting/burden', '负担台账']])('%s at %s on a phone', async (person, path, title) => {
  const page = await screen.page(person, narrow, path);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await untilQuiet(page);
  await looksWell(page);
  await leave(page);
});

it('the matrix of a round reads in English too', async () => {
  const page = await screen.page('周敏', wide, '/reporting/rounds');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rounds' }).waitFor();
  await page.getByRole('link', { name: '学年初班级统计' }).click();
  await page.getByText('1 / 10').first().waitFor();
  await page.getByRole('link', { name: 'Approved' }).waitFor();
  await looksWell(page);
  await leave(page);
});

it('from its report a clerk comes to the register of the unit and the period asked for, and begins a record of it', async () => {
  const page = await screen.page('张文', wide, '/reporting');
  const office = await screen.page('周敏');
  const unit = (await ask<Unit[]>(office, 'GET', '/api/units')).find(({ name }) => name === '青岚县实验小学')?.id ?? '';
  const { id } = await ask<{ id: string }>(office, 'POST', '/api/rounds', { name: '再下一学年', basis: '', minutes: 10, opensOn: '2026-03-02', dueOn: '2026-03-27', chosen: { kinds: [], below: null, units: [unit] }, registers: [{ register: 'class', period: '2027-2028' }] });
  await ask(office, 'POST', `/api/rounds/${id}/start`, { version: 1 });
  await leave(office);
  await page.reload();
  await page.getByRole('region', { name: '再下一学年' }).getByRole('link', { name: '填写数据' }).click();
  await page.getByText('没有符合条件的记录').waitFor();
  await page.getByText('2027-2028').last().waitFor();
  expect(new URL(page.url()).searchParams.get('unit')).toBe(unit);
  await looksWell(page);
  await page.getByRole('link', { name: '新建' }).click();
  await page.locator('[data-field="school_year"]').getByText('2027-2028').waitFor();
  await leave(page);
});

it.each([['wide', wide], ['narrow', narrow]] as const)('the next report to check is one key away from the one that was decided, until none is left (%s)', async (name, size) => {
  const office = await screen.page('周敏');
  const units = (await ask<Unit[]>(office, 'GET', '/api/units')).filter(({ name: one }) => ['青岚县实验小学', '石岭小学'].includes(one)).map(({ id }) => id);
  const { id } = await ask<{ id: string }>(office, 'POST', '/api/rounds', { name: `用房核对 ${name}`, basis: '', minutes: 10, opensOn: '2026-03-02', dueOn: '2026-03-27', chosen: { kinds: [], below: null, units }, registers: [{ register: 'room', period: '' }] });
  await ask(office, 'POST', `/api/rounds/${id}/start`, { version: 1 });
  const { reports } = await ask<OpenedRound>(office, 'GET', `/api/rounds/${id}`);
  for (const report of reports) await ask(office, 'POST', `/api/reports/${report.id}/submit`, { version: report.version, declaration: 'nothing' });
  await leave(office);
  const page = await screen.page('何建国', size, '/reporting/checks');
  await page.locator('.ledger__open').first().click();
  await page.getByLabel('退回意见').waitFor();
  // That it was looked at is told first, which makes a new version of it.
  await untilQuiet(page);
  const first = page.url();
  await page.getByLabel('退回意见').fill('请与房产证核对后再报');
  await page.getByRole('button', { name: '退回', exact: true }).click();
  const next = page.getByRole('link', { name: '下一份待审核' });
  await next.and(page.locator(':focus')).waitFor();
  await page.getByText('还有 1 份待审核').waitFor();
  await looksWell(page);
  await shoot(page, `next-${name}`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '审核通过' }).waitFor();
  await untilQuiet(page);
  await page.getByRole('button', { name: '审核通过' }).click();
  await page.getByText('已通过，记录已锁定。').waitFor();
  expect(page.url()).not.toBe(first);
  await page.getByRole('button', { name: '重新打开' }).waitFor();
  expect(await next.count()).toBe(0);
  await leave(page);
});
