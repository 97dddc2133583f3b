import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, AuditRow } from '../../src/contract/audit.ts';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld();
const nowhere = '00000000-0000-4000-8000-00000000dead';
let office: Person;
let auditor: Person;
let target: Target;

beforeAll(async () => {
  [office, auditor] = await Promise.all([world.as('周敏'), world.as('马清')]);
  const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
  const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
  const item = opened.items.find((one) => one.kind === 'target');
  await office.do('POST', `/api/plans/${plan.id}/decide`, { version: opened.plan.version, decisions: [{ itemId: item?.itemId, decision: 'confirm' }] });
  [target] = await office.get<Target[]>('/api/targets') as [Target];
});

const refusedRows = async (): Promise<readonly AuditRow[]> => (await auditor.get<AuditPage>('/api/audit?outcome=refused')).rows;

describe('a signed-in person who tries ids', () => {
  it.each([
    ['GET', `/api/plans/${nowhere}`, 'plan.open', 'plan', 'R101'], ['GET', `/api/targets/${nowhere}`, 'target.open', 'target', 'R101'], ['GET', `/api/tasks/${nowhere}`, 'task.open', 'task', 'R101'],
    ['POST', `/api/targets/${nowhere}/progress`, 'target.progress', 'target', 'R101'], ['GET', `/api/files/${nowhere}`, 'file.open', 'file', 'R101'], ['DELETE', `/api/session/${nowhere}`, 'session.revoke', 'session', 'R101'],
  ] as const)('%s %s leaves a row of the audit with the id', async (method, path, action, objectKind, code) => {
    const before = (await refusedRows()).length;
    expectProblem(await office.send(method, path, method === 'POST' ? { version: 1, value: 1, note: '', evidence: [], changes: {} } : undefined), code);
    const rows = await refusedRows();
    expect(rows).toHaveLength(before + 1);
    expect(rows[0]).toMatchObject({ action, objectKind, objectId: nowhere, outcome: 'refused', code, actorName: '周敏' });
  });

  it('evidence that is another’s leaves one too', async () => {
    const before = (await refusedRows()).length;
    expectProblem(await office.send('POST', `/api/targets/${target.id}/progress`, { version: target.version, value: 1, note: '', evidence: [nowhere], changes: {} }), 'L106');
    expect((await refusedRows())[0]).toMatchObject({ action: 'target.progress', code: 'L106', objectKind: 'target', objectId: target.id });
    expect(await refusedRows()).toHaveLength(before + 1);
  });
});

describe('what is everyday work leaves none', () => {
  it.each([
    ['a stale counter', () => ({ version: target.version + 7, value: 1, note: '', evidence: [], changes: {} }), 'R201'],
    ['a report of nothing', () => ({ version: target.version, value: null, note: '', evidence: [], changes: {} }), 'L102'],
  ])('%s', async (_, body, code) => {
    const before = (await refusedRows()).length;
    expectProblem(await office.send('POST', `/api/targets/${target.id}/progress`, body()), code);
    expect(await refusedRows()).toHaveLength(before);
  });

  it('nobody who is not signed in leaves one', async () => {
    const before = (await refusedRows()).length;
    expectProblem(await world.nobody.send('GET', `/api/plans/${nowhere}`), 'A101');
    expect(await refusedRows()).toHaveLength(before);
  });
});
