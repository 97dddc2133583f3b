/* What an administrator, a head and a clerk do with tokens, shared views and retired records, in the browser. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Unit } from '../../src/contract/unit.ts';
import { systemWith } from '../world/world.ts';
import { expectAccessible, leave, useBrowser, wide } from './browser.ts';

vi.setConfig({ testTimeout: 90_000 });

const screen = useBrowser();

beforeAll(async () => {
  const clerk = await screen.world.as('张文');
  const unitId = (await clerk.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学')?.id;
  for (const number of [21, 22]) {
    await clerk.do('POST', '/api/registers/class/records', { unitId, values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils: 20 + number, boarders: 0 } });
  }
}, 120_000);

describe('the page of tokens', () => {
  it('issues a token shown once; another administrator authorises it and ends it, by keyboard alone', async () => {
    const page = await screen.page('陈钢', wide, '/admin/tokens');
    await page.getByText('还没有接口令牌').waitFor();
    await page.getByRole('button', { name: '签发令牌' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog');
    await form.getByLabel('系统', { exact: true }).fill('食堂平台');
    await form.getByRole('button', { name: '签发令牌' }).click();
    await form.getByText('请写用途。').waitFor();
    await form.getByLabel('用途').fill('每日同步班级人数');
    await form.getByLabel('所在单位').fill('实验小学');
    await page.keyboard.press('Enter');
    await form.getByLabel('授权范围').fill('班级');
    await page.keyboard.press('Enter');
    await form.getByRole('group', { name: '“班级”的权限' }).getByRole('checkbox', { name: '导出' }).press('Space');
    await form.getByLabel('有效期至').fill('2026-12-31');
    await expectAccessible(page);
    await form.getByRole('button', { name: '签发令牌' }).click();
    const secret = await page.locator('.secret__word').innerText();
    expect(secret).toMatch(/^xz_[\w-]{43}$/);
    await page.getByRole('button', { name: '我已记下' }).click();
    await page.getByRole('cell', { name: /待批准/ }).waitFor();
    expect(await page.content()).not.toContain(secret);
    await expectAccessible(page);
    await leave(page);

    const second = await screen.page('许安', wide, '/admin/tokens');
    expect(await second.getByRole('button', { name: '签发令牌' }).count()).toBe(0);
    await second.getByRole('button', { name: '批准 食堂平台 的令牌', exact: true }).press('Enter');
    await second.getByText('已批准，令牌现在可用。').waitFor();
    const system = systemWith(screen.world.api, secret);
    expect((await system.get<Unit[]>('/api/units')).map(({ name }) => name)).toEqual(['青岚县实验小学']);
    await second.reload();
    await second.getByText('来自 127.0.0.1').waitFor();
    await second.getByRole('button', { name: '收回 食堂平台 的令牌', exact: true }).press('Enter');
    await second.getByRole('tooltip').getByRole('button', { name: /收\s*回/ }).click();
    await second.getByRole('cell', { name: /已撤销/ }).waitFor();
    expect((await system.send('GET', '/api/units')).status).toBe(401);
    await leave(second);
  });
});

describe('views of a list', () => {
  it('are shared by a head with her school and found there by the clerk, columns and all', async () => {
    const head = await screen.page('王慧', wide, '/registers/class?sort=-pupils');
    await head.locator('.ledger__open').first().waitFor();
    await head.getByRole('button', { name: '列', exact: true }).click();
    const boarders = head.getByRole('checkbox', { name: '寄宿生数' });
    await boarders.click();
    // The list hears of it a moment after the click.
    await expect.poll(() => boarders.isChecked()).toBe(false);
    await head.getByRole('spinbutton', { name: '“学生数”的列宽' }).fill('20');
    const kept = head.waitForResponse(/\/choice$/);
    await head.keyboard.press('Enter');
    await kept;
    await head.keyboard.press('Escape');
    await head.getByRole('button', { name: '存为视图' }).press('Enter');
    await head.getByLabel('视图名称').fill('人数从多到少');
    await head.keyboard.press('Enter');
    await head.getByRole('tab', { name: '人数从多到少', selected: true }).waitFor();
    await head.getByRole('button', { name: '共享', exact: true }).press('Enter');
    await head.getByRole('menuitem', { name: '给 青岚县实验小学' }).click();
    await head.getByText('已共享给 青岚县实验小学').waitFor();
    await expectAccessible(head);
    await leave(head);

    const clerk = await screen.page('张文', wide, '/registers/class');
    await clerk.getByRole('columnheader', { name: /寄宿生数/ }).waitFor();
    await clerk.getByRole('tab', { name: '全部' }).focus();
    await clerk.keyboard.press('ArrowRight');
    await clerk.waitForURL(/sort=-pupils/);
    await expect.poll(() => clerk.getByRole('columnheader', { name: /寄宿生数/ }).count()).toBe(0);
    await expect.poll(async () => (await clerk.getByRole('columnheader', { name: /学生数/ }).boundingBox())?.width ?? 0).toBeGreaterThan(250);
    expect(await clerk.getByRole('button', { name: '删除此视图' }).count()).toBe(0);
    await leave(clerk);
  });
});

describe('a retired record', () => {
  it('is found among the retired and brought back, and its history says so', async () => {
    const page = await screen.page('张文', wide, '/registers/class');
    await page.locator('.ledger__open').first().click();
    const drawer = page.getByRole('dialog', { name: '班级', exact: true });
    await drawer.getByRole('button', { name: '停用' }).click();
    await page.getByLabel('事由').fill('改作仓库');
    const form = page.getByRole('dialog', { name: /停用/ });
    await form.getByRole('button', { name: /停\s*用/ }).click();
    await form.waitFor({ state: 'hidden' });
    await drawer.getByText('改作仓库').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('checkbox', { name: '只看已停用' }).press('Space');
    await page.waitForURL(/retired=only/);
    await page.locator('.ledger__open.retired').first().click();
    await drawer.getByRole('button', { name: '恢复启用', exact: true }).press('Enter');
    await page.getByLabel('事由').fill('仓库已搬走');
    const back = page.getByRole('dialog', { name: /恢复启用/ });
    await back.getByRole('button', { name: '恢复启用' }).click();
    await back.waitFor({ state: 'hidden' });
    await drawer.getByText('事由：仓库已搬走').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.ledger__open').count()).toBe(0);
    await leave(page);
  });
});
