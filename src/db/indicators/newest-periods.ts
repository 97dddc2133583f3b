/* The newest period a register has rows of: what is shown when nobody says which. */
import { sql } from 'kysely';
import type { PeriodField } from '../../domain/indicator/definition.ts';
import { spanOf } from '../../domain/indicator/indicator-period.ts';
import type { Db } from '../database.ts';
import type { RecordStore } from '../registers/records/record-row.ts';
import { recordSource } from '../registers/records/record-source.ts';

/** A register told apart by periods. */
export interface PeriodRegister { readonly store: RecordStore; readonly kept: PeriodField }

/** Up to which year, as of which moment. */
export interface PeriodAt { readonly year: string; readonly asOf: Date | null }

/** By register, the first year of the newest period with rows, none later than that of `year`; null without any. In one statement. */
export async function newestPeriods(db: Db, registers: readonly PeriodRegister[], year: string, asOf: Date | null): Promise<ReadonlyMap<string, string | null>> {
  return (await newestPeriodsAt(db, registers, [{ year, asOf }]))[0] ?? new Map();
}

/** The same of several moments, in their order. In one statement. */
export async function newestPeriodsAt(db: Db, registers: readonly PeriodRegister[], moments: readonly PeriodAt[]): Promise<readonly ReadonlyMap<string, string | null>[]> {
  if (registers.length === 0) return moments.map(() => new Map());
  const columns = moments.flatMap(({ year, asOf }, moment) => registers.map(({ store, kept }, at) => {
    const column = sql.id('t', store.table.fields.get(kept.field)?.column ?? '');
    return sql`(select max(${column}) from ${recordSource(store, asOf)} as t where ${column} <= ${spanOf(year, kept.grain).to}) as ${sql.id(`p${moment}_${at}`)}`;
  }));
  const { rows: [row] } = await sql<Record<string, string | null>>`select ${sql.join(columns)}`.execute(db);
  return moments.map((_, moment) => new Map(registers.map(({ store }, at) => [store.table.definition.key, row?.[`p${moment}_${at}`]?.slice(0, 4) ?? null])));
}
