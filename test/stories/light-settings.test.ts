import { expect, it } from 'vitest';
import type { LightSettings } from '../../src/contract/ledger.ts';
import { expectProblem, useWorld } from '../world/world.ts';

const world = useWorld();

it.each([
  [-5, 20], [400, 20], [1.5, 20], [15, -1], [15, 1000],
])('thresholds of %d days and %d points are refused in a sentence, and the old ones hold', async (nearDays, behindPoints) => {
  const office = await world.as('周敏');
  const before = await office.get<LightSettings>('/api/settings/lights');
  const answer = await office.send('PUT', '/api/settings/lights', { nearDays, behindPoints });
  expectProblem(answer, 'L114');
  expect((answer.body as { zh: string }).zh).toContain('0 至 365');
  expect(await office.get<LightSettings>('/api/settings/lights')).toEqual(before);
});

it('sensible ones are kept', async () => {
  const office = await world.as('周敏');
  await office.do('PUT', '/api/settings/lights', { nearDays: 30, behindPoints: 12.5 });
  expect(await office.get<LightSettings>('/api/settings/lights')).toEqual({ nearDays: 30, behindPoints: 12.5 });
  expectProblem(await office.send('PUT', '/api/settings/lights', { nearDays: 'x', behindPoints: 1 }), 'R102');
});
