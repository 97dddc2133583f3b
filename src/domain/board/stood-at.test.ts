import { expect, it } from 'vitest';
import type { CommitmentAction } from '../ledger/commitment.ts';
import { stoodAt } from './stood-at.ts';

const action = (seq: number, verb: CommitmentAction['verb'], more: Partial<CommitmentAction> = {}): CommitmentAction =>
  ({ seq, verb, at: `2026-03-0${seq}T00:00:00.000Z`, by: seq === 5 ? 'b' : 'a', byName: '甲', note: '', value: null, evidence: [], changes: {}, ...more });
const life = [
  action(1, 'create', { changes: { metric: '新建学校', required: 12 } }), action(2, 'assign', { changes: { leadUnitId: 'u1', deadline: '2026-06-30', assistingUnitIds: ['u2'] } }),
  action(3, 'progress', { value: 9 }), action(4, 'claim', { value: 12, changes: {} }), action(5, 'confirm'), action(6, 'revise', { changes: { deadline: null, required: 14 } }),
];

it('before it was created there was nothing', () => {
  expect(stoodAt([])).toBeUndefined();
});

it.each([
  [1, { state: 'open', value: null, leadUnitId: null, deadline: undefined, body: { required: 12 } }], [2, { state: 'open', leadUnitId: 'u1', deadline: '2026-06-30', body: { assisting: ['u2'] } }],
  [3, { state: 'open', value: 9, basis: 'claimed' }], [4, { state: 'claimed', value: 12 }], [5, { state: 'closed', value: 12, basis: 'confirmed' }], [6, { deadline: null, body: { required: 14, metric: '新建学校' } }],
])('after %i actions it stood so', (count, expected) => {
  expect(stoodAt(life.slice(0, count))).toMatchObject(expected);
});
