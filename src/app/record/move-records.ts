import type { MoveRecords } from '../../contract/succession.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { problems, raise } from '../../domain/problem.ts';
import { getRecords } from '../../db/registers/records/read-records.ts';
import { moveRecords as move } from '../../db/registers/records/unit-records.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { holdForSaving, periodOf } from '../round/hold-report.ts';
import { getUnitToWrite } from '../unit/get-unit.ts';
import { useCase } from '../use-case.ts';
import { recomputeRecords } from './recompute-records.ts';
import { requireKeeper } from './record-access.ts';

/** Gives several records to another unit, all or none: the right is asked where they are and where they go. Throws A103, N112, R101, R201, R302, R305. */
export const moveRecords = useCase('record.move', async (cx, input: MoveRecords & { readonly key: string }): Promise<{ moved: number }> => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  const unit = await getUnitToWrite(cx.db, cx.county, input.unitId);
  const store = storeOf(cx, definition);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, name: unit.name, details: { register: input.key } });
  cx.allow(unit.path, definition.sensitivity);
  requireKeeper(definition, unit);
  const versions = new Map(input.records.map(({ id, version }) => [id, version]));
  const held = await getRecords(cx.db, store, [...versions.keys()]);
  if (held.length !== versions.size) throw raise(problems.notFound, { what: { zh: '所选的记录', en: 'One of the records' } });
  for (const record of held) cx.allow(record.unitPath, record.sensitivity as Sensitivity);
  // What was submitted or approved is said of both units: it is opened again before it changes.
  const places = new Map(held.flatMap(({ unitId, values }) => [unitId, unit.id].map((id) => [`${id} ${periodOf(definition, values)}`, { unitId: id, values }] as const)));
  for (const place of places.values()) await holdForSaving(cx, definition, place);
  const moved = await move(cx.db, store, [...versions].map(([id, version]) => ({ id, version })), unit, { by: cx.by, via: 'move' });
  if (moved.length !== versions.size) throw raise(problems.recordChanged, {});
  await recomputeRecords(cx, definition, moved);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, details: { register: input.key, records: moved.length, from: [...new Set(held.map(({ unitPath }) => unitPath))] } });
  return { moved: moved.length };
});
