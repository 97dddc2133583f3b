/* Plans of balance made in a process of their own: one at a time, and stopped with whoever asked. */
import { expect, it } from 'vitest';
import { readBalanceRules } from '../../src/catalog/read-balance-rules.ts';
import type { BalanceSchool } from '../../src/domain/balance/level-school.ts';
import { amountColumns } from '../../src/domain/balance/school-columns.ts';
import { planRunner } from '../../src/plan-runner.ts';

const rules = await readBalanceRules('2017');
const school = (row: number, instruments: number): BalanceSchool => ({
  row, name: `第${row}小学`, kind: 'primary', pupils: { primary: 100 },
  amounts: { ...Object.fromEntries(amountColumns(rules).map(({ key }) => [key, /teachers/.test(key) ? 10 : key === 'indoor_sports' ? 0 : 1000])), instruments },
});
const order = { rules, schools: [school(1, 150_000), school(2, 200_000)], on: '2026-11-01', seconds: 60 };

it('makes a plan, refuses a second one meanwhile, and is stopped', async () => {
  const run = planRunner();
  const first = run(order, new AbortController().signal);
  await expect(run(order, new AbortController().signal)).rejects.toMatchObject({ code: 'B134' });
  expect(await first).toMatchObject({ plan: { kind: 'plan', cost: 20_000, after: { met: true } } });
  const gone = new AbortController();
  const second = run(order, gone.signal);
  gone.abort();
  await expect(second).rejects.toMatchObject({ code: 'B135' });
}, 60_000);
