/* Views of lists, kept for a person wherever he signs in, shared with a unit by those who may; and the columns one chose. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { KeepView, ViewList } from '../../src/contract/view.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { register } from '../registers/sample-registers.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const meal = register('meal', [{ key: 'name', type: 'text' }, { key: 'cost', type: 'money', scale: 2 }]);
const world = useWorld({ registers: [meal] });
let [clerk, head, office, other, auditor, admin]: Person[] = [];
let units: readonly Unit[];
const person = (who: Person | undefined): Person => { if (!who) throw new Error('nobody'); return who; };
const unitId = (name: string): string => units.find((unit) => unit.name === name)?.id ?? '';
beforeAll(async () => {
  [clerk, head, office, other, auditor, admin] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏'), await world.as('唐莉'), await world.as('马清'), await world.as('陈钢')];
  units = await person(office).get<Unit[]>('/api/units');
});

const views = '/api/registers/meal/views';
const wanted = (name: string, more: Partial<KeepView['body']> = {}): KeepView => ({ name, body: { where: 'cost > 5', unit: '', sort: '-cost', columns: ['name', 'cost'], widths: { name: 12 }, ...more } });
const keep = async (who: Person | undefined, view: KeepView): Promise<string> => (await person(who).do<{ id: string }>('POST', views, view)).id;
const list = (who: Person | undefined): Promise<ViewList> => person(who).get<ViewList>(views);
const namesOf = async (who: Person | undefined): Promise<string[]> => (await list(who)).views.map(({ name }) => name);

describe('a view', () => {
  it('is kept for one person, comes back as it was, is kept anew under its name, and put away', async () => {
    const id = await keep(clerk, wanted('贵的'));
    expect((await list(clerk)).views).toEqual([expect.objectContaining({ id, name: '贵的', mine: true, sharedWith: null, body: wanted('贵的').body })]);
    expect(await namesOf(head)).toEqual([]);
    expect(await keep(clerk, wanted('贵的', { where: 'cost > 9', columns: null, widths: {} }))).toBe(id);
    expect((await list(clerk)).views[0]?.body).toMatchObject({ where: 'cost > 9', columns: null });
    expect((await person(clerk).send('DELETE', `/api/views/${id}`)).status).toBe(204);
    expect(await namesOf(clerk)).toEqual([]);
    expectProblem(await person(clerk).send('DELETE', `/api/views/${id}`), 'R101');
    expect(await keep(clerk, wanted('贵的'))).not.toBe(id);
  });

  it('is not for others to see, share or put away; asking leaves a row', async () => {
    const id = await keep(clerk, wanted('我的'));
    for (const [method, path] of [['DELETE', `/api/views/${id}`], ['DELETE', `/api/views/${randomUUID()}`]] as const) expectProblem(await person(head).send(method, path), 'R101');
    expectProblem(await person(head).send('POST', `/api/views/${id}/share`, { unitId: unitId('青岚县实验小学') }), 'R101');
    const { rows } = await person(auditor).get<AuditPage>('/api/audit?outcome=refused');
    expect(rows.some(({ action, objectId, code }) => action === 'view.drop' && objectId === id && code === 'R101')).toBe(true);
  });

  it('is shared with a unit by those who may, seen there and below, and its sharing ended', async () => {
    const id = await keep(head, wanted('校长的'));
    const school = unitId('青岚县实验小学');
    const mine = await keep(clerk, wanted('填报员的'));
    expectProblem(await person(clerk).send('POST', `/api/views/${mine}/share`, { unitId: school }), 'A103');
    expect((await list(clerk)).shareable).toEqual([]);
    expect((await list(head)).shareable.map(({ name }) => name)).toEqual(['青岚县实验小学']);
    expectProblem(await person(head).send('POST', `/api/views/${id}/share`, { unitId: unitId('城关学区') }), 'A103');
    await person(head).do('POST', `/api/views/${id}/share`, { unitId: school });
    expect((await list(clerk)).views.find((view) => view.id === id)).toMatchObject({ mine: false, ownerName: '王慧', sharedWith: '青岚县实验小学', mayShare: false });
    expect(await namesOf(other)).not.toContain('校长的');
    expectProblem(await person(clerk).send('DELETE', `/api/views/${id}`), 'R101');
    expectProblem(await person(clerk).send('POST', `/api/views/${id}/share`, { unitId: null }), 'A103');
    const county = await keep(office, wanted('全县的'));
    await person(office).do('POST', `/api/views/${county}/share`, { unitId: units.find(({ parentId }) => parentId === null)?.id });
    expect(await namesOf(other)).toContain('全县的');
    await person(head).do('POST', `/api/views/${id}/share`, { unitId: null });
    expect(await namesOf(clerk)).not.toContain('校长的');
  });

  it('is bounded in number and in what it holds', async () => {
    for (let n = 0; n < 50; n += 1) await keep(other, wanted(`视图${n}`));
    expectProblem(await person(other).send('POST', views, wanted('多一个')), 'R324');
    expect((await list(other)).views.filter(({ mine }) => mine)).toHaveLength(50);
    for (const body of [{ where: 'x'.repeat(2001) }, { unit: 'x' }, { columns: [] }, { columns: ['<b>'] }, { widths: { name: 1000 } }, { widths: { '__proto__ x': 10 } }]) {
      expectProblem(await person(clerk).send('POST', views, { name: '坏的', body: { ...wanted('').body, ...body } }), 'R102');
    }
    expectProblem(await person(clerk).send('POST', '/api/registers/nothing/views', wanted('坏的')), 'R101');
    expectProblem(await person(admin).send('GET', views), 'A103');
  });
});

describe('columns one chose', () => {
  it('are kept for the person and the register, on the server, without filling the audit', async () => {
    const rows = async () => (await person(auditor).get<AuditPage>('/api/audit?action=view.choose')).rows.length;
    expect((await list(clerk)).choice).toBeNull();
    await person(clerk).do('PUT', '/api/registers/meal/choice', { columns: ['cost'], widths: { cost: 20 } });
    await person(clerk).do('PUT', '/api/registers/meal/choice', { columns: ['name'], widths: {} });
    expect((await list(clerk)).choice).toEqual({ columns: ['name'], widths: {} });
    expect((await list(head)).choice).toBeNull();
    expect(await rows()).toBe(0);
  });
});
