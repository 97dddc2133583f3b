import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  availableVerbs, foldCommitment, foldStep, nextState, stateNames, verbNames, type CommitmentAction, type CommitmentState, type CommitmentVerb, type FoldedPart,
} from './commitment.ts';

const states = Object.keys(stateNames) as CommitmentState[];
const verbs = Object.keys(verbNames) as CommitmentVerb[];

describe('nextState', () => {
  const possible: Record<CommitmentState, Partial<Record<CommitmentVerb, CommitmentState>>> = {
    open: { assign: 'open', revise: 'open', progress: 'open', claim: 'claimed', cancel: 'cancelled', drop: 'open', keep: 'open', link: 'open', unlink: 'open' },
    claimed: { confirm: 'closed', return: 'open', withdraw: 'open', drop: 'claimed', keep: 'claimed', link: 'claimed', unlink: 'claimed' },
    closed: { reopen: 'open', link: 'closed', unlink: 'closed' },
    cancelled: { reopen: 'open' },
  };
  it.each(states.flatMap((state) => verbs.map((verb) => [state, verb, possible[state][verb]] as const)))('%s, %s → %s', (state, verb, next) => {
    expect(nextState(state, verb)).toBe(next);
  });
});

describe('availableVerbs', () => {
  it.each<[CommitmentState, string | null, string, CommitmentVerb[]]>([
    ['open', null, 'lin', ['assign', 'revise', 'progress', 'claim', 'cancel']],
    ['claimed', 'lin', 'lin', ['withdraw']],
    ['claimed', 'lin', 'he', ['confirm', 'return']],
    ['closed', null, 'he', ['reopen']],
    ['cancelled', null, 'he', ['reopen']],
  ])('%s, claimed by %s, seen by %s', (state, claimedBy, actor, expected) => {
    expect(availableVerbs({ state, claimedBy, droppedIn: null }, actor)).toEqual(expected);
  });

  it('what the newer text dropped may be kept, also while a claim on it waits', () => {
    expect(availableVerbs({ state: 'open', claimedBy: null, droppedIn: 2 }, 'zhou')).toEqual(['assign', 'revise', 'progress', 'claim', 'cancel', 'keep']);
    expect(availableVerbs({ state: 'claimed', claimedBy: 'lin', droppedIn: 2 }, 'zhou')).toEqual(['confirm', 'return', 'keep']);
  });
});

const action = (seq: number, verb: CommitmentVerb, by: string, value: number | null = null, evidence: string[] = []): CommitmentAction =>
  ({ seq, verb, by, byName: by, at: `2026-03-${String(seq).padStart(2, '0')}T01:00:00.000Z`, note: '', value, evidence, changes: {} });

