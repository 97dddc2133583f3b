import type { CreateRound } from '../../contract/round.ts';
import { actions } from '../../domain/access/actions.ts';
import type { RoleKey } from '../../domain/access/roles.ts';
import { insertRound } from '../../db/queries/rounds.ts';
import { getUnitAt } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { drawUp } from './draw-up.ts';

/** Draws up a round; nobody is asked before it is started. Throws A103, N101, N102, N103, N104, N118, R101. */
export const createRound = useCase('round.create', async (cx, input: CreateRound) => {
  const unit = await getUnitAt(cx.db, cx.county, placeOf(cx));
  cx.allow(unit.path);
  const { known, ...drawn } = await drawUp(cx, input);
  const id = cx.runtime.newId();
  await insertRound(cx.db, cx.county, { id, unitId: unit.id, unitPath: unit.path, ...drawn }, cx.by);
  cx.about({ kind: 'round', id, unitPath: unit.path, name: drawn.name, details: { registers: drawn.registers.map(({ register }) => register), repeats: drawn.repeats } });
  return { id, version: 1, known: [...known] };
});

// A round belongs to the unit its author works for.
function placeOf({ actor }: Context): string {
  const roles: readonly RoleKey[] = actions['round.create'].roles;
  return actor.grants.find(({ role }) => roles.includes(role))?.unitPath ?? actor.unitPath;
}
