import type { SavedViewRow as ViewReply, ViewList } from '../../contract/view.ts';
import { may } from '../../domain/access/may.ts';
import type { ViewBody } from '../../domain/register/saved-view.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { findChoice, listViewRows, type SavedViewRow } from '../../db/queries/views.ts';
import { getRegister } from '../register/get-register.ts';
import { useCase, type Context } from '../use-case.ts';
import { homesOf } from './get-view.ts';

/** Lists the views of a register that are one's own or shared with one, the columns one chose, and where one may share. Throws A103, R101. */
export const listViews = useCase('view.list', async (cx, input: { readonly key: string }): Promise<ViewList> => {
  await getRegister(cx, input.key);
  const { actor } = cx;
  const rows = await listViewRows(cx.db, cx.county, input.key, { ownerId: actor.id, paths: homesOf(cx) });
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((unit) => [unit.path, unit]));
  const homes = homesOf(cx).flatMap((path) => units.get(path) ?? []).filter((unit) => !unit.retired && may(actor, 'view.share', unit.path));
  const choice = await findChoice(cx.db, cx.county, actor.id, input.key);
  return {
    views: rows.map((row) => viewReply(cx, row, units)), shareable: homes.map(({ id, name }) => ({ id, name })),
    choice: choice ? { columns: choice.columns && [...choice.columns], widths: { ...choice.widths } } : null,
  };
});

/** A view as the contract shows it. */
function viewReply({ actor }: Pick<Context, 'actor'>, row: SavedViewRow, units: ReadonlyMap<string, Pick<UnitRow, 'name'>>): ViewReply {
  return {
    id: row.id, name: row.name, body: bodyOf(row.body), mine: row.ownerId === actor.id, ownerName: row.ownerName,
    sharedWith: row.unitPath === null ? null : units.get(row.unitPath)?.name ?? '', mayShare: row.unitPath !== null && may(actor, 'view.share', row.unitPath),
  };
}

const bodyOf = ({ where, unit, sort, columns, widths }: ViewBody): ViewReply['body'] => ({ where, unit, sort, columns: columns && [...columns], widths: { ...widths } });
