/*
 * The order of a list and the place in it where the next page begins: the sort values of the last row and its id. Never
 * a count of rows to skip, which would read them all again. Blanks stand last, whichever way.
 */
import { sql, type RawBuilder } from 'kysely';
import { problems, raise } from '../../../domain/problem.ts';
import { raw, type RawRow } from './record-row.ts';
import { bareType } from '../column-type.ts';
import type { RegisterTable } from '../register-table.ts';

/** One column to sort by: a field key, or `unit`, `since`. */
export interface SortBy { readonly field: string; readonly descending: boolean }

/** A column of the order. */
export interface OrderColumn { readonly column: string; readonly cast: string; readonly descending: boolean }

/** The columns a list is ordered by; the id comes last and makes it exact. Throws R306, R309. */
export function orderOf(table: RegisterTable, sort: readonly SortBy[]): readonly OrderColumn[] {
  const columns = sort.map(({ field, descending }): OrderColumn => {
    if (field === 'unit') return { column: 'unit_path', cast: 'text', descending };
    if (field === 'since') return { column: 'since', cast: 'timestamptz', descending };
    const held = table.fields.get(field);
    if (!held) throw raise(problems.noSuchField, { register: table.definition.name, field });
    if (held.hash !== null || !held.type.sorts) throw raise(problems.fieldUnsorted, { field: held.field.name });
    return { column: held.column, cast: bareType(held.type), descending };
  });
  return [...columns, { column: 'id', cast: 'uuid', descending: false }];
}

/** `order by` for these columns of `r`. */
export const orderBy = (order: readonly OrderColumn[]): RawBuilder<unknown> =>
  raw(order.map(({ column, descending }) => `r.${column}${descending ? ' desc nulls last' : ''}`).join(', '));

/** A place in the order: the values of the last row seen, as text. */
export type Place = readonly (string | null)[];

/** Where the row stands. */
export const placeOf = (order: readonly OrderColumn[], row: RawRow): Place => order.map(({ column }) => {
  const held = row[column];
  return held === null || held === undefined ? null : held instanceof Date ? held.toISOString() : String(held);
});

/**
 * What comes after a place, as one or two conditions to be asked one after the other: first the rows whose first column
 * goes on from there, then those where it is blank. Each by itself can use the index; both joined by `or` could not.
 */
export function partsAfter(order: readonly OrderColumn[], place: Place): readonly RawBuilder<unknown>[] {
  const [first] = order;
  const start = place[0] ?? null;
  if (!first) return [sql`true`];
  const name = raw(`r.${first.column}`);
  if (start === null) return [sql`${name} is null and ${after(order.slice(1), place.slice(1))}`];
  const bound = first.descending ? sql`${name} <= ${start}::${raw(first.cast)}` : sql`${name} >= ${start}::${raw(first.cast)}`;
  const going = sql`${bound} and ${after(order, place, { blanks: false })}`;
  return first.column === 'id' || first.column === 'unit_path' || first.column === 'since' ? [going] : [going, sql`${name} is null`];
}

function after(order: readonly OrderColumn[], place: Place, { blanks = true } = {}): RawBuilder<unknown> {
  const [first, ...rest] = order;
  if (!first) return sql`false`;
  const name = raw(`r.${first.column}`);
  const value = place[0] ?? null;
  if (value === null) return rest.length === 0 ? sql`false` : sql`(${name} is null and ${after(rest, place.slice(1))})`;
  const held = sql`${value}::${raw(first.cast)}`;
  const beyond = first.descending ? sql`${name} < ${held}` : sql`${name} > ${held}`;
  const later = blanks && first.column !== 'id' ? sql`(${beyond} or ${name} is null)` : beyond;
  return rest.length === 0 ? later : sql`(${later} or (${name} = ${held} and ${after(rest, place.slice(1))}))`;
}
