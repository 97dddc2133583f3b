/* Targets that prove themselves, on the screen: gone through by keyboard, opened with what registers show, filtered. */
import { expect, it } from 'vitest';
import type { Target } from '../../src/contract/ledger.ts';
import type { PlanRow } from '../../src/contract/plan.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectFits, goOn, leave, narrow, useBrowser } from './browser.ts';

const screen = useBrowser();

it('a plan is gone through by keyboard, and the target then shows what registers have and who lies behind', async () => {
  const office = await screen.world.as('周敏');
  const units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit.id]));
  for (const [unit, number, pupils] of [['青岚县实验小学', 1, 52], ['青岚县实验小学', 2, 44], ['石岭小学', 1, 30]] as const) {
    await office.do('POST', '/api/registers/class/records', { unitId: units.get(unit), values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0 } });
  }
  const plan = (await office.get<PlanRow[]>('/api/plans')).find(({ docType }) => docType === 'plan');
  const page = await screen.page('周敏', narrow, `/plans/${plan?.id ?? ''}/links`);
  await page.getByText('给目标关联指标').first().waitFor();
  await expectFits(page, 'links');
  const current = page.locator('li[aria-current="true"] .linking__name');
  await current.getByText('小学班额').waitFor();
  await page.keyboard.press('j');
  await current.getByText('初中班额').waitFor();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await current.getByText('初中班额').waitFor();
  await page.getByText(/已定 1/).waitFor();
  await page.keyboard.press('o');
  await page.getByRole('dialog').getByText('这个目标由哪个指标证明').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.getByText(/已定 2/).waitFor();

  const target = (await office.get<Target[]>('/api/targets')).find(({ proof }) => proof !== null);
  expect(target?.proof).toMatchObject({ indicator: 'largest_class', value: 52, met: false, stages: [{ code: 'primary' }] });
  await office.do('POST', `/api/targets/${target?.id ?? ''}/progress`, { version: target?.version, value: 45, note: '' });
  await goOn(page, `/targets/${target?.id ?? ''}`);
  await page.getByRole('heading', { name: '由台账证明' }).waitFor();
  await page.getByRole('table', { name: '落在后面的学校' }).getByText('青岚县实验小学').waitFor();
  await page.getByText('+7 填报与台账不符').waitFor();
  await page.getByText(/走势不足以预测/).waitFor();
  await expectFits(page, 'target');

  await goOn(page, '/targets?proof=differs');
  await page.getByText('填报 45 人，差 +7').waitFor();
  expect(await page.locator('table.ledger tbody tr').count()).toBe(1);
  await expectFits(page, 'targets');
  await leave(page);
}, 90_000);
