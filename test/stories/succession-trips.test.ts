/* Merging many schools asks the database as often as merging few: rounds and units are looked up and written together. */
import { Client } from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { builtIn } from '../world/built-in.ts';
import type { Foresight } from '../../src/contract/succession.ts';
import type { OpenedRound } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const basis = { effectiveOn: '2026-03-02', document: '青教〔2026〕12号' };
const MANY = 240;
let office: Person;
let rounds: string[] = [];
let schools: string[] = [];

async function statementsOf<T>(work: () => Promise<T>): Promise<{ readonly count: number; readonly answer: T }> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    const answer = await work();
    return { count: spy.mock.calls.length, answer };
  } finally {
    spy.mockRestore();
  }
}

beforeAll(async () => {
  office = await world.as('周敏');
  const district = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === '北山学区');
  const owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    `insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at)
     select u.county, gen_random_uuid(), u.id, u.path || 'many-' || lpad(n::text, 3, '0') || '/', 'school', '村小' || n, 'many-' || lpad(n::text, 3, '0'), 'cx', now()
     from unit u, generate_series(1, $2::int) n where u.id = $1 returning id`, [district?.id, MANY]);
  await owner.end();
  schools = rows.map(({ id }) => id);
  rounds = [];
  for (const [name, period] of [['春季', '2026-2027'], ['秋季', '2027-2028'], ['补报', '2028-2029']] as const) {
    const { id } = await office.do<{ id: string }>('POST', '/api/rounds', {
      name, basis: '', minutes: 20, opensOn: '2026-03-02', dueOn: '2026-03-20', registers: [{ register: 'class', period }], chosen: { kinds: ['school'], below: null, units: [] },
    });
    await office.do('POST', `/api/rounds/${id}/start`, { version: 1 });
    rounds.push(id);
  }
});

const merge = (from: readonly string[], to = '') => statementsOf(() => office.do<Foresight>('POST', `/api/units/${to}/merge`, { from, ...basis }));
const foresee = (from: readonly string[], to = '') => statementsOf(() => office.get<Foresight>(`/api/units/${to}/foresight?kind=merge&effectiveOn=${basis.effectiveOn}&from=${from.join(',')}`));

describe('a merge', () => {
  it('of twenty asks as often as one of two, and so does its foresight', async () => {
    // The first of its kind reads what is kept in memory from then on.
    await merge(schools.slice(0, 1), schools[1]);
    const [fewSeen, few] = [await foresee(schools.slice(2, 4), schools[4]), await merge(schools.slice(2, 4), schools[4])];
    const [manySeen, many] = [await foresee(schools.slice(5, 25), schools[25]), await merge(schools.slice(5, 25), schools[25])];
    expect(few.answer.rounds.map(({ excused }) => excused)).toEqual([2, 2, 2]);
    expect(many.answer.rounds.map(({ excused }) => excused)).toEqual([20, 20, 20]);
    expect(manySeen.answer.rounds).toEqual(many.answer.rounds);
    expect([many.count, manySeen.count]).toEqual([few.count, fewSeen.count]);
  });

  it('after merge until one school is left, every round waits for that one alone', async () => {
    const counts = new Set<number>();
    const to = schools[26] ?? '';
    for (let from = 27; from < MANY; from += 20) if (from + 20 <= MANY) counts.add((await merge(schools.slice(from, from + 20), to)).count);
    expect(counts.size).toBe(1);
    const { reports } = await office.get<OpenedRound>(`/api/rounds/${rounds[0]}`);
    const made = new Set(schools);
    expect(reports.filter(({ unitId, state }) => made.has(unitId) && state !== 'excused')).toHaveLength(MANY - 1 - 2 - 20 - 200);
  });
});
