/*
 * The columns of a register's table as expressions name them: f_<field>, through references and the unit by left joins on
 * county and id, and the year before under an alias of its own.
 */
import { sql } from 'kysely';
import { unitShape, type ExpressionWorld, type RecordShape } from '../../domain/expression/environment.ts';
import type { Sql } from './expression-sql.ts';

/** What is needed to find columns. */
export interface RecordTable {
  readonly world: ExpressionWorld;
  readonly register: string;
  /** What the statement calls the table of the rows. */
  readonly alias: string;
  /** What it calls the rows of the year before, joined by whoever knows them. */
  readonly previous?: string;
  /** The table of a register. */
  readonly tableOf: (register: string) => string;
  /** Rows to join instead of the table itself: those of a past moment, or of one county. */
  readonly rowsOf?: (register: string) => Sql;
}

/** Columns by path, and the joins they turned out to need. */
export interface RecordColumns {
  readonly column: (names: readonly string[]) => Sql;
  readonly joins: () => readonly Sql[];
}

type Step = { readonly alias: string; readonly shape: RecordShape | undefined };

/** The columns of one register's rows. */
export function recordColumns({ world, register, alias, previous, tableOf, rowsOf }: RecordTable): RecordColumns {
  const joined = new Map<string, Step & { readonly join: Sql }>();
  const own = world.registers.get(register);
  /** Joins the record that a column of `from` points to, once. */
  const follow = (from: string, column: string, to: string): Step => {
    const way = `${from}.${column}`;
    const known = joined.get(way);
    if (known) return known;
    const name = `${alias}_${joined.size + 1}`;
    const table = to === 'unit' ? sql.table('unit') : rowsOf?.(to) ?? sql.table(tableOf(to));
    const join = sql`left join ${table} as ${sql.id(name)} on ${sql.id(name)}.county = ${sql.id(from)}.county and ${sql.id(name)}.id = ${sql.id(from, column)}`;
    const step = { alias: name, shape: to === 'unit' ? unitShape : world.registers.get(to), join };
    joined.set(way, step);
    return step;
  };
  const walk = (from: Step, keys: readonly string[]): Sql => {
    const [key = '', ...rest] = keys;
    const column = from.shape === unitShape ? key : `f_${key}`;
    if (rest.length === 0) return sql.id(from.alias, column);
    return walk(follow(from.alias, column, from.shape?.fields.get(key)?.to ?? ''), rest);
  };
  const column = (names: readonly string[]): Sql => {
    const [first, ...rest] = names;
    if (rest.length > 0 && first === 'unit') return walk(follow(alias, 'unit_id', 'unit'), rest);
    if (rest.length === 0 || first !== 'previous') return walk({ alias, shape: own }, names);
    // Nobody joined the year before: there is none.
    return previous === undefined ? sql`null` : walk({ alias: previous, shape: own }, rest);
  };
  return { column, joins: () => [...joined.values()].map(({ join }) => join) };
}
