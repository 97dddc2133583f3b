import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedTarget, Target, Workbench } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld();

describe('a claim that comes back', () => {
  let section: Person;
  let leader: Person;
  let id: string;
  const read = (): Promise<OpenedTarget> => section.get<OpenedTarget>(`/api/targets/${id}`);
  const act = async (person: Person, verb: string, body: object = {}) => person.send('POST', `/api/targets/${id}/${verb}`, { version: (await read()).target.version, ...body });

  beforeAll(async () => {
    const office = await world.as('周敏');
    [section, leader] = [await world.as('吴斌'), await world.as('何建国')];
    const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: '2026年安全工作计划\n一、目标\n1.安全管理科开展应急演练60场。\n' });
    const { items } = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const decisions = items.filter((item) => item.kind === 'target').map((item) => ({ itemId: item.itemId, decision: 'confirm', edit: { owner: '安全管理科' } }));
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions });
    id = (await office.get<Target[]>('/api/targets'))[0]?.id ?? '';
    await act(section, 'progress', { value: 20 });
    await act(section, 'claim', { value: 60, note: '全部完成' });
  });

  it('its own side may withdraw it and nothing else; another person confirms or returns it', async () => {
    expect((await read()).verbs).toEqual(['withdraw']);
    expect((await leader.get<OpenedTarget>(`/api/targets/${id}`)).verbs).toEqual(['confirm', 'return']);
    expectProblem(await act(section, 'return', { note: '我自己退' }), 'A110');
    expectProblem(await act(leader, 'withdraw'), 'A103');
    expectProblem(await act(await world.as('周敏'), 'withdraw'), 'L112');
    expect((await act(section, 'withdraw')).status).toBe(200);
    expect((await read()).target).toMatchObject({ state: 'open', value: 20, basis: 'claimed', returned: false });
  });

  it('returned, the claimed figure is gone, and the to-do list of its unit says so with the reason until it is reported anew', async () => {
    await act(section, 'claim', { value: 60 });
    await act(leader, 'return', { note: '缺演练记录' });
    expect((await read()).target).toMatchObject({ state: 'open', value: 20, basis: 'claimed', returned: true });
    const duty = async () => (await section.get<Workbench>('/api/workbench')).mine.find((one) => one.id === id);
    expect(await duty()).toMatchObject({ verb: 'progress', returned: '缺演练记录' });
    await act(section, 'progress', { value: 25 });
    expect(await duty()).toMatchObject({ returned: null });
  });
});
