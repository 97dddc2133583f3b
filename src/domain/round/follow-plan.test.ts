import { describe, expect, it } from 'vitest';
import type { RegisterDefinition } from '../register/definition.ts';
import { planGone, type OpenReport } from './follow-plan.ts';
import type { ReportState } from './report-state.ts';

const report = (unitId: string, register: string, state: ReportState, roundId = 'spring'): OpenReport => ({ id: `${unitId} ${register} ${roundId}`, roundId, register, unitId, state });
// Of a unit there is one school; of classes there are many.
const registers = [{ key: 'school', unique: [['unit']], fields: [] }, { key: 'class', unique: [['unit', 'number']], fields: [] }] as unknown as RegisterDefinition[];
const ids = (reports: readonly { readonly id: string }[]) => reports.map(({ id }) => id);

describe('the reports of units that go', () => {
  it('are closed where they are owed or being checked, and stay where they are done', () => {
    const open = [report('a', 'class', 'draft'), report('a', 'school', 'approved'), report('b', 'class', 'returned'), report('b', 'school', 'locked'), report('b', 'class', 'excused', 'autumn')];
    expect(planGone(open, null, registers)).toEqual({ excuse: [open[0], open[2]], reopen: [], ask: [] });
  });

  it('come to the successor: opened again where it was done, and only for records that move', () => {
    const open = [report('a', 'class', 'draft'), report('a', 'school', 'draft'), report('z', 'class', 'approved'), report('z', 'school', 'approved')];
    expect(ids(planGone(open, 'z', registers).reopen)).toEqual(['z class spring']);
    expect(planGone([report('a', 'class', 'draft'), report('z', 'class', 'returned')], 'z', registers)).toMatchObject({ reopen: [], ask: [] });
  });

  it('are asked of the successor where it was not asked, once however many go', () => {
    const open = [report('a', 'class', 'draft'), report('b', 'class', 'not_started'), report('b', 'class', 'draft', 'autumn'), report('z', 'class', 'draft', 'autumn')];
    const plan = planGone(open, 'z', registers);
    expect(plan.ask.map(({ roundId, register }) => `${roundId} ${register}`)).toEqual(['spring class']);
    expect(plan.excuse).toHaveLength(3);
  });
});
