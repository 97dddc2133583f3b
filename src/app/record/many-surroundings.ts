/*
 * What the checks of a register look at, for all records of one unit at once: as many questions to the database as there
 * are things to ask about, however many records there are.
 */
import { pathsIn } from '../../domain/expression/expression-tree.ts';
import type { RecordScope } from '../../domain/expression/evaluate.ts';
import type { RecordSurroundings } from '../../domain/register/check-record.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { previousPeriod } from '../../domain/register/previous-period.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { getRecords } from '../../db/registers/records/read-records.ts';
import { listReportRecords } from '../../db/registers/records/report-records.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { aggregatedIn, expressionsOf, rowsOf, unitValues } from './surroundings.ts';

/** A unit's records of one register. */
export interface UnitRecords {
  readonly definition: RegisterDefinition;
  readonly unit: UnitRow;
  readonly period: string;
  readonly records: readonly StoredRecord[];
}

/** Loads what stands around all these records; answers a record's part of it. */
export async function loadManySurroundings(cx: Context, held: UnitRecords, units: ReadonlyMap<string, UnitRow>): Promise<(record: StoredRecord) => RecordSurroundings> {
  const { definition, unit, records } = held;
  const roots = expressionsOf(definition);
  const ways = roots.flatMap(pathsIn).map(({ names }) => names).filter(({ length }) => length > 1);
  const rows = new Map<string, readonly RecordScope[]>();
  for (const key of new Set(roots.flatMap(aggregatedIn))) rows.set(key, await rowsOf(cx, key, unit));
  const yearAgo = new Date(cx.now);
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
  const previous = ways.some(([first]) => first === 'previous') ? await loadPrevious(cx, held, yearAgo) : new Map<string, RecordValues>();
  const linked = new Map<string, RecordValues>();
  for (const names of ways) await followAll(cx, definition, names, records.map(({ values }) => values), linked);
  const today = dayInChina(cx.now);
  return (record) => ({
    today, limits: cx.runtime.catalogue.limits, unit: unitValues(unit), previous: previous.get(record.id),
    rows: (register) => rows.get(register) ?? [], record: (_field, id) => linked.get(id) ?? unitValues(units.get(id)),
  });
}

/** What each record held in the period before, by its id; of a register without periods, what it held at that moment. */
async function loadPrevious(cx: Context, { definition, unit, period, records }: UnitRecords, moment: Date): Promise<ReadonlyMap<string, RecordValues>> {
  const store = storeOf(cx, definition);
  const field = periodFieldOf(definition);
  if (field === undefined) return new Map((await getRecords(cx.db, store, records.map(({ id }) => id), moment)).map(({ id, values }) => [id, values]));
  const before = await listReportRecords(cx.db, store, { unitId: unit.id, period: previousPeriod(period) });
  const keyOf = keyWithout(definition, field.key);
  const byKey = new Map(before.map((record) => [keyOf(record.values), record.values]));
  return new Map(records.flatMap(({ id, values }): [string, RecordValues][] => {
    const found = byKey.get(keyOf(values));
    return found ? [[id, found]] : [];
  }));
}

/** What a record is recognised by from one period to the next: its first key, less the period. */
export const keyWithout = (definition: RegisterDefinition, period: string) => (values: RecordValues): string =>
  JSON.stringify((definition.unique[0] ?? []).filter((key) => key !== period && key !== 'unit').map((key) => values[key] ?? null));

async function followAll(cx: Context, definition: RegisterDefinition, names: readonly string[], values: readonly RecordValues[], linked: Map<string, RecordValues>): Promise<void> {
  let [from, held]: [RegisterDefinition, readonly RecordValues[]] = [definition, values];
  for (const key of names.slice(0, -1)) {
    const field = from.fields.find((one) => one.key === key);
    if (field?.type !== 'reference') return;
    const ids = [...new Set(held.flatMap((one) => (typeof one[key] === 'string' ? [one[key]] : [])))];
    from = await getRegister(cx, field.to ?? '');
    const wanted = ids.filter((id) => !linked.has(id));
    for (const found of wanted.length > 0 ? await getRecords(cx.db, storeOf(cx, from), wanted) : []) linked.set(found.id, found.values);
    held = ids.map((id) => linked.get(id) ?? {});
  }
}
