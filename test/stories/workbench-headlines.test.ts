import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { useWorld } from '../world/world.ts';

const world = useWorld();

const owners = ['安全管理科', '安全管理科', '人事科', '城关学区'];

const headlinesOf = async (name: string) => (await (await world.as(name)).get<Workbench>('/api/workbench')).headlines.map((line) => [line.unit.name, line.county, line.targets, line.normal]);

describe('the headline of the workbench', () => {
  beforeAll(async () => {
    const office = await world.as('周敏');
    const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: '2026年工作计划\n一、目标\n1.新建体验馆3个。\n2.开展演练60场。\n3.招聘教师40人。\n4.新建运动场7个。\n' });
    const targets = (await office.get<OpenedPlan>(`/api/plans/${plan.id}`)).items.filter((item) => item.kind === 'target');
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions: targets.map((item, at) => ({ itemId: item.itemId, decision: 'confirm', edit: { owner: owners[at] } })) });
  });

  it.each([
    ['a section: its own, then the county', '吴斌', [['安全管理科', false, 2, 2], ['青岚县教育局', true, 4, 4]]],
    ['a section that leads nothing is told so', '郑洁', [['教育装备站', false, 0, 0], ['青岚县教育局', true, 4, 4]]],
    ['the office and the leader: the county', '周敏', [['青岚县教育局', true, 4, 4]]],
    ['a school district: its own alone', '孙平', [['城关学区', false, 1, 1]]],
    ['a school: its own alone', '张文', [['青岚县实验小学', false, 0, 0]]],
    ['an administrator: none', '陈钢', []],
  ])('%s', async (_, name, lines) => {
    expect(await headlinesOf(name)).toEqual(lines);
  });
});