describe('foldCommitment', () => {
  test('nothing happened: it stands open', () => {
    expect(foldCommitment([])).toEqual({ state: 'open', claimedBy: null, value: null, basis: 'none', evidence: [], lastAt: '', droppedIn: null, returned: false, beforeClaim: null });
  });

  test('a figure is claimed by its own side until another person confirms it', () => {
    const history = [action(1, 'create', 'zhou'), action(2, 'progress', 'lin', 7, ['f1']), action(3, 'claim', 'lin', 12, ['f2'])];
    expect(foldCommitment(history)).toMatchObject({ state: 'claimed', claimedBy: 'lin', value: 12, basis: 'claimed', evidence: ['f1', 'f2'] });
    expect(foldCommitment([...history, action(4, 'confirm', 'he')])).toMatchObject({ state: 'closed', claimedBy: null, value: 12, basis: 'confirmed' });
  });

  test('reopened, its figure is a claim again; returned, it is open and nobody’s claim', () => {
    const closed = [action(1, 'claim', 'lin', 12), action(2, 'confirm', 'he')];
    expect(foldCommitment([...closed, action(3, 'reopen', 'zhou')])).toMatchObject({ state: 'open', value: 12, basis: 'claimed' });
    expect(foldCommitment([action(1, 'claim', 'lin', 12), action(2, 'return', 'he')])).toMatchObject({ state: 'open', claimedBy: null, value: null, basis: 'none', returned: true });
  });

  test.each(['return', 'withdraw'] as const)('after %s the figure reported before the claim stands again', (verb) => {
    const history = [action(1, 'progress', 'lin', 7), action(2, 'claim', 'lin', 12), action(3, verb, 'he')];
    expect(foldCommitment(history)).toMatchObject({ state: 'open', value: 7, basis: 'claimed', returned: verb === 'return', beforeClaim: null });
    expect(foldCommitment([...history, action(4, 'assign', 'zhou')]).returned).toBe(verb === 'return');
    expect(foldCommitment([...history, action(4, 'progress', 'lin', 9)])).toMatchObject({ value: 9, returned: false });
  });

  test('dropped by the second version until somebody keeps or cancels it', () => {
    const dropped = [action(1, 'create', 'zhou'), { ...action(2, 'drop', 'zhou'), changes: { versionNo: 2 } }];
    expect(foldCommitment(dropped)).toMatchObject({ state: 'open', droppedIn: 2 });
    expect(foldCommitment([...dropped, action(3, 'progress', 'lin', 1)]).droppedIn).toBe(2);
    expect(foldCommitment([...dropped, action(3, 'keep', 'zhou')])).toMatchObject({ state: 'open', droppedIn: null });
    expect(foldCommitment([...dropped, action(3, 'cancel', 'zhou')])).toMatchObject({ state: 'cancelled', droppedIn: null });
  });

  test('a claim in words alone has no figure to confirm', () => {
    expect(foldCommitment([action(1, 'claim', 'lin'), action(2, 'confirm', 'he')])).toMatchObject({ state: 'closed', value: null, basis: 'none' });
  });

  test('a figure that comes with another verb is not a report', () => {
    expect(foldCommitment([action(1, 'assign', 'zhou', 99)])).toMatchObject({ value: null, basis: 'none' });
  });
});

// People act as the program lets them: what availableVerbs offers, and nothing else.
const people = ['lin', 'zhou', 'he'];
const wish = fc.record({ by: fc.constantFrom(...people), verb: fc.constantFrom(...verbs), value: fc.option(fc.integer({ min: 0, max: 100 })), file: fc.boolean() });

function play(wishes: readonly { by: string; verb: CommitmentVerb; value: number | null; file: boolean }[]): CommitmentAction[] {
  const history: CommitmentAction[] = [action(1, 'create', 'zhou')];
  for (const { by, verb, value, file } of wishes) {
    if (availableVerbs(foldCommitment(history), by).includes(verb)) history.push(action(history.length + 1, verb, by, value, file ? [`f${history.length}`] : []));
  }
  return history;
}

describe('whatever people do, in whatever order', () => {
  test('nothing is closed but by a confirmation of somebody else than who claimed it last', () => {
    fc.assert(fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      const history = play(wishes);
      for (let end = 1; end <= history.length; end += 1) {
        const so = history.slice(0, end);
        if (foldCommitment(so).state !== 'closed') continue;
        const last = so.findLast((done) => done.verb === 'confirm' || done.verb === 'reopen' || done.verb === 'claim');
        const claim = so.findLast((done) => done.verb === 'claim');
        expect(last?.verb).toBe('confirm');
        expect(claim).toBeDefined();
        expect(last?.by).not.toBe(claim?.by);
      }
    }), { numRuns: 300 });
  });

  test('some of them do get there: the property above is not empty', () => {
    const reached = fc.sample(fc.array(wish, { minLength: 40, maxLength: 60 }), { numRuns: 200, seed: 7 }).map((wishes) => foldCommitment(play(wishes)).state);
    expect(new Set(reached)).toEqual(new Set(states));
  });

  test('the cache that is moved on step by step is what folding the whole history gives', () => {
    const anything = fc.array(fc.record({ verb: fc.constantFrom(...verbs), by: fc.constantFrom(...people), value: fc.option(fc.integer()) }), { maxLength: 60 });
    fc.assert(fc.property(anything, (done) => {
      const history = done.map((one, index) => action(index + 1, one.verb, one.by, one.value));
      const cached = history.reduce<FoldedPart>(foldStep, { state: 'open', claimedBy: null, value: null, basis: 'none', droppedIn: null, returned: false, beforeClaim: null });
      const { evidence: _evidence, lastAt: _lastAt, ...folded } = foldCommitment(history);
      expect(cached).toEqual(folded);
    }), { numRuns: 300 });
  });
});
