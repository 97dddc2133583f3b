import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { OpenedTarget, Target, Task } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld();

const due = { deadline: '2026-06-30' };
const body = (rows: readonly { id: string; version: number }[], changes: object) => ({ items: rows.map(({ id, version }) => ({ id, version })), changes });

describe('several targets and tasks are handed on at once', () => {
  let office: Person;
  let units: readonly Unit[];
  let plan: PlanRow;
  const unit = (name: string): Unit => units.find((one) => one.name === name) as Unit;
  const targets = (): Promise<Target[]> => office.get<Target[]>('/api/targets');
  const assign = (rows: readonly { id: string; version: number }[], changes: object) =>
    office.send('POST', '/api/ledger/assign', body(rows, changes));

  beforeAll(async () => {
    office = await world.as('周敏');
    units = await office.get<Unit[]>('/api/units');
    plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
    const { items } = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const decisions = items.filter((item) => item.kind === 'target' || item.type === 'task').map((item) => ({ itemId: item.itemId, decision: 'confirm' }));
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions });
  });

  it('a target and a task get unit and deadline in one request; each has its history, the audit one row', async () => {
    const [target] = await targets();
    const [task] = await office.get<Task[]>('/api/tasks');
    const changes = { leadUnitId: unit('人事科').id, deadline: '2026-11-30' };
    expect((await assign([target as Target, task as Task], changes)).body).toEqual({ assigned: 2 });
    const opened = await office.get<OpenedTarget>(`/api/targets/${target?.id}`);
    expect(opened.target).toMatchObject({ lead: { name: '人事科' }, deadline: '2026-11-30', version: (target?.version ?? 0) + 1 });
    expect(opened.history.at(-1)).toMatchObject({ verb: 'assign', changes, byName: '周敏' });
    expect((await office.get<Task[]>('/api/tasks')).find((row) => row.id === task?.id)).toMatchObject({ lead: { name: '人事科' } });
    const audit = await (await world.as('马清')).get<AuditPage>('/api/audit?action=ledger.assign');
    expect(audit.rows).toHaveLength(1);
    expect(audit.rows[0]).toMatchObject({ outcome: 'done', details: { ...changes, items: expect.arrayContaining([target?.id, task?.id]) } });
  });

  it('what is absent stays, and a deadline can be taken away', async () => {
    const [target] = await targets();
    expect((await assign([target as Target], { deadline: null })).status).toBe(200);
    expect((await targets()).find((row) => row.id === target?.id)).toMatchObject({ deadline: null, lead: { id: target?.lead.id } });
  });

  it('one that was changed meanwhile, one that waits for confirmation, one nobody knows: nothing is changed, and it is said', async () => {
    const [first, second] = await targets() as [Target, Target];
    const to = { leadUnitId: unit('安全管理科').id };
    expectProblem(await assign([first, { id: second.id, version: second.version + 1 }], to), 'R201');
    expectProblem(await assign([first, { id: '00000000-0000-4000-8000-000000000000', version: 1 }], to), 'R101');
    await office.do('POST', `/api/targets/${second.id}/claim`, { version: second.version, note: '完成' });
    const refused = await assign([first, { ...second, version: second.version + 1 }], to);
    expectProblem(refused, 'L111');
    expect((refused.body as { zh: string }).zh).toContain('待确认');
    expectProblem(await assign([first], {}), 'R102');
    expect((await targets()).find((row) => row.id === first.id)).toMatchObject({ lead: { id: first.lead.id }, version: first.version });
  });

  it('a section hands on its own only; the list says which those are', async () => {
    const section = await world.as('吴斌');
    const [first] = (await targets()).filter((row) => row.state === 'open') as [Target];
    await assign([first], { leadUnitId: unit('安全管理科').id });
    const seen = await section.get<Target[]>('/api/targets');
    const own = seen.find((row) => row.id === first.id) as Target;
    const foreign = seen.find((row) => row.lead.name !== '安全管理科' && row.state === 'open') as Target;
    expect([own.mayAssign, foreign.mayAssign]).toEqual([true, false]);
    expectProblem(await section.send('POST', '/api/ledger/assign', body([own, foreign], due)), 'A103');
    expectProblem(await section.send('POST', '/api/ledger/assign', body([own], { leadUnitId: unit('人事科').id })), 'A103');
    expect((await section.send('POST', '/api/ledger/assign', body([own], due))).status).toBe(200);
  });

  it('on the plan a corrected owner moves the lead, and what waits goes on waiting', async () => {
    const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const confirmed = opened.items.find((item) => item.kind === 'target' && item.owner === '' && item.state === 'confirmed');
    const waiting = opened.items.find((item) => item.state === 'proposed');
    const edit = { owner: '督导室', deadline: '2026-09-30' };
    const { items } = await office.do<OpenedPlan>('POST', `/api/plans/${plan.id}/decide`, {
      version: opened.plan.version, decisions: [{ itemId: confirmed?.itemId, decision: 'confirm', edit }, { itemId: waiting?.itemId, decision: 'undo', edit }],
    });
    expect(items.find((item) => item.itemId === waiting?.itemId)).toMatchObject({ state: 'proposed', owner: '督导室' });
    expect((await targets()).find((row) => row.id === confirmed?.commitmentId)).toMatchObject({ lead: { name: '督导室' }, deadline: '2026-09-30' });
  });
});
