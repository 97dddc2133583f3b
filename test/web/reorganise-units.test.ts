import { expect, it } from 'vitest';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { Succession } from '../../src/contract/succession.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectAccessible, leave, narrow, useBrowser, wide } from './browser.ts';

const screen = useBrowser();
const [kept, gone] = ['青岚县实验小学', '城西小学'] as const;

it('the bureau office sees what a merge would do, mends what stands against it, and does it', async () => {
  const office = await screen.world.as('周敏');
  const units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit.id]));
  const room = (unit: string, number: number) => office.do<{ record: { id: string } }>('POST', '/api/registers/class/records', { unitId: units.get(unit), values: { school_year: '2025-2026', stage: 'primary', grade: 'g3', number, pupils: 40 } });
  await room(kept, 1);
  const { record } = await room(gone, 1);

  const page = await screen.page('周敏', wide, '/admin/units');
  await page.getByRole('button', { name: `撤并 ${gone}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('保留的单位').click();
  await dialog.getByLabel('保留的单位').fill('syxx');
  await page.keyboard.press('Enter');
  await dialog.getByText('转走后会重复的记录').waitFor();
  expect(await dialog.getByRole('alert').innerText()).toContain(gone);
  expect(await dialog.getByRole('button', { name: '办理并入' }).isDisabled()).toBe(true);
  await expectAccessible(page);

  await office.send('PATCH', `/api/registers/class/records/${record.id}`, { values: { number: 2 } }, { 'if-match': '"1"' });
  await dialog.getByText('拆分', { exact: true }).click();
  await dialog.getByLabel('新单位 1 的名称').waitFor();
  await expectAccessible(page);
  await dialog.getByText('并入', { exact: true }).click();
  await expect.poll(() => dialog.getByRole('row', { name: /班级/ }).innerText()).toMatch(/班级\s+1\s+0\s+0/);
  await dialog.getByRole('button', { name: '办理并入' }).click();
  await dialog.getByText('请写依据的文号。').waitFor();
  await dialog.getByLabel('依据（文号）').fill('青教〔2026〕8号');
  await dialog.getByRole('button', { name: '办理并入' }).click();
  await page.getByText(`“${gone}”已并入`).waitFor();
  await dialog.waitFor({ state: 'hidden' });
  expect((await office.get<Succession>(`/api/units/${units.get(gone)}/succession`)).after).toMatchObject([{ kind: 'merge', unitName: kept, document: '青教〔2026〕8号' }]);

  await page.getByRole('button', { name: `${kept} 的沿革` }).click();
  await page.getByRole('dialog').getByText(`“${gone}”并入本单位`).waitFor();
  await expectAccessible(page);
  await leave(page);
});

it('chosen records are handed to another school from the list', async () => {
  const office = await screen.world.as('周敏');
  const units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit.id]));
  await office.do('POST', '/api/registers/room/records', { unitId: units.get('东河小学'), values: { name: '301', kind: 'classroom', area: '60' } });
  const page = await screen.page('周敏', wide, `/registers/room?unit=${units.get('东河小学')}`);
  await page.getByRole('checkbox', { name: /301/ }).check();
  await page.getByRole('button', { name: '移交' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('移交给').click();
  await dialog.getByLabel('移交给').fill('dhzx');
  await page.keyboard.press('Enter');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '移交' }).click();
  await page.getByText('已移交 1 条').waitFor();
  const { records } = await office.get<RecordPageView>(`/api/registers/room/records?unit=${units.get('东河中学')}`);
  expect(records.map(({ unitName, via }) => [unitName, via])).toEqual([['东河中学', 'move']]);
  await leave(page);

  await office.do('POST', '/api/registers/room/records', { unitId: units.get(kept), values: { name: '302', kind: 'classroom', area: '60' } });
  const clerk = await screen.page('张文', wide, '/registers/room');
  await clerk.getByRole('checkbox', { name: /302/ }).check();
  await clerk.getByText('已选 1 条').waitFor();
  expect(await clerk.getByRole('button', { name: '移交' }).count()).toBe(0);
  await leave(clerk);
});

it('nobody else is offered it, and on a phone the dialog fits', async () => {
  const admin = await screen.page('陈钢', wide, '/admin/units');
  await admin.getByRole('button', { name: '石岭小学 的沿革' }).waitFor();
  expect(await admin.getByRole('button', { name: /^撤并/ }).count()).toBe(0);
  await leave(admin);

  const page = await screen.page('周敏', narrow, '/admin/units');
  await page.getByRole('button', { name: '撤并 石岭小学' }).click();
  await page.getByRole('dialog').getByText('撤销', { exact: true }).click();
  await page.getByRole('dialog').getByRole('heading', { name: '办理后会怎样' }).waitFor();
  await expectAccessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  await leave(page);
});
