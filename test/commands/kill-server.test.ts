import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import type { AuditPage, AuditVerdict } from '../../src/contract/audit.ts';
import type { Target, Task } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { call, databasePid, runXuezheng, signInAt, startServer, useServer, type Visitor } from './running-server.ts';

const ROUNDS = 8;
const LONGEST_MS = 300;
const CHUNK = 9;

/** A plan of many promises, long enough that no round confirms all of it. */
const longPlan = `青岚县教育局2026年工作要点\n${Array.from({ length: 720 }, (_, at) => `${at + 1}. 全年为第${at + 1}片区新建实验室${at % 37 + 2}间。`).join('\n')}`;

const place = useServer('kill');
let planId: string;

const openPlan = async (visitor: Visitor): Promise<OpenedPlan> => (await call<OpenedPlan>(visitor, 'GET', `/api/plans/${planId}`)).body;
// Achievements and context are confirmed as facts of the text and never enter the ledger.
const entersLedger = (item: OpenedPlan['items'][number]): boolean => item.type === 'task' || item.kind === 'target';
const confirmed = (opened: OpenedPlan): string[] => opened.items.filter((item) => item.state === 'confirmed' && entersLedger(item)).map((item) => item.itemId).sort();

/** Confirms chunk after chunk until the server is gone. Answers what it said yes to, and what it was asked last. */
async function confirmUntilKilled(visitor: Visitor, opened: OpenedPlan): Promise<{ promised: string[]; pending: string[] }> {
  const waiting = opened.items.filter((item) => item.state === 'proposed' && entersLedger(item)).map((item) => item.itemId);
  const promised: string[] = [];
  let { version } = opened.plan;
  while (waiting.length > 0) {
    const pending = waiting.splice(0, CHUNK);
    try {
      const decisions = pending.map((itemId) => ({ itemId, decision: 'confirm' }));
      const answer = await call<{ version: number }>(visitor, 'POST', `/api/plans/${planId}/decide`, { version, decisions });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      version = answer.body.version;
      promised.push(...pending);
    } catch (lost) {
      expect(lost).toBeInstanceOf(TypeError);
      return { promised, pending };
    }
  }
  return { promised, pending: [] };
}

/** The ledger holds each confirmed item exactly once and nothing else. */
async function expectLedgerToAgree(visitor: Visitor, opened: OpenedPlan): Promise<void> {
  const targets = await call<Target[]>(visitor, 'GET', `/api/targets?plan=${planId}`);
  const tasks = await call<Task[]>(visitor, 'GET', `/api/tasks?plan=${planId}`);
  const rows = [...targets.body, ...tasks.body];
  expect(rows.map((row) => row.itemId).sort()).toEqual(confirmed(opened));
  expect(new Map(rows.map((row) => [row.itemId, row.id]))).toEqual(new Map(opened.items.filter((item) => item.commitmentId !== null).map((item) => [item.itemId, item.commitmentId])));
}

async function countDecides(): Promise<number> {
  const auditor = await signInAt(place.server.url, '马清');
  const verdict = await call<AuditVerdict>(auditor, 'GET', '/api/audit/verify');
  expect(verdict.body).toMatchObject({ intact: true, firstBroken: null });
  const rows: AuditPage['rows'][number][] = [];
  for (let before: number | null = verdict.body.rows + 1_000_000; before !== null;) {
    const page: AuditPage = (await call<AuditPage>(auditor, 'GET', `/api/audit?action=plan.decide&before=${before}`)).body;
    rows.push(...page.rows);
    before = page.next;
  }
  return rows.filter((row) => row.objectId === planId && row.outcome === 'done').length;
}

describe('a server that dies', () => {
  it(`killed ${ROUNDS} times while it confirms: what it said yes to is there, nothing is half there`, { timeout: 80_000 }, async () => {
    let office = await signInAt(place.server.url, '周敏');
    const made = await call<PlanRow>(office, 'POST', '/api/plans/text', { text: longPlan });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    planId = made.body.id;
    let opened = await openPlan(office);
    expect(opened.items.filter((item) => item.kind === 'target').length).toBeGreaterThan(500);
    let decides = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = confirmed(opened);
      const work = confirmUntilKilled(office, opened);
      await pause(Math.random() * LONGEST_MS);
      await place.server.end('SIGKILL');
      const { promised, pending } = await work;
      place.server = await startServer(place.folder);
      office = { ...office, url: place.server.url };
      opened = await openPlan(office);
      const without = [...before, ...promised].sort();
      const held = confirmed(opened);
      expect([without, [...without, ...pending].sort()]).toContainEqual(held);
      decides += Math.ceil((held.length - before.length) / CHUNK);
      await expectLedgerToAgree(office, opened);
    }
    expect(decides).toBeGreaterThan(0);
    expect(await countDecides()).toBe(decides);
  });

  it('a second server on the same folder is refused in a sentence; the first goes on', async () => {
    const { ended } = runXuezheng(['serve', '--sample', '--port', '0', '--data', join(place.folder, 'data')]);
    const said = await ended;
    expect(said).toMatchObject({ code: 1 });
    expect(said.err).toMatch(/S103/);
    expect((await call(await signInAt(place.server.url, '周敏'), 'GET', '/api/plans')).status).toBe(200);
  });

  it('a port in use and a sample county for the whole network are refused in a sentence', async () => {
    const busy = await runXuezheng(['serve', '--sample', '--port', new URL(place.server.url).port, '--data', join(place.folder, 'other')]).ended;
    expect(busy).toMatchObject({ code: 1 });
    expect(busy.err).toMatch(/X103/);
    const open = await runXuezheng(['serve', '--sample', '--host', '0.0.0.0', '--data', join(place.folder, 'other')]).ended;
    expect(open).toMatchObject({ code: 1 });
    expect(open.err).toMatch(/X102/);
  });

  it('its database killed: a coded refusal for a moment, then it works again and nothing confirmed is lost', async () => {
    const office = await signInAt(place.server.url, '周敏');
    const before = await openPlan(office);
    process.kill(await databasePid(place.folder), 'SIGKILL');
    const codes = new Set<string>();
    let status = 0;
    // The first answers may still come from what was at work when it died.
    for (let time = 0; time < 600 && !(codes.size > 0 && status === 200); time += 1) {
      const answer = await call<{ code?: string }>(office, 'GET', time % 2 ? '/api/health' : `/api/plans/${planId}`);
      ({ status } = answer);
      if (answer.body.code !== undefined) codes.add(answer.body.code);
      await pause(codes.size === 0 ? 5 : 100);
    }
    expect([...codes]).toEqual(['S101']);
    expect((await call(office, 'GET', '/api/health')).status).toBe(200);
    expect(await openPlan(office)).toEqual(before);
    const item = before.items.find((one) => one.state === 'proposed' && entersLedger(one));
    const again = await call<{ version: number }>(office, 'POST', `/api/plans/${planId}/decide`, { version: before.plan.version, decisions: [{ itemId: item?.itemId, decision: 'confirm' }] });
    expect(again.status, JSON.stringify(again.body)).toBe(200);
    await countDecides();
  });
});
