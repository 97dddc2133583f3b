/* What the checks and formulas of a register look at besides the record itself: loaded only where one of them asks. */
import { partsOf, pathsIn } from '../../domain/expression/expression-tree.ts';
import type { RecordScope } from '../../domain/expression/evaluate.ts';
import type { ExpressionNode } from '../../domain/expression/expression.ts';
import type { RecordSurroundings } from '../../domain/register/check-record.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { previousPeriod } from '../../domain/register/previous-period.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { listRecords } from '../../db/registers/records/list-records.ts';
import { findByKey, getRecord } from '../../db/registers/records/read-records.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';

// A unit keeps no more rows of one register than a check could mean; a school of 5,000 pupils is the largest there is.
const ROWS = 5000;

/** Everything the expressions of this register ask about a record of that unit. */
export async function loadSurroundings(cx: Context, definition: RegisterDefinition, unit: UnitRow, units: ReadonlyMap<string, UnitRow>, record: { readonly id: string | null; readonly values: RecordValues }): Promise<RecordSurroundings> {
  const roots = expressionsOf(definition);
  const ways = roots.flatMap(pathsIn).map(({ names }) => names).filter(({ length }) => length > 1);
  const rows = new Map<string, readonly RecordScope[]>();
  for (const key of new Set(roots.flatMap(aggregatedIn))) rows.set(key, await rowsOf(cx, key, unit));
  const previous = ways.some(([first]) => first === 'previous') ? await findPrevious(cx, definition, unit, record) : undefined;
  const linked = new Map<string, RecordValues>();
  for (const names of ways) await follow(cx, definition, names, record.values, linked);
  return {
    today: dayInChina(cx.now), limits: cx.runtime.catalogue.limits, unit: unitValues(unit), previous,
    rows: (register) => rows.get(register) ?? [], record: (_field, id) => linked.get(id) ?? unitValues(units.get(id)),
  };
}

/** The trees of all formulas and checks of a register. */
export const expressionsOf = ({ fields, checks }: RegisterDefinition): ExpressionNode[] => [
  ...fields.flatMap(({ formula }) => formula?.root ?? []), ...checks.flatMap(({ when, must }) => (when ? [when.root, must.root] : [must.root])),
];

/** The registers a tree adds up. */
export const aggregatedIn = (node: ExpressionNode): string[] => [...(node.kind === 'aggregate' ? [node.register] : []), ...partsOf(node).flatMap(aggregatedIn)];

/** What expressions may ask of a unit. */
export const unitValues = (unit: UnitRow | undefined): RecordValues => (unit ? { kind: unit.kind, name: unit.name, code: unit.code } : {});

/** The rows of another register of the unit, to be added up. */
export async function rowsOf(cx: Context, key: string, unit: UnitRow): Promise<RecordScope[]> {
  const store = storeOf(cx, await getRegister(cx, key));
  const { records } = await listRecords(cx.db, store, { unitPath: unit.path, asOf: null, sort: [], limit: ROWS });
  return records.map(({ values }) => ({ values, unit: unitValues(unit) }));
}

/** The record of the period before where the key names a period; else this record as it was a year ago. */
async function findPrevious(cx: Context, definition: RegisterDefinition, unit: UnitRow, { id, values }: { readonly id: string | null; readonly values: RecordValues }): Promise<RecordValues | undefined> {
  const store = storeOf(cx, definition);
  const period = definition.fields.find((field) => field.type === 'period' && definition.unique[0]?.includes(field.key) === true);
  const held = period && values[period.key];
  if (period && typeof held === 'string') return (await findByKey(cx.db, store, unit.id, { ...values, [period.key]: previousPeriod(held) }))?.values;
  if (period || id === null) return undefined;
  const yearAgo = new Date(cx.now);
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
  return (await getRecord(cx.db, store, id, yearAgo))?.values;
}

// Along references from record to record, as far as a path goes.
async function follow(cx: Context, definition: RegisterDefinition, names: readonly string[], values: RecordValues, linked: Map<string, RecordValues>): Promise<void> {
  let [from, held]: [RegisterDefinition, RecordValues] = [definition, values];
  for (const key of names.slice(0, -1)) {
    const field = from.fields.find((one) => one.key === key);
    const id = held[key];
    if (field?.type !== 'reference' || typeof id !== 'string') return;
    from = await getRegister(cx, field.to ?? '');
    const found: RecordValues = linked.get(id) ?? (await getRecord(cx.db, storeOf(cx, from), id))?.values ?? {};
    linked.set(id, found);
    held = found;
  }
}
