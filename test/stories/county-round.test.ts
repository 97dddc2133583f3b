/* A round over a whole county: 240 schools × 3 registers are started, shown and reminded in as many questions as one school. */
import { Client } from 'pg';
import { beforeAll, expect, it, vi } from 'vitest';
import type { OpenedRound, Reminded } from '../../src/contract/round.ts';
import { builtIn } from '../world/built-in.ts';
import { useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const SCHOOLS = 240;
let office: Person;
let round: string;

beforeAll(async () => {
  office = await world.as('周敏');
  const owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
  await owner.query(`insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at)
    select u.county, gen_random_uuid(), u.id, u.path || 's' || n || '/', 'school', '第' || n || '小学', 's' || n, 'd', now() from unit u, generate_series(1, ${SCHOOLS - 10}) n where u.name = '北山学区'`);
  await owner.end();
  const made = await office.do<{ id: string }>('POST', '/api/rounds', {
    name: '全县统计', basis: '青教〔2026〕6号', minutes: 60, opensOn: '2026-03-02', dueOn: '2026-03-20', chosen: { kinds: ['school', 'kindergarten'], below: null, units: [] },
    registers: [{ register: 'class', period: '2026-2027' }, { register: 'room', period: '' }, { register: 'equipment', period: '2026' }],
  });
  round = made.id;
});

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    const asked = spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as unknown as { text: string }).text));
    return asked.filter((text) => !/^(begin|commit|rollback|select app_begin)/.test(text.trim()));
  } finally {
    spy.mockRestore();
  }
}

it('starts in a handful of statements', async () => {
  const asked = await statementsOf(() => office.do('POST', `/api/rounds/${round}/start`, { version: 1 }));
  // Who asks (2), the round, the units, the round moved on, the reports, the audit.
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(7);
});

it('tells its completeness out of one list of reports, and what it asks for no longer out of another', async () => {
  let opened: OpenedRound | undefined;
  const asked = await statementsOf(async () => { opened = await office.get<OpenedRound>(`/api/rounds/${round}`); });
  expect(opened?.reports).toHaveLength(SCHOOLS * 3);
  expect(opened?.all).toMatchObject({ total: SCHOOLS * 3, done: 0 });
  expect(opened?.byDistrict.find(({ name }) => name === '北山学区')?.total).toBe((3 + SCHOOLS - 10) * 3);
  expect(asked.filter((text) => /from "?report"?\b/.test(text))).toHaveLength(2);
  // Who asks (2), the round, its reports, those that were let go, reminders, the names of districts, registers drawn by the county.
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(8);
});

it('reminds all of them at once, and shows the county’s rounds in as few questions', async () => {
  const asked = await statementsOf(async () => { expect(await office.do<Reminded>('POST', `/api/rounds/${round}/remind`, {})).toEqual({ reminded: SCHOOLS, already: 0 }); });
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(6);
  expect((await statementsOf(() => office.get('/api/rounds'))).length).toBeLessThanOrEqual(5);
});
