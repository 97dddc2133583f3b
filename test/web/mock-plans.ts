import type { FastifyInstance } from 'fastify';
import type { DecideItems, OpenedPlan, PlanItem } from '../../src/contract/plan.ts';
import { samplePlan } from './mock-plan.ts';

/** Plans of the mock: two listed, one that can be decided, compared and matched. */
export function mockPlans(app: FastifyInstance, copies: number): void {
  let opened = samplePlan(copies);
  app.get('/api/plans', () => [
    { ...opened.plan, counts: { ...opened.plan.counts, undecided: opened.items.filter((item) => item.state === 'proposed').length } },
    { ...opened.plan, id: 'p2025', title: '清河县教育局2025年工作总结', year: 2025, docType: 'summary', versionNo: 1, createdAt: '2025-12-20T08:00:00Z', createdBy: '高雅琴', counts: { targets: 4, achievements: 83, context: 21, tasks: 2, checks: 27, inconsistent: 0, undecided: 0 } },
    { ...opened.plan, id: 'pb', title: '北关小学2026年工作计划', year: 2026, docType: 'plan', unitName: '北关小学', versionNo: 1, createdAt: '2026-01-20T08:00:00Z', createdBy: '何建国', counts: { targets: 12, achievements: 3, context: 1, tasks: 9, checks: 2, inconsistent: 0, undecided: 24 } },
  ]);
  app.get<{ Params: { id: string }; Querystring: { version?: string } }>('/api/plans/:id', (request, reply) => {
    if (request.params.id === 'none') return reply.code(404).send({ code: 'R101', status: 404, zh: '没有找到计划，可能已被移走或您无权查看，请返回列表重新选择。', en: 'The plan was not found; it may have moved or you may not see it. Choose again from the list.', details: {} });
    const no = Number(request.query.version ?? 2);
    return no === 2 ? opened : { ...opened, plan: { ...opened.plan, versionNo: no }, mayDecide: false };
  });
  app.post<{ Body: DecideItems }>('/api/plans/:id/decide', (request) => {
    opened = decided(opened, request.body);
    return { version: opened.plan.version, items: opened.items };
  });
  app.post('/api/plans/text', () => ({ ...opened.plan, id: 'p2026' }));
  app.post('/api/plans', async (request, reply) => {
    const file = await request.file();
    await file?.toBuffer();
    if (file?.filename.endsWith('.png') === true) return reply.code(422).send({ code: 'F103', status: 422, zh: `不能读取“${file.filename}”，请上传 docx、pdf、html、txt 或 md 文件。`, en: `"${file.filename}" cannot be read. Send a docx, pdf, html, txt or md file.`, details: {} });
    return { ...opened.plan, id: 'p2026' };
  });
  app.get('/api/plans/:id/compare', () => {
    const [a, b, c, d] = opened.items.filter((item) => item.kind === 'target') as [PlanItem, PlanItem, PlanItem, PlanItem];
    return { from: 1, to: 2, added: [a], removed: [b], changed: [{ before: { ...c, value: 55, number: '55' }, after: c, fields: ['value'] }, { before: { ...d, comparator: 'eq', deadline: '2026-10-31' }, after: d, fields: ['comparator', 'deadline'] }] };
  });
  app.get('/api/plans/:id/match', () => {
    const targets = ofKind(opened, 'target').map((item) => ({
      id: item.itemId, planId: 'p2025', planTitle: '2025年工作要点', versionNo: 1, itemId: item.itemId, version: 0, lead: { id: 'u1', name: '基础教育科', path: 'qinghe/' }, assisting: [], owner: '', deadline: '2025-12-31', section: item.section,
      source: { text: item.text, start: 0, end: 1 }, state: 'open', light: { colour: 'normal', why: '', whyEn: '' }, value: null, basis: 'none', evidenceCount: 0, lastAt: '2026-01-01T00:00:00Z', year: 2025, metric: item.metric, subject: item.subject,
      comparator: item.comparator ?? 'eq', required: item.value ?? 0, unit: item.unit, baseline: null, period: '', per: '',
    }));
    const verdicts = ['met', 'short', 'unclear'] as const;
    return {
      pairs: ofKind(opened, 'achievement').slice(0, 3).map((achievement, at) => ({ achievement, target: targets[at], score: 0.8, verdict: verdicts[at], why: ['成绩 9.94 不低于目标 3', '成绩 87.8 低于目标 92', '口径不同，无法比较'][at], whyEn: ['9.94 meets 3', '87.8 is short of 92', 'Not comparable'][at] })),
      unmatchedAchievements: ofKind(opened, 'achievement').slice(3), unmatchedTargets: targets.slice(3, 9),
    };
  });
}

function decided(opened: OpenedPlan, body: DecideItems): OpenedPlan {
  const by = new Map(body.decisions.map((one) => [one.itemId, one]));
  const states = { confirm: 'confirmed', dismiss: 'dismissed', undo: 'proposed' } as const;
  const items = opened.items.map((item): PlanItem => {
    const found = by.get(item.itemId);
    if (found === undefined) return item;
    return { ...item, ...found.edit, edited: item.edited || found.edit !== undefined, state: states[found.decision], decidedBy: '周敏', decidedAt: new Date().toISOString() } as PlanItem;
  });
  return { ...opened, items, plan: { ...opened.plan, version: opened.plan.version + 1 } };
}

const ofKind = (opened: OpenedPlan, kind: PlanItem['kind']): PlanItem[] => opened.items.filter((item) => item.kind === kind);
