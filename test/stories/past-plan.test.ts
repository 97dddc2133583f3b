import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { Target, Task, Workbench } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld();

describe('a plan of a past year', () => {
  let office: Person;
  let plan: PlanRow;
  const open = (): Promise<OpenedPlan> => office.get<OpenedPlan>(`/api/plans/${plan.id}`);
  const targets = (): Promise<Target[]> => office.get<Target[]>(`/api/targets?plan=${plan.id}`);
  const confirmAll = async () => {
    const { items, plan: { version } } = await open();
    const decisions = items.filter((item) => item.kind === 'target').map((item) => ({ itemId: item.itemId, decision: 'confirm' }));
    return office.send('POST', `/api/plans/${plan.id}/decide`, { version, decisions });
  };
  const follow = async (how: string) => office.send('POST', `/api/plans/${plan.id}/follow`, { version: (await open()).plan.version, follow: how });
  const calendar = async () => (await office.send('GET', `/api/plans/${plan.id}/deadlines.ics`)).raw.toString();

  beforeAll(async () => {
    office = await world.as('周敏');
    plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: '2024年安全工作计划\n一、目标\n1.新建安全体验馆3个。\n2.开展应急演练60场。\n' });
  });

  it('enters the ledger only after somebody said how it is followed', async () => {
    expect(plan.follow).toBeNull();
    expectProblem(await confirmAll(), 'L113');
    expect(await targets()).toEqual([]);
    expectProblem(await office.send('POST', `/api/plans/${plan.id}/follow`, { version: 99, follow: 'reference' }), 'R201');
    expectProblem(await office.send('POST', `/api/plans/${plan.id}/follow`, { version: 0, follow: 'later' }), 'R102');
    expectProblem(await (await world.as('林晓')).send('POST', `/api/plans/${plan.id}/follow`, { version: 0, follow: 'reference' }), 'A103');
  });

  it('for reference: no lights, no duties, no days in the calendar', async () => {
    expect((await follow('reference')).status).toBe(200);
    expect((await confirmAll()).status).toBe(200);
    expect((await targets()).map((row) => [row.light.colour, row.reference])).toEqual([['none', true], ['none', true]]);
    expect((await office.get<Workbench>('/api/workbench')).mine.filter((duty) => duty.kind !== 'plan')).toEqual([]);
    expect(await calendar()).not.toContain('BEGIN:VEVENT');
  });

  it('supervised as any other it is overdue at once, and one may go back', async () => {
    expect((await follow('supervise')).status).toBe(200);
    expect((await targets()).map((row) => row.light.colour)).toEqual(['behind', 'behind']);
    expect((await office.get<Workbench>('/api/workbench')).mine.filter((duty) => duty.verb === 'assign')).toHaveLength(2);
    expect(await calendar()).toContain('BEGIN:VEVENT');
    expect((await follow('reference')).status).toBe(200);
    expect((await targets()).every((row) => row.reference)).toBe(true);
    const { rows } = await (await world.as('马清')).get<AuditPage>('/api/audit?action=plan.follow&outcome=done');
    expect(rows.map((row) => row.details.follow)).toEqual(['reference', 'supervise', 'reference']);
  });

  it('a plan of this year, or of none, is not asked about', async () => {
    const now = await office.do<PlanRow>('POST', '/api/plans/text', { text: '2026年体育工作计划\n一、目标\n1.新建足球场3个。\n' });
    const { items } = await office.get<OpenedPlan>(`/api/plans/${now.id}`);
    await office.do('POST', `/api/plans/${now.id}/decide`, { version: now.version, decisions: items.map((item) => ({ itemId: item.itemId, decision: 'confirm' })) });
    expect((await office.get<Task[]>(`/api/targets?plan=${now.id}`)).map((row) => row.light.colour)).toEqual(['normal']);
  });
});
