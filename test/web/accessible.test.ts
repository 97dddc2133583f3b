import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanRow } from '../../src/contract/plan.ts';
import type { Target } from '../../src/contract/ledger.ts';
import { expectAccessible, leave, narrow, untilQuiet, useBrowser, wide } from './browser.ts';

const screen = useBrowser();

const pages: readonly (readonly [person: string, path: string, heading: RegExp])[] = [
  ['周敏', '/', /工作台/], ['周敏', '/plans', /计划/], ['周敏', '/plans/:plan', /工作要点/], ['周敏', '/plans/:summary', /工作总结/],
  ['周敏', '/plans/:summary/match', /目标/], ['周敏', '/plans/:plan/compare', /版本/], ['林晓', '/targets', /目标/], ['林晓', '/targets/:target', /./],
  ['周敏', '/tasks', /任务/], ['马清', '/audit', /审计/], ['陈钢', '/admin/units', /单位/], ['陈钢', '/admin/accounts', /账号/], ['许安', '/', /工作台/],
  ['周敏', '/admin/settings', /./], ['周敏', '/admin/units', /单位/], ['周敏', '/password', /密码/], ['周敏', '/sessions', /登录/], ['张文', '/', /工作台/], ['张文', '/plans', /计划/],
];

// Where the pages of one thing stand: a plan of each kind, a target that has a figure.
const places = new Map<string, string>();
beforeAll(async () => {
  for (const { docType, id } of await (await screen.world.as('周敏')).get<PlanRow[]>('/api/plans')) places.set(`:${docType}`, id);
  places.set(':target', (await (await screen.world.as('林晓')).get<Target[]>('/api/targets')).find((row) => row.value !== null)?.id ?? '');
});

describe.each([['1366 × 768', wide], ['360 × 800', narrow]] as const)('every page at %s', (_, size) => {
  it('sign-in is accessible and quiet', async () => {
    const page = await screen.page(null, size);
    await page.getByRole('button', { name: /周敏/ }).waitFor();
    await expectAccessible(page);
    await leave(page);
  });

  it.each(pages)('%s at %s is accessible, quiet, and no wider than the screen', async (person, path, heading) => {
    const page = await screen.page(person, size, path.replace(/:\w+/, (place) => places.get(place) ?? ''));
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await untilQuiet(page);
    await expectAccessible(page);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow, 'pixels wider than the screen').toBe(0);
    await leave(page);
  });
});
