/* What the checks of a register look at besides the rows themselves, loaded for a batch of rows at once and kept for the next. */
import { pathsIn } from '../../domain/expression/expression-tree.ts';
import type { RecordScope } from '../../domain/expression/evaluate.ts';
import type { RecordSurroundings } from '../../domain/register/check-record.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { previousPeriod } from '../../domain/register/previous-period.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { findByIds, findByKeys } from '../../db/registers/records/match-records.ts';
import { getRecords } from '../../db/registers/records/read-records.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { aggregatedIn, expressionsOf, rowsOf, unitValues } from '../record/surroundings.ts';
import type { Context } from '../use-case.ts';

/** A row to be checked. */
export interface RowToCheck { readonly unit: UnitRow; readonly id: string | null; readonly values: RecordValues }

/** Loads what stands around the rows of a batch, one answer for each row. */
export type SurroundRows = (rows: readonly RowToCheck[]) => Promise<readonly RecordSurroundings[]>;

/** Works out once what the checks of this register ask. */
export function surroundRows(cx: Context, definition: RegisterDefinition, units: ReadonlyMap<string, UnitRow>): SurroundRows {
  const roots = expressionsOf(definition);
  const ways = roots.flatMap(pathsIn).map(({ names }) => names).filter(({ length }) => length > 1);
  const counted = [...new Set(roots.flatMap(aggregatedIn))];
  const asksPrevious = ways.some(([first]) => first === 'previous');
  const rows = new Map<string, readonly RecordScope[]>();
  const linked = new Map<string, RecordValues>();
  const common = { today: dayInChina(cx.now), limits: cx.runtime.catalogue.limits };
  const record = (_field: string, id: string): RecordValues => linked.get(id) ?? unitValues(units.get(id));
  const scopes = new Map<string, RecordValues>();
  const scopeOf = (unit: UnitRow): RecordValues => {
    const held = scopes.get(unit.id) ?? unitValues(unit);
    scopes.set(unit.id, held);
    return held;
  };
  return async (batch) => {
    for (const key of counted) {
      for (const unit of new Set(batch.map((row) => row.unit))) {
        const place = `${key}/${unit.id}`;
        if (!rows.has(place)) rows.set(place, await rowsOf(cx, key, unit));
      }
    }
    for (const names of ways) await follow(cx, definition, names, batch.map(({ values }) => values), linked);
    const previous = asksPrevious ? await findPrevious(cx, definition, batch) : new Map<number, RecordValues>();
    return batch.map(({ unit }, at) => ({ ...common, record, unit: scopeOf(unit), previous: previous.get(at), rows: (register) => rows.get(`${register}/${unit.id}`) ?? [] }));
  };
}

// Along references from record to record, as far as a path goes, all rows of the batch in one step.
async function follow(cx: Context, definition: RegisterDefinition, names: readonly string[], batch: readonly RecordValues[], linked: Map<string, RecordValues>): Promise<void> {
  let [from, held]: [RegisterDefinition, readonly RecordValues[]] = [definition, batch];
  for (const key of names.slice(0, -1)) {
    const field = from.fields.find((one) => one.key === key);
    if (field?.type !== 'reference') return;
    const ids = [...new Set(held.flatMap((values) => { const id = values[key]; return typeof id === 'string' ? [id] : []; }))];
    from = await getRegister(cx, field.to ?? '');
    const found = await findByIds(cx.db, storeOf(cx, from), ids.filter((id) => !linked.has(id)), { hold: false });
    for (const [id, { values }] of found) linked.set(id, values);
    held = ids.map((id) => linked.get(id)).filter((values) => values !== undefined);
  }
}

/** The records of the period before where the key names a period; else the same records as they were a year ago. */
async function findPrevious(cx: Context, definition: RegisterDefinition, batch: readonly RowToCheck[]): Promise<Map<number, RecordValues>> {
  const store = storeOf(cx, definition);
  const [key = []] = definition.unique;
  const period = definition.fields.find((field) => field.type === 'period' && key.includes(field.key));
  if (period) {
    const wanted = batch.flatMap(({ unit, values }, at) => {
      const held = values[period.key];
      return typeof held === 'string' ? [{ at, unitId: unit.id, values: { ...values, [period.key]: previousPeriod(held) } }] : [];
    });
    const found = await findByKeys(cx.db, store, key, wanted, { hold: false });
    return new Map([...found].map(([at, { values }]) => [at, values]));
  }
  const yearAgo = new Date(cx.now);
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
  const ids = batch.flatMap(({ id }) => id ?? []);
  const then = new Map((ids.length > 0 ? await getRecords(cx.db, store, ids, yearAgo) : []).map((one) => [one.id, one.values]));
  return new Map(batch.flatMap(({ id }, at) => { const values = id === null ? undefined : then.get(id); return values ? [[at, values] as const] : []; }));
}
