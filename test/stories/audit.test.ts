import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, AuditRow } from '../../src/contract/audit.ts';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld();

describe('the audit, read by the auditor', () => {
  let auditor: Person;
  let plan: PlanRow;
  let target: Target;

  beforeAll(async () => {
    const office = await world.as('周敏');
    plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
    const { items } = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions: items.filter((item) => item.kind === 'target').slice(0, 2).map((item) => ({ itemId: item.itemId, decision: 'confirm' })) });
    target = (await office.get<Target[]>('/api/targets'))[0] as Target;
    world.clock.now = new Date('2026-03-02T16:30:00Z');
    await (await world.as('周敏')).do('POST', `/api/targets/${target.id}/progress`, { version: target.version, note: '先报', value: 1 });
    auditor = await world.as('马清');
  });

  const rowsOf = async (query: string): Promise<readonly AuditRow[]> => (await auditor.get<AuditPage>(`/api/audit?${query}`)).rows;

  it('names the unit, the person and the thing, and says the action in both languages', async () => {
    expect((await rowsOf('action=plan.upload'))[0]).toMatchObject({ label: { zh: '上传计划', en: 'Upload plan' }, actorName: '周敏', unitName: '青岚县教育局', objectName: plan.title });
    // Said again with more details, a thing keeps its name.
    expect((await rowsOf('action=plan.decide'))[0]).toMatchObject({ objectName: plan.title, details: { decided: 2 } });
    expect((await rowsOf('action=target.progress'))[0]).toMatchObject({ objectName: target.metric, details: { verb: 'progress' } });
    expect((await rowsOf('action=session.open'))[0]).toMatchObject({ objectKind: 'account', objectName: '马清' });
  });

  it('a unit is called by its present name', async () => {
    const keeper = await world.as('陈钢');
    const unit = (await keeper.get<Unit[]>('/api/units')).find((one) => one.name === '安全管理科');
    await keeper.do('PATCH', `/api/units/${unit?.id}`, { name: '校园安全科' });
    expect((await rowsOf('action=unit.rename'))[0]).toMatchObject({ objectName: '校园安全科', unitName: '校园安全科', details: { from: '安全管理科', to: '校园安全科' } });
  });

  it('is narrowed by person, and by what nobody with an account did', async () => {
    const { people } = await auditor.get<AuditPage>('/api/audit');
    const office = people.find((person) => person.name === '周敏');
    expect(office?.unitName).toBe('办公室');
    expect(new Set((await rowsOf(`actor=${office?.id}`)).map((row) => row.actorName))).toEqual(new Set(['周敏']));
    expect(await rowsOf('actor=system')).toEqual([]);
    expectProblem(await auditor.send('GET', '/api/audit?actor=周敏'), 'R102');
  });

  it('is narrowed by day as the bureau’s clock counts days, both ends included', async () => {
    const actionsOn = async (query: string) => new Set((await rowsOf(query)).map((row) => row.action));
    expect(await actionsOn('from=2026-03-03&to=2026-03-03')).toContain('target.progress');
    expect(await actionsOn('to=2026-03-02')).not.toContain('target.progress');
    expect(await actionsOn('to=2026-03-02')).toContain('plan.upload');
    expect(await rowsOf('from=2026-03-04')).toEqual([]);
    expectProblem(await auditor.send('GET', '/api/audit?from=2026-02-30'), 'R102');
  });

  it('is closed to everybody else', async () => {
    expectProblem(await (await world.as('周敏')).send('GET', '/api/audit'), 'A103');
    expectProblem(await world.nobody.send('GET', '/api/audit'), 'A101');
  });
});
