import type { DisclosureList } from '../../contract/disclosure.ts';
import { may, mayAnywhere } from '../../domain/access/may.ts';
import { listItems } from '../../db/queries/disclosure.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { useCase } from '../use-case.ts';
import { rowOf } from './item-reply.ts';

/** So many are listed; a county makes a few hundred public in a year. */
const MOST = 500;

/** The items one may see, the newest first. Throws A103. */
export const listDisclosure = useCase('disclosure.list', async (cx, _input: Record<never, never>): Promise<DisclosureList> => {
  const items = await listItems(cx.db, cx.county, MOST);
  const units = new Map((await listUnitRows(cx.db, cx.county)).map(({ id, name }) => [id, name]));
  return { items: items.filter((item) => may(cx.actor, 'disclosure.list', item.unit_path)).map((item) => rowOf(cx, item, units.get(item.unit_id) ?? '')), mayPrepare: mayAnywhere(cx.actor, 'disclosure.prepare') };
});
