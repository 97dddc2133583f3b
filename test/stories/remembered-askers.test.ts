/*
 * A server remembers who asked lately, so that a list takes one trip. It answers nobody by its memory alone: what is
 * revoked, ended or changed anywhere is gone with the next request, and what was granted is there.
 */
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildServer } from '../../src/api/server.ts';
import type { Api } from '../../src/api/api.ts';
import type { RecordPageView, RecordTotals, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { cookieOf, expectProblem, personWith, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const list = '/api/registers/class/records?limit=20';
let owner: Client;
let other: Api;
let clerk: Person;
let elsewhere: Person;
let account: string;

beforeAll(async () => {
  owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
  // Another server on the same database, with a memory of its own.
  other = await buildServer(world.runtime, { webRoot: null, trustProxy: false });
  const office = await world.as('周敏');
  const units = await office.get<Unit[]>('/api/units');
  const unitId = units.find(({ name }) => name === '青岚县实验小学')?.id;
  const saved = await office.do<SavedRecord>('POST', '/api/registers/class/records', { unitId, values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number: 1, pupils: 45 } });
  expect(saved.record.version).toBe(1);
});
afterAll(async () => {
  await other.close();
  await owner.end();
});

/** A clerk with a session both servers know, whom the first one remembers. */
beforeEach(async () => {
  const people = await world.nobody.get<{ account: string; name: string }[]>('/api/session/sample');
  account = people.find(({ name }) => name === '张文')?.account ?? '';
  const cookie = cookieOf(await world.nobody.send('POST', '/api/session/sample', { account }));
  [clerk, elsewhere] = [personWith(world.api, cookie), personWith(other, cookie)];
  for (let turn = 0; turn < 4; turn += 1) expect((await clerk.get<RecordPageView>(list)).records).toHaveLength(1);
});
afterEach(async () => {
  await owner.query('update role_grant set revoked_at = null where account_id = $1', [account]);
  await owner.query('update account set disabled_at = null where id = $1', [account]);
  await owner.query('update credential set must_change = false where account_id = $1', [account]);
});

async function textsOf(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    return spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as unknown as { text: string }).text));
  } finally {
    spy.mockRestore();
  }
}

describe('a list, and totals,', () => {
  it('take one trip once their statement came often: who asks, the scope, the rows, the end', async () => {
    for (const path of [list, '/api/registers/class/totals?by=grade&sums=pupils']) {
      // Each connection of the pool prepares a statement for itself.
      for (let turn = 0; turn < 30; turn += 1) await clerk.get(path);
      const texts = await textsOf(() => clerk.get(path));
      expect(texts, path).toHaveLength(1);
      expect(texts[0], path).toMatch(/^begin; select app_enter\('\\x[0-9a-f]{64}'::bytea, '[0-9a-f]{32}', .*; execute often_\d+\(.*\); commit$/s);
    }
  });

  it('say the same by memory and without', async () => {
    const anew = await elsewhere.get<RecordPageView>(list);
    expect(await clerk.get<RecordPageView>(list)).toEqual(anew);
    expect(anew.records[0]).toMatchObject({ unitName: '青岚县实验小学' });
    const totals = await elsewhere.get<RecordTotals>('/api/registers/class/totals?by=unit&sums=pupils');
    expect(await clerk.get('/api/registers/class/totals?by=unit&sums=pupils')).toEqual(totals);
    expect(totals.whole).toMatchObject({ count: 1, sums: { pupils: '45' } });
  });
});

describe('with the very next request', () => {
  it('a role revoked behind the server’s back is gone, and the attempt is audited', async () => {
    const count = async () => Number((await owner.query<{ n: string }>(`select count(*) as n from audit where action = 'record.list' and outcome = 'refused' and actor_id = $1`, [account])).rows[0]?.n);
    const before = await count();
    await owner.query('update role_grant set revoked_at = now() where account_id = $1', [account]);
    expectProblem(await clerk.send('GET', list), 'A103');
    expect(await count()).toBe(before + 1);
  });

  it('a role given back is there', async () => {
    await owner.query('update role_grant set revoked_at = now() where account_id = $1', [account]);
    expectProblem(await clerk.send('GET', list), 'A103');
    await owner.query('update role_grant set revoked_at = null where account_id = $1', [account]);
    expect((await clerk.get<RecordPageView>(list)).records).toHaveLength(1);
  });

  it('a role held at another unit shows that unit’s rows only', async () => {
    const { rows: [grant] } = await owner.query<{ unit_id: string; unit_path: string }>('select unit_id, unit_path from role_grant where account_id = $1 and revoked_at is null', [account]);
    const { rows: [far] } = await owner.query<{ id: string; path: string }>(`select id, path from unit where kind = 'school' and path <> $1 limit 1`, [grant?.unit_path]);
    await owner.query('update role_grant set unit_id = $2, unit_path = $3 where account_id = $1', [account, far?.id, far?.path]);
    expect((await clerk.get<RecordPageView>(list)).records).toEqual([]);
    await owner.query('update role_grant set unit_id = $2, unit_path = $3 where account_id = $1', [account, grant?.unit_id, grant?.unit_path]);
    expect((await clerk.get<RecordPageView>(list)).records).toHaveLength(1);
  });

  it('an account that was disabled is out', async () => {
    await owner.query('update account set disabled_at = now() where id = $1', [account]);
    expectProblem(await clerk.send('GET', list), 'A101');
  });

  it('a password that must be changed is asked for', async () => {
    await owner.query(`insert into credential (county, account_id, hash, must_change, changed_at) select county, id, '$argon2id$', true, now() from account where id = $1
      on conflict (county, account_id) do update set must_change = true`, [account]);
    expectProblem(await clerk.send('GET', list), 'A106');
  });

  it('a session signed out on another server is over', async () => {
    await elsewhere.do('DELETE', '/api/session');
    expectProblem(await clerk.send('GET', list), 'A101');
    expectProblem(await clerk.send('GET', `${list}&unit=${account}`), 'A101');
  });
});

const seen = async () => (await owner.query<{ seen_at: Date }>('select seen_at from session where account_id = $1 order by seen_at desc limit 1', [account])).rows[0]?.seen_at;

it('a session that nobody used ends in time, remembered or not', async () => {
  const started = world.clock.now;
  try {
    // Within the minute it is not noted again as in use; the database still knows when it ends.
    await owner.query(`update session set idle_minutes = 0 where account_id = $1`, [account]);
    world.clock.now = new Date(started.getTime() + 1000);
    expectProblem(await clerk.send('GET', list), 'A101');
  } finally {
    world.clock.now = started;
  }
});

it('a busy session is noted as in use once a minute', async () => {
  const started = world.clock.now;
  try {
    const first = await seen();
    world.clock.now = new Date(started.getTime() + 59_000);
    await clerk.get(list);
    expect(await seen()).toEqual(first);
    world.clock.now = new Date(started.getTime() + 61_000);
    await clerk.get(list);
    expect(await seen()).toEqual(world.clock.now);
  } finally {
    world.clock.now = started;
  }
});
