import type { DisclosureStep } from '../../contract/disclosure.ts';
import { stateAfter, type ItemVerb } from '../../domain/disclosure/item-state.ts';
import { appendItemAction, changeItem, type ItemRow } from '../../db/queries/disclosure.ts';
import type { Context } from '../use-case.ts';
import { getItemAt, stepsOf } from './get-item.ts';

/** A step on an item somebody has before them. */
export interface StepInput extends DisclosureStep { readonly id: string }

/** What a step changes besides the state. */
export type StepChanges = Parameters<typeof changeItem>[3];

/** Takes a step: loads the item, lets `decide` say what changes, writes both. Throws R101, A103, R201, G104, A110. */
export async function takeStep(cx: Context, input: StepInput, verb: ItemVerb, decide: (item: ItemRow) => Promise<StepChanges> | StepChanges): Promise<{ readonly version: number }> {
  const item = await getItemAt(cx, input.id, input.version);
  const state = stateAfter(stepsOf(item), verb, cx.actor.id);
  const version = item.version + 1;
  await changeItem(cx.db, cx.county, item.id, { ...await decide(item), state, version });
  await appendItemAction(cx.db, cx.county, { id: item.id, unitPath: item.unit_path, seq: version }, verb, input.note, cx.by);
  return { version };
}
