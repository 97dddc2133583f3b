/*
 * Where a record stands. Of a plain register every record is in force; of a register that is reported in rounds it goes
 * from draft to approved. `erased` keeps the row and its versions without any value, because the law asked.
 */
import type { Words } from '../problem.ts';

/** Every state with its names. */
export const recordStates = {
  in_force: { zh: '有效', en: 'In force' },
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已上报', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '已审核', en: 'Approved' },
  erased: { zh: '已依法删除', en: 'Erased' },
} as const satisfies Record<string, Words>;

export type RecordState = keyof typeof recordStates;

/** In these states a record may lack values that its register requires. */
export const unfinishedStates: readonly RecordState[] = ['draft', 'returned', 'erased'];

/** How a version of a record came about: `merge`, `close` with its unit, `move` handed to another one, `recompute` worked out anew because its unit changed, `definition` because its register did. */
const recordWays = ['page', 'import', 'api', 'round', 'console', 'sample', 'merge', 'move', 'close', 'recompute', 'definition'] as const;
export type RecordWay = (typeof recordWays)[number];
