import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedTarget, Target, Workbench } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld();

const first = '2026年安全工作计划\n一、目标\n1.安全管理科新建安全体验馆3个。\n2.安全管理科开展应急演练60场。\n3.安全管理科培训安全员40人。\n';
const second = first.replace('2.安全管理科开展应急演练60场。\n', '').replace('3.安全管理科培训安全员40人。\n', '');

const duties = async (person: Person) => (await person.get<Workbench>('/api/workbench')).mine.filter((duty) => duty.verb === 'keep');

describe('what a newer text drops', () => {
  let office: Person;
  let plan: PlanRow;
  const targets = (): Promise<Target[]> => office.get<Target[]>(`/api/targets?plan=${plan.id}`);
  const of = async (required: number): Promise<Target> => (await targets()).find((row) => row.required === required) as Target;
  const upload = (text: string) => office.do<PlanRow>('POST', '/api/plans/text', { text, planId: plan.id });

  beforeAll(async () => {
    office = await world.as('周敏');
    plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: first });
    const { items } = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const decisions = items.filter((item) => item.kind === 'target').map((item) => ({ itemId: item.itemId, decision: 'confirm' }));
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions });
  });

  it('stays in the ledger, marked, with a line in its history and a duty of the office, nobody else’s', async () => {
    expect((await targets()).map((row) => row.droppedIn)).toEqual([null, null, null]);
    await upload(second);
    expect((await targets()).map((row) => [row.required, row.state, row.droppedIn])).toEqual([[3, 'open', null], [60, 'open', 2], [40, 'open', 2]]);
    const opened = await office.get<OpenedTarget>(`/api/targets/${(await of(60)).id}`);
    expect(opened.history.at(-1)).toMatchObject({ verb: 'drop', changes: { versionNo: 2 }, byName: '周敏' });
    expect(opened.verbs).toEqual(expect.arrayContaining(['keep', 'cancel']));
    expect((await duties(office)).map((duty) => duty.why)).toEqual(['新稿已删去，请决定保留还是取消', '新稿已删去，请决定保留还是取消']);
    expect(await duties(await world.as('吴斌'))).toEqual([]);
  });

  it('kept, it is followed as before and a third text does not ask again', async () => {
    const kept = await of(60);
    expectProblem(await (await world.as('吴斌')).send('POST', `/api/targets/${kept.id}/keep`, { version: kept.version }), 'A103');
    await office.do('POST', `/api/targets/${kept.id}/keep`, { version: kept.version, note: '仍按原计划办' });
    expect(await of(60)).toMatchObject({ state: 'open', droppedIn: null });
    await upload(`${second}2.安全管理科新建警务室7个。\n`);
    expect(await of(60)).toMatchObject({ state: 'open', droppedIn: null });
    expectProblem(await office.send('POST', `/api/targets/${kept.id}/keep`, { version: kept.version + 1 }), 'R202');
  });

  it('cancelled, it needs a reason and leaves the list of duties', async () => {
    const gone = await of(40);
    expectProblem(await office.send('POST', `/api/targets/${gone.id}/cancel`, { version: gone.version }), 'L101');
    await office.do('POST', `/api/targets/${gone.id}/cancel`, { version: gone.version, note: '新稿不再提' });
    expect(await of(40)).toMatchObject({ state: 'cancelled', droppedIn: null });
    expect(await duties(office)).toEqual([]);
  });
});
