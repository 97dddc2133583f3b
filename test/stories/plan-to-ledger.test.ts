import { describe, expect, it } from 'vitest';
import type { AuditPage, AuditVerdict } from '../../src/contract/audit.ts';
import type { OpenedTarget, Target, Task, Workbench } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { expectProblem, useWorld } from '../world/world.ts';

const world = useWorld();

describe('from plan to ledger', () => {
  let plan: PlanRow;

  it('the office drops the plan in and sees figures, tasks and the sum that fails', async () => {
    const office = await world.as('周敏');
    plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
    expect(plan).toMatchObject({ year: 2026, docType: 'plan', unitName: '青岚县教育局', versionNo: 1 });
    const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    expect(opened.text).toBe(world.sample.planText);
    expect(opened.mayDecide).toBe(true);
    const failing = opened.checks.filter((check) => !check.consistent);
    expect(failing).toHaveLength(1);
    expect(failing[0]).toMatchObject({ kind: 'sum', stated: 96, computed: 98 });
    const standard = opened.items.find((item) => item.value === 12 && item.unit === '所');
    expect(standard).toMatchObject({ kind: 'target', state: 'proposed', deadline: '2026-12-31' });
    expect(opened.text.slice(standard?.start, standard?.end)).toContain('12');
  });

  it('one item is corrected and confirmed; then all the rest; the ledger fills', async () => {
    const office = await world.as('周敏');
    const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const items = opened.items.filter((item) => item.kind === 'target' || item.type === 'task');
    const [first, ...rest] = items;
    const once = await office.do<{ version: number }>('POST', `/api/plans/${plan.id}/decide`, {
      version: opened.plan.version, decisions: [{ itemId: first?.itemId, decision: 'confirm', edit: { owner: '安全管理科', deadline: '2026-10-31' } }],
    });
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: once.version, decisions: rest.map((item) => ({ itemId: item.itemId, decision: 'confirm' })) });
    const targets = await office.get<Target[]>('/api/targets');
    const tasks = await office.get<Task[]>(`/api/tasks?plan=${plan.id}`);
    expect(targets.length + tasks.length).toBe(items.length);
    expect([...targets, ...tasks].find((row) => row.itemId === first?.itemId)).toMatchObject({ lead: { name: '安全管理科' }, deadline: '2026-10-31' });
  });

  it('an old version counter is refused and changes nothing', async () => {
    const office = await world.as('周敏');
    const before = await office.get<Target[]>('/api/targets');
    expectProblem(await office.send('POST', `/api/plans/${plan.id}/decide`, { version: 0, decisions: [{ itemId: 'q1', decision: 'undo' }] }), 'R201');
    expect(await office.get<Target[]>('/api/targets')).toEqual(before);
  });

  it('progress is claimed, never proven; whoever claims it cannot confirm it', async () => {
    const office = await world.as('周敏');
    const section = await world.as('林晓');
    const target = (await office.get<Target[]>('/api/targets')).find((row) => row.required === 12 && row.unit === '所');
    const path = `/api/targets/${target?.id}`;
    const units = await office.get<{ id: string; name: string }[]>('/api/units');
    const assigned = await office.do<{ version: number }>('POST', `${path}/assign`, { version: target?.version, changes: { leadUnitId: units.find((unit) => unit.name === '基础教育科')?.id } });
    const evidence = await section.upload('/api/files', { name: '创建批文.pdf', bytes: Buffer.from('%PDF-1.4 sample') });
    expect(evidence.status).toBe(201);
    const progress = await section.do<{ version: number }>('POST', `${path}/progress`, { version: assigned.version, value: 7, note: '已通过验收', evidence: [(evidence.body as { id: string }).id] });
    const claimed = await section.do<{ version: number }>('POST', `${path}/claim`, { version: progress.version, value: 12, note: '全部完成' });
    const seen = await section.get<OpenedTarget>(path);
    expect(seen.target).toMatchObject({ state: 'claimed', value: 12, basis: 'claimed', evidenceCount: 1, light: { colour: 'normal' } });
    expect(seen.verbs).not.toContain('confirm');
    expectProblem(await section.send('POST', `${path}/confirm`, { version: claimed.version }), 'A110');
    const returned = await office.do<{ version: number }>('POST', `${path}/return`, { version: claimed.version, note: '缺两所学校的批文' });
    const again = await section.do<{ version: number }>('POST', `${path}/claim`, { version: returned.version, value: 12, note: '已补齐' });
    const leader = await world.as('何建国');
    expect((await leader.get<Workbench>('/api/workbench')).mine[0]).toMatchObject({ id: target?.id, verb: 'confirm' });
    await leader.do('POST', `${path}/confirm`, { version: again.version });
    const closed = await leader.get<OpenedTarget>(path);
    expect(closed.target).toMatchObject({ state: 'closed', basis: 'confirmed', light: { colour: 'done' } });
    expect(closed.history.map((action) => action.verb)).toEqual(['create', 'assign', 'progress', 'claim', 'return', 'claim', 'confirm']);
  });

  it('a closed promise is not changed from the plan: it is reopened first', async () => {
    const office = await world.as('周敏');
    const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const closed = (await office.get<Target[]>('/api/targets')).find((row) => row.state === 'closed');
    const decide = (decision: 'confirm' | 'dismiss', edit: object) => office.send('POST', `/api/plans/${plan.id}/decide`,
      { version: opened.plan.version, decisions: [{ itemId: closed?.itemId, decision, edit }] });
    expectProblem(await decide('confirm', { value: 2 }), 'L110');
    expectProblem(await decide('dismiss', {}), 'L104');
    expect((await office.get<OpenedTarget>(`/api/targets/${closed?.id}`)).target).toEqual(closed);
  });

  it('a school cannot see, a section cannot touch what is not its own, and the refusal is in the audit', async () => {
    const clerk = await world.as('张文');
    expect(await clerk.get<Target[]>('/api/targets')).toEqual([]);
    expectProblem(await clerk.send('GET', `/api/plans/${plan.id}`), 'R101');
    const section = await world.as('吴斌');
    const foreign = (await section.get<Target[]>('/api/targets')).find((row) => row.lead.name !== '安全管理科' && row.state === 'open');
    expectProblem(await section.send('POST', `/api/targets/${foreign?.id}/progress`, { version: foreign?.version, value: 1 }), 'A103');
    const auditor = await world.as('马清');
    const page = await auditor.get<AuditPage>('/api/audit?outcome=refused');
    expect(page.rows[0]).toMatchObject({ action: 'target.progress', actorName: '吴斌', code: 'A103', objectId: foreign?.id });
    expect(await auditor.get<AuditVerdict>('/api/audit/verify')).toMatchObject({ intact: true });
  });

  it('a new version keeps what was decided; a changed promise revises its row, a removed one stays in the ledger', async () => {
    const office = await world.as('周敏');
    const before = await office.get<Target[]>('/api/targets');
    const text = world.sample.planText.replace('校车60辆', '校车64辆').replace('评选县级教学能手50名', '评选县级教学能手').replace('新建标准化实验室14个', '新建标准化实验室14个，改造音乐教室8间');
    const next = await office.do<PlanRow>('POST', '/api/plans/text', { text, planId: plan.id });
    expect(next.versionNo).toBe(2);
    const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const open = opened.items.filter((item) => item.state === 'proposed' && (item.kind === 'target' || item.type === 'task'));
    expect(open.map((item) => item.number)).toEqual(expect.arrayContaining(['8', '64']));
    expect(open.length).toBeLessThan(8);
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: opened.plan.version, decisions: open.map((item) => ({ itemId: item.itemId, decision: 'confirm' })) });
    const after = await office.get<Target[]>('/api/targets');
    const bus = before.find((row) => row.required === 60 && row.unit === '辆');
    expect(after.find((row) => row.id === bus?.id)).toMatchObject({ required: 64, versionNo: 2 });
    expect(after.filter((row) => row.unit === '辆')).toHaveLength(1);
    expect(after.map((row) => row.required)).toContain(8);
    expect(after.some((row) => row.required === 50 && row.unit === '名')).toBe(true);
    expect((await office.get<OpenedPlan>(`/api/plans/${plan.id}?version=1`)).mayDecide).toBe(false);
  });
});

it('a text longer than any plan is refused before it is read', async () => {
  const office = await world.as('周敏');
  const answer = await office.send('POST', '/api/plans/text', { text: '一、建设学校3所。'.repeat(60_000) });
  expectProblem(answer, 'L109');
});
