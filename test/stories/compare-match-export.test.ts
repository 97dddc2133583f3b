import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { Target } from '../../src/contract/ledger.ts';
import type { Comparison, Matching, OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld();

const lastPlan = `青岚县教育局2025年工作计划
一、办学条件
全年创建标准化学校12所，投入资金8200万元。大班额控制在20个以内。
二、教师队伍
公开招聘教师90名，其中小学50名、幼儿园12名。中小学生体质健康优良率达到53%以上。
三、校园安全
开展安全演练4次，安全隐患整改率达到99%以上。12月底前新建录播教室6间。`;

async function confirmAll(person: Person, plan: PlanRow): Promise<void> {
  const opened = await person.get<OpenedPlan>(`/api/plans/${plan.id}`);
  const { version } = await person.do<{ version: number }>('POST', `/api/plans/${plan.id}/follow`, { version: opened.plan.version, follow: 'supervise' });
  const decisions = opened.items.filter((item) => item.kind === 'target' || item.type === 'task').map((item) => ({ itemId: item.itemId, decision: 'confirm' }));
  await person.do('POST', `/api/plans/${plan.id}/decide`, { version, decisions });
}

describe('versions, summaries and what leaves the house', () => {
  let plan: PlanRow;
  let summary: PlanRow;

  it('the office sees what changed between two versions', async () => {
    const office = await world.as('周敏');
    plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: lastPlan.replace('标准化学校12所', '标准化学校11所').replace('开展安全演练4次，', '') });
    await office.do('POST', '/api/plans/text', { text: lastPlan, planId: plan.id });
    const compared = await office.get<Comparison>(`/api/plans/${plan.id}/compare?from=1&to=2`);
    expect(compared.changed.map((pair) => [pair.before.value, pair.after.value, pair.fields])).toContainEqual([11, 12, ['value']]);
    expect(compared.added.map((item) => [item.number, item.unit])).toContainEqual(['4', '次']);
    expect(compared.removed).toEqual([]);
    expect(await office.get<Comparison>(`/api/plans/${plan.id}/compare`)).toEqual(compared);
  });

  it('a version that is not there, a plan that is not there and a bad number are refused', async () => {
    const office = await world.as('周敏');
    expectProblem(await office.send('GET', `/api/plans/${plan.id}/compare?from=1&to=7`), 'L107');
    expectProblem(await office.send('GET', '/api/plans/00000000-0000-4000-8000-000000000000/compare'), 'R101');
    expect((await office.send('GET', `/api/plans/${plan.id}/compare?from=x`)).status).toBe(422);
  });

  it('the year’s summary finds the targets it answers, and both sides list what stays open', async () => {
    const office = await world.as('周敏');
    await confirmAll(office, plan);
    summary = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.summaryText });
    const matching = await office.get<Matching>(`/api/plans/${summary.id}/match?plan=${plan.id}`);
    const pairs = matching.pairs.map((pair) => [pair.target.required, pair.achievement.value, pair.verdict]);
    expect(pairs).toEqual(expect.arrayContaining([[12, 10, 'short'], [90, 88, 'short'], [53, 55, 'met'], [4, 4, 'met']]));
    expect(matching.pairs[0]?.why).toMatch(/^计划“.+”为.+，总结填报.+：.+。$/);
    const targets = await office.get<Target[]>(`/api/targets?plan=${plan.id}`);
    expect(matching.pairs.length + matching.unmatchedTargets.length).toBe(targets.length);
    expect(matching.unmatchedTargets.some((target) => target.metric.includes('录播教室'))).toBe(true);
    expect(matching.unmatchedAchievements.some((item) => item.number === '1264')).toBe(true);
  });

  it('the ledger leaves as a workbook and its deadlines as a calendar, and the audit says so', async () => {
    const office = await world.as('周敏');
    const workbook = await office.send('GET', `/api/plans/${plan.id}/ledger.xlsx`);
    expect(workbook.status).toBe(200);
    expect(workbook.raw.subarray(0, 2).toString()).toBe('PK');
    const { sheets } = await readXlsx(workbook.raw);
    expect(sheets.map((sheet) => sheet.rows.slice(0, 2).map((row) => row[0]))).toEqual(['目标台账', '任务台账', '核对', '条目'].map((name) =>
      [`${plan.title} · ${name}`, `第 2 版 · 截至 2026-03-02 09:00 · 周敏 导出`]));
    expect(String(workbook.headers['content-disposition'])).toContain(encodeURIComponent('青岚县教育局2025年工作计划·台账.xlsx'));
    const calendar = await office.send('GET', `/api/plans/${plan.id}/deadlines.ics`);
    const text = calendar.raw.toString('utf8').replaceAll('\r\n ', '');
    const targets = await office.get<Target[]>(`/api/targets?plan=${plan.id}`);
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(targets.length);
    expect(text).toContain(`target-${targets[0]?.id}@xuezheng`);
    expect(text).not.toContain('周敏');
    const auditor = await world.as('马清');
    for (const action of ['plan.export', 'plan.calendar']) {
      const page = await auditor.get<AuditPage>(`/api/audit?action=${action}`);
      expect(page.rows.filter((row) => row.objectId === plan.id && row.outcome === 'done')).toHaveLength(1);
    }
  });

  it('both leave in English for whoever works in English; another language is refused', async () => {
    const office = await world.as('周敏');
    const workbook = await office.send('GET', `/api/plans/${plan.id}/ledger.xlsx?lang=en`);
    expect(String(workbook.headers['content-disposition'])).toContain(encodeURIComponent('青岚县教育局2025年工作计划 ledger.xlsx'));
    const { sheets } = await readXlsx(workbook.raw);
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Targets', 'Tasks', 'Checks', 'Items']);
    const calendar = await office.send('GET', `/api/plans/${plan.id}/deadlines.ics?lang=en`);
    expect(calendar.raw.toString('utf8')).toMatch(/^SUMMARY:Target due: /m);
    expectProblem(await office.send('GET', `/api/plans/${plan.id}/ledger.xlsx?lang=fr`), 'R102');
  });

  it('a school does not get the bureau’s plan in any shape', async () => {
    const clerk = await world.as('张文');
    for (const path of ['compare', `match?plan=${plan.id}`, 'ledger.xlsx', 'deadlines.ics']) {
      expectProblem(await clerk.send('GET', `/api/plans/${plan.id}/${path}`), 'R101');
    }
    expectProblem(await world.nobody.send('GET', `/api/plans/${plan.id}/ledger.xlsx`), 'A101');
  });
});
