import { beforeAll, describe, it } from 'vitest';
import type { PlanRow } from '../../src/contract/plan.ts';
import type { Target } from '../../src/contract/ledger.ts';
import { expectAccessible, expectFits, goOn, leave, narrow, sizes, useBrowser } from './browser.ts';

const screen = useBrowser();

const pages: Readonly<Record<string, readonly (readonly [path: string, heading: RegExp])[]>> = {
  周敏: [['/', /工作台/], ['/plans', /计划/], ['/plans/:plan', /工作要点/], ['/plans/:summary', /工作总结/], ['/plans/:summary/match', /目标/], ['/plans/:plan/compare', /版本/],
    ['/tasks', /任务/], ['/admin/settings', /./], ['/admin/units', /单位/], ['/password', /密码/], ['/sessions', /登录/]],
  林晓: [['/targets', /目标/], ['/targets/:target', /./]], 马清: [['/audit', /审计/]], 陈钢: [['/admin/units', /单位/], ['/admin/accounts', /账号/]],
  许安: [['/', /工作台/]], 张文: [['/', /工作台/], ['/plans', /计划/]],
};

// Where the pages of one thing stand: a plan of each kind, a target that has a figure.
const places = new Map<string, string>();
beforeAll(async () => {
  for (const { docType, id } of await (await screen.world.as('周敏')).get<PlanRow[]>('/api/plans')) places.set(`:${docType}`, id);
  places.set(':target', (await (await screen.world.as('林晓')).get<Target[]>('/api/targets')).find((row) => row.value !== null)?.id ?? '');
});

describe.each(Object.entries(sizes))('at %s', (_, size) => {
  it('sign-in is accessible and quiet', async () => {
    const page = await screen.page(null, size);
    await page.getByRole('button', { name: /周敏/ }).waitFor();
    await expectAccessible(page);
    await leave(page);
  });
});

it.each(Object.entries(pages))('the pages of %s are accessible, quiet, and no wider than the screen, at every size', async (person, visits) => {
  const page = await screen.page(person, narrow);
  for (const [path, heading] of visits) {
    await goOn(page, path.replace(/:\w+/, (place) => places.get(place) ?? ''));
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await expectFits(page, path);
  }
  await leave(page);
}, 60_000);
