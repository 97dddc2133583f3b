/*
 * Formulas that look at the unit a record belongs to (its name, kind, code, what it adds up of other registers) are worked
 * out anew when the record comes to another unit or the unit is named anew. What comes out differently becomes a version of
 * its own, so that the history says why a figure changed though nobody typed it.
 */
import { pathsIn } from '../../domain/expression/expression-tree.ts';
import { computeFields } from '../../domain/register/check-record.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { periodOf } from '../round/hold-report.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { findRecordsLookingAt, writeComputed, type ComputedRecord } from '../../db/registers/records/computed-records.ts';
import { getRecords } from '../../db/registers/records/read-records.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import { allRegisters, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { loadManySurroundings } from './many-surroundings.ts';
import { aggregatedIn } from './surroundings.ts';

/** The formulas of a register that look at the unit of the record. */
const ofUnit = ({ fields }: RegisterDefinition): readonly string[] => fields
  .filter(({ formula }) => formula !== undefined && (aggregatedIn(formula.root).length > 0 || pathsIn(formula.root).some(({ names }) => names[0] === 'unit')))
  .map(({ key }) => key);

/** The formulas that look at a unit a field names, and those fields. */
function ofNamedUnits({ fields }: RegisterDefinition): { readonly formulas: readonly string[]; readonly through: readonly string[] } {
  const unitFields = new Set(fields.filter(({ type }) => type === 'unit').map(({ key }) => key));
  const looking = fields.flatMap(({ key, formula }) => (formula === undefined ? [] : pathsIn(formula.root).filter(({ names }) => names.length > 1 && unitFields.has(names[0] ?? '')).map(({ names }) => ({ key, through: names[0] ?? '' }))));
  return { formulas: looking.map(({ key }) => key), through: [...new Set(looking.map(({ through }) => through))] };
}

/** Works out anew what records of a register say of their unit; answers how many came out differently. */
export async function recomputeRecords(cx: Context, definition: RegisterDefinition, ids: readonly string[], keys: readonly string[] = ofUnit(definition)): Promise<number> {
  if (keys.length === 0 || ids.length === 0) return 0;
  const store = storeOf(cx, definition);
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((one) => [one.id, one]));
  const changed: ComputedRecord[] = [];
  for (const group of await groupsOf(cx, definition, ids)) {
    const unit = units.get(group[0]?.unitId ?? '');
    if (unit) changed.push(...await differing(cx, definition, { unit, group, units, keys }));
  }
  return writeComputed(cx.db, store, keys, changed, { by: cx.by, via: 'recompute' });
}

interface Group { readonly unit: UnitRow; readonly group: readonly StoredRecord[]; readonly units: ReadonlyMap<string, UnitRow>; readonly keys: readonly string[] }

async function differing(cx: Context, definition: RegisterDefinition, { unit, group, units, keys }: Group): Promise<ComputedRecord[]> {
  const period = periodOf(definition, group[0]?.values ?? {});
  const around = await loadManySurroundings(cx, { definition, unit, period, records: group }, units);
  return group.flatMap((record): ComputedRecord[] => {
    const values = computeFields(definition, record.values, around(record));
    return keys.some((key) => String(values[key] ?? '') !== String(record.values[key] ?? '')) ? [{ id: record.id, version: record.version, values }] : [];
  });
}

const AT_ONCE = 2000;

// Of one unit and period together: what stands around them is looked up once.
async function groupsOf(cx: Context, definition: RegisterDefinition, ids: readonly string[]): Promise<readonly (readonly StoredRecord[])[]> {
  const groups = new Map<string, StoredRecord[]>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const record of await getRecords(cx.db, storeOf(cx, definition), ids.slice(from, from + AT_ONCE))) {
      if (record.retiredAt !== null) continue;
      const key = `${record.unitId} ${periodOf(definition, record.values)}`;
      groups.set(key, [...groups.get(key) ?? [], record]);
    }
  }
  return [...groups.values()];
}

/** Works out anew, in every register, what records say of this unit: those it keeps, and those that name it. Answers how many came out differently. */
export async function recomputeUnit(cx: Context, unit: UnitRow): Promise<number> {
  let changed = 0;
  for (const definition of await allRegisters(cx)) {
    const { formulas, through } = ofNamedUnits(definition);
    const own = ofUnit(definition);
    if (own.length + formulas.length === 0) continue;
    const ids = await findRecordsLookingAt(cx.db, storeOf(cx, definition), { unitId: unit.id, own: own.length > 0, through });
    changed += await recomputeRecords(cx, definition, ids, [...new Set([...own, ...formulas])]);
  }
  return changed;
}
