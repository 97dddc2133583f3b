/*
 * What the rows of a page name comes along in the same statement: the unit each stands in, and of the records it points
 * at the fields their titles are made of. Joined to the page when it is cut, so that only its rows are looked up.
 */
import { sql, type RawBuilder } from 'kysely';
import type { FieldColumn } from '../register-table.ts';
import { raw, toBrief, type BriefRecord, type RawRow, type RecordStore } from './record-row.ts';

/** A register the rows point at: from which columns, and the fields that make its title. */
export interface NamedRegister { readonly from: FieldColumn; readonly store: RecordStore; readonly keys: readonly string[] }

/** What came along: units by id, and by register the records pointed at. */
export interface Along {
  readonly units: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, readonly BriefRecord[]>;
}

const briefly = ['id', 'unit_id', 'unit_path', 'version', 'state'];

const fieldsOf = ({ store, keys }: NamedRegister): FieldColumn[] => [...store.table.fields.values()].filter(({ field }) => keys.includes(field.key));

const columnsOf = (named: NamedRegister): string[] => [...briefly, ...fieldsOf(named).map(({ column }) => column)];

/** The rows of `page` with what they name. Records that were retired keep their name. */
export function withAlong(county: string, along: readonly NamedRegister[], page: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = along.flatMap((named, index) => columnsOf(named).map((column) => `a${index}.${column} as a${index}_${column}`));
  const joins = along.map(({ from, store }, index) => {
    const name = `a${index}`;
    return sql`left join ${raw(store.table.name)} ${raw(name)} on ${raw(name)}.county = ${county} and ${raw(name)}.id = r.${raw(from.column)}`;
  });
  return sql`select ${raw(['r.*', 'u.name as unit_name', ...columns].join(', '))} from (${page}) r
    left join unit u on u.county = ${county} and u.id = r.unit_id ${sql.join([...joins, sql``], sql` `)}`;
}

/** What came along with these rows. */
export function readAlong(county: string, along: readonly NamedRegister[] = [], rows: readonly RawRow[]): Along {
  const units = new Map(rows.flatMap((row): [string, string][] => (typeof row['unit_name'] === 'string' ? [[row['unit_id'] as string, row['unit_name']]] : [])));
  const records = new Map<string, Map<string, BriefRecord>>();
  for (const [index, named] of along.entries()) {
    const { store: { table } } = named;
    const own = records.get(table.definition.key) ?? new Map<string, BriefRecord>();
    records.set(table.definition.key, own);
    const [prefix, fields, store] = [`a${index}_`, fieldsOf(named), { ...named.store, county }];
    for (const row of rows) {
      const id = row[`${prefix}id`];
      if (typeof id === 'string' && !own.has(id)) own.set(id, toBrief(store, fields, row, { masked: true, prefix }));
    }
  }
  return { units, records: new Map([...records].map(([key, own]) => [key, [...own.values()]])) };
}
