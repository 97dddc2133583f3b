import { describe, expect, it } from 'vitest';
import { availableReportVerbs, checkingStates, doneStates, excusedStates, fillingStates, foldReport, nextReportState, reportStates, reportVerbs, type ReportState, type ReportStep, type ReportVerb } from './report-state.ts';

const step = (verb: ReportVerb, by = 'clerk', at = '2026-09-01T01:00:00.000Z'): ReportStep => ({ verb, by, at });

// Every state with every verb, as people say it; what is not named is refused.
const table: Readonly<Record<ReportState, Partial<Record<ReportVerb, ReportState>>>> = {
  not_started: { save: 'draft', submit: 'submitted', excuse: 'excused', release: 'excused' },
  draft: { submit: 'submitted', excuse: 'excused', release: 'excused' },
  submitted: { look: 'submitted', withdraw: 'draft', return: 'returned', approve: 'approved', excuse: 'excused', release: 'excused' },
  returned: { submit: 'resubmitted', excuse: 'excused', release: 'excused' },
  resubmitted: { look: 'resubmitted', withdraw: 'returned', return: 'returned', approve: 'approved', excuse: 'excused', release: 'excused' },
  approved: { lock: 'locked', reopen: 'reopened' },
  locked: { reopen: 'reopened' },
  reopened: { submit: 'resubmitted', excuse: 'excused', release: 'excused' },
  excused: { ask: 'not_started' },
};
const states = Object.keys(reportStates) as ReportState[];
const verbs = Object.keys(reportVerbs) as ReportVerb[];

describe('the table of states', () => {
  it.each(states.flatMap((state) => verbs.map((verb) => [state, verb] as const)))('%s, %s', (state, verb) => {
    expect(nextReportState(state, verb)).toBe(table[state][verb]);
  });

  it('gives every state to exactly one side, and a way to and from each', () => {
    expect([...fillingStates, ...checkingStates, ...doneStates, ...excusedStates].toSorted()).toEqual(states.toSorted());
    const reached = new Set(states.flatMap((state) => verbs.flatMap((verb) => nextReportState(state, verb) ?? [])));
    expect(states.filter((state) => !reached.has(state))).toEqual([]);
    expect(states.filter((state) => verbs.every((verb) => nextReportState(state, verb) === undefined))).toEqual([]);
  });
});

describe('folding', () => {
  it.each<[string, ReportStep[], ReportState, Partial<ReturnType<typeof foldReport>>]>([
    ['nothing', [], 'not_started', { submittedBy: null }],
    ['the whole way', [step('save'), step('submit'), step('look', 'office'), step('return', 'office'), step('submit', 'head'), step('approve', 'office'), step('lock', 'office')], 'locked', { submittedBy: 'head', reopens: 0 }],
    ['taken back', [step('save'), step('submit'), step('withdraw')], 'draft', { submittedBy: null, lookedAt: null }],
    ['opened again', [step('submit'), step('approve', 'office'), step('reopen', 'leader'), step('submit'), step('approve', 'office')], 'approved', { reopens: 1 }],
    ['steps that cannot be', [step('approve'), step('return'), step('lock'), step('reopen'), step('withdraw')], 'not_started', {}],
    ['looked at anew after resubmitting', [step('submit'), step('look', 'office'), step('return', 'office'), step('submit')], 'resubmitted', { lookedAt: null }],
  ])('%s', (_, steps, state, more) => {
    expect(foldReport(steps)).toMatchObject({ state, ...more });
  });

  it('withholds approving and returning from the one who submitted, and withdrawing once somebody looked', () => {
    const sent = foldReport([step('submit', 'zhang')]);
    expect(availableReportVerbs(sent, 'zhang')).toEqual(['look', 'withdraw']);
    expect(availableReportVerbs(sent, 'zhou')).toEqual(['look', 'withdraw', 'return', 'approve']);
    expect(availableReportVerbs(foldReport([step('submit', 'zhang'), step('look', 'zhou')]), 'zhou')).toEqual(['look', 'return', 'approve']);
  });
});
