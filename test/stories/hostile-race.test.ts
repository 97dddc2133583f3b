import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, AuditVerdict } from '../../src/contract/audit.ts';
import type { OpenedTarget, Target, Task } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanItem, PlanRow } from '../../src/contract/plan.ts';
import { expectCivil } from '../world/civil.ts';
import { cookieOf, expectProblem, personWith, useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld();
const AT_ONCE = 50;

/** Sends the same request many times at once; answers how often each status or code came. */
async function allAtOnce(send: (at: number) => Promise<Answer>): Promise<Record<string, number>> {
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => send(at)));
  const seen: Record<string, number> = {};
  for (const answer of answers) {
    expectCivil(answer, 'at once');
    const word = answer.status < 300 ? 'done' : (answer.body as { code: string }).code;
    seen[word] = (seen[word] ?? 0) + 1;
  }
  return seen;
}

async function auditOf(action: string, objectId: string, outcome: string): Promise<number> {
  const page = await (await world.as('马清')).get<AuditPage>(`/api/audit?action=${action}&outcome=${outcome}`);
  return page.rows.filter((row) => row.objectId === objectId).length;
}

const isPromise = (item: PlanItem): boolean => item.kind === 'target' || item.type === 'task';

describe('many hands at once', () => {
  let office: Person;
  let plan: PlanRow;
  const open = () => office.get<OpenedPlan>(`/api/plans/${plan.id}`);

  beforeAll(async () => {
    office = await world.as('周敏');
    plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
  });

  it('the same item confirmed fifty times: one wins, one row in the ledger, one row in the audit', async () => {
    const opened = await open();
    const item = opened.items.find(isPromise);
    const body = { version: opened.plan.version, decisions: [{ itemId: item?.itemId, decision: 'confirm' }] };
    expect(await allAtOnce(() => office.send('POST', `/api/plans/${plan.id}/decide`, body))).toEqual({ done: 1, R201: AT_ONCE - 1 });
    const rows = [...await office.get<Target[]>(`/api/targets?plan=${plan.id}`), ...await office.get<Task[]>(`/api/tasks?plan=${plan.id}`)];
    expect(rows.map((row) => row.itemId)).toEqual([item?.itemId]);
    expect(await auditOf('plan.decide', plan.id, 'done')).toBe(1);
  });

  it('the same item named fifty times in one decision, confirmed, dismissed and taken back, becomes one row or none', async () => {
    const opened = await open();
    const item = opened.items.filter(isPromise).at(3);
    const decisions = Array.from({ length: 50 }, (_, at) => ({ itemId: item?.itemId, decision: ['confirm', 'undo', 'dismiss', 'confirm'][at % 4] }));
    expectCivil(await office.send('POST', `/api/plans/${plan.id}/decide`, { version: opened.plan.version, decisions }), 'twice');
    const targets = [...await office.get<Target[]>(`/api/targets?plan=${plan.id}`), ...await office.get<Task[]>(`/api/tasks?plan=${plan.id}`)];
    const after = (await open()).items.filter((one) => one.state === 'confirmed').map((one) => one.itemId);
    expect(targets.map((row) => row.itemId).sort()).toEqual(after.sort());
  });

  it('different items confirmed at once from one page: the ledger holds exactly those that were told yes', async () => {
    const opened = await open();
    const items = opened.items.filter((item) => isPromise(item) && item.state === 'proposed');
    const seen = await allAtOnce((at) => office.send('POST', `/api/plans/${plan.id}/decide`, { version: opened.plan.version, decisions: [{ itemId: items[at % items.length]?.itemId, decision: 'confirm' }] }));
    expect(seen).toEqual({ done: 1, R201: AT_ONCE - 1 });
    const after = await open();
    const rows = [...await office.get<Target[]>(`/api/targets?plan=${plan.id}`), ...await office.get<Task[]>(`/api/tasks?plan=${plan.id}`)];
    expect(rows.map((row) => row.itemId).sort()).toEqual(after.items.filter((item) => item.state === 'confirmed').map((item) => item.itemId).sort());
  });

  it('fifty claims, then fifty confirmations of two leaders: one each', async () => {
    const opened = await open();
    const decisions = opened.items.filter((item) => isPromise(item) && item.state === 'proposed').map((item) => ({ itemId: item.itemId, decision: 'confirm' }));
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: opened.plan.version, decisions });
    const [target] = await office.get<Target[]>('/api/targets');
    const path = `/api/targets/${target?.id}`;
    expect(await allAtOnce(() => office.send('POST', `${path}/claim`, { version: target?.version, value: 1, note: '完成' }))).toEqual({ done: 1, R201: AT_ONCE - 1 });
    const { target: claimed } = await office.get<OpenedTarget>(path);
    const others = [await world.as('何建国'), await world.as('刘扬')];
    const seen = await allAtOnce((at) => (others[at % 2] ?? office).send('POST', `${path}/confirm`, { version: claimed.version }));
    expect(seen).toEqual({ done: 1, R201: AT_ONCE - 1 });
    const { history, target: closed } = await office.get<OpenedTarget>(path);
    expect(history.filter((action) => action.verb === 'claim' || action.verb === 'confirm')).toHaveLength(2);
    expect(closed.state).toBe('closed');
  });

  it('claim and confirm by the same hand is refused fifty times, and each refusal is in the audit', async () => {
    const target = (await office.get<Target[]>('/api/targets')).find((row) => row.state === 'open');
    const path = `/api/targets/${target?.id}`;
    const claimed = await office.do<{ version: number }>('POST', `${path}/claim`, { version: target?.version, value: 1, note: '完成' });
    expect(await allAtOnce(() => office.send('POST', `${path}/confirm`, { version: claimed.version }))).toEqual({ A110: AT_ONCE });
    expect(await auditOf('target.confirm', target?.id ?? '', 'refused')).toBe(AT_ONCE);
  });

  it('the same unit and the same account made fifty times are made once', async () => {
    const admin = await world.as('陈钢');
    const units = await admin.get<{ id: string; kind: string }[]>('/api/units');
    const root = units.find((unit) => unit.kind === 'bureau')?.id;
    expect(await allAtOnce(() => admin.send('POST', '/api/units', { parentId: root, kind: 'section', name: '新设科', code: 'xsk' }))).toEqual({ done: 1, R203: AT_ONCE - 1 });
    const made = await allAtOnce((at) => admin.send('POST', '/api/accounts', { login: at % 2 ? 'twin' : 'ＴＷＩＮ', name: '双', unitId: root }));
    expect(made['done']).toBe(1);
  });

  it('fifty wrong passwords at once: five are looked at, the rest locked, another person signs in', async () => {
    const admin = await world.as('陈钢');
    const units = await admin.get<{ id: string }[]>('/api/units');
    const fresh = async (login: string) => (await admin.do<{ oneTimePassword: string }>('POST', '/api/accounts', { login, name: '新人', unitId: units[1]?.id })).oneTimePassword;
    const [here, other] = [await fresh('guessed'), await fresh('bystander')];
    const seen = await allAtOnce((at) => world.nobody.send('POST', '/api/session', { login: 'guessed', password: `wrong-${at}` }));
    expect((seen['A102'] ?? 0) + (seen['A104'] ?? 0)).toBe(AT_ONCE);
    expect(seen['A102']).toBeLessThanOrEqual(10);
    expectProblem(await world.nobody.send('POST', '/api/session', { login: 'guessed', password: here }), 'A104');
    const answer = await world.nobody.send('POST', '/api/session', { login: 'bystander', password: other });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(cookieOf(answer)).toMatch(/^__Host-/);
  });

  it('the same one-time password at once changes once; a one-time password is used once', async () => {
    const admin = await world.as('陈钢');
    const units = await admin.get<{ id: string }[]>('/api/units');
    const { oneTimePassword } = await admin.do<{ oneTimePassword: string }>('POST', '/api/accounts', { login: 'hasty', name: '急', unitId: units[1]?.id });
    const opened = await world.nobody.send('POST', '/api/session', { login: 'hasty', password: oneTimePassword });
    const person = personWith(world.api, cookieOf(opened));
    const seen = await Promise.all(Array.from({ length: 5 }, (_, at) => person.send('PUT', '/api/session/password', { current: oneTimePassword, next: `Qz7-maple-Nimbus-${at}` })));
    expect(seen.filter((answer) => answer.status === 204)).toHaveLength(1);
  });

  it('a stolen session does not get to guess the password', async () => {
    const leader = await world.as('何建国');
    const seen = await allAtOnce((at) => leader.send('PUT', '/api/session/password', { current: `wrong-${at}`, next: 'Qz7-maple-Nimbus' }));
    expect(seen).toEqual({ A102: 5, A104: AT_ONCE - 5 });
  });

  it('and the audit still holds', async () => {
    expect(await (await world.as('马清')).get<AuditVerdict>('/api/audit/verify')).toMatchObject({ intact: true, firstBroken: null });
    expect(world.log.join('\n')).not.toMatch(/guessed|bystander|新人|周敏|wrong-/);
  });
});
