import { problems, raise } from '../../domain/problem.ts';
import type { ItemSteps } from '../../domain/disclosure/item-state.ts';
import { findItem, findItemToChange, type ItemRow } from '../../db/queries/disclosure.ts';
import type { Context } from '../use-case.ts';

/** An item somebody may see, told to the audit. Throws R101, A103. */
export async function getItem(cx: Context, id: string): Promise<ItemRow> {
  const item = await findItem(cx.db, cx.county, id);
  if (!item) throw notThere();
  cx.about({ kind: 'disclosure', id, unitPath: item.unit_path, name: item.title });
  cx.allow(item.unit_path);
  return item;
}

/** The same, held until the transaction ends, as it stood before the person who asks. Throws R101, A103, R201 where somebody changed it meanwhile. */
export async function getItemAt(cx: Context, id: string, version: number): Promise<ItemRow> {
  // Only what one may write can be held: so that a refusal says why, it is found first.
  await getItem(cx, id);
  const item = await findItemToChange(cx.db, cx.county, id);
  if (!item) throw notThere();
  if (item.version !== version) throw raise(problems.recordChanged, {});
  return item;
}

const notThere = () => raise(problems.notFound, { what: { zh: '该公开条目', en: 'This item' } });

/** Who did which step of it. */
export const stepsOf = (item: Pick<ItemRow, 'state' | 'changed_by' | 'submitted_by' | 'reviewed_by'>): ItemSteps =>
  ({ state: item.state, changedBy: item.changed_by, submittedBy: item.submitted_by, reviewedBy: item.reviewed_by });
