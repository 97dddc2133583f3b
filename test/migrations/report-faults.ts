/*
 * Rules 6 and 10 over a piece of SQL: how rows go in under row security, and how figures are added up across counties
 * (docs/adr/0007). Only what the words themselves betray; whether a sum is right is for its own test.
 */

type Registers = ReadonlySet<string>;

const spread = /\b(?:stddev|variance)(?:_pop|_samp)?\s*\(|\b(?:var|covar)_(?:pop|samp)\s*\(/i;
const manyGroupings = /\b(?:grouping\s+sets|rollup|cube)\s*\(/i;

/** What a statement or fragment does against rules 6 and 10. */
export function reportFaults(sql: string, registers: Registers): string[] {
  return [copies(sql), insertsFromQuery(sql, registers), measuresSpread(sql), recursesIntoRegister(sql, registers), groupsAcrossCounties(sql)]
    .filter((fault) => fault !== undefined);
}

/** Whether Kysely is asked by name for a function that rule 10 forbids: fn('stddev_pop', …), fn.agg('variance', …). */
export const isSpreadFunction = (name: string): boolean => spread.test(`${name}(`);

export const copyFault = 'rule 6: COPY as the application, which row security does not take. Insert with VALUES, or unnest and ON CONFLICT.';
export const insertFault = 'rule 6: a bare INSERT … SELECT into a register. Insert with VALUES, or unnest and ON CONFLICT for one county.';
export const spreadFault = 'rule 10: a spread over raw rows. Add up count, sum and sum of squares by county, and compute it outside.';
export const recursionFault = 'rule 10: a recursive query beside a register. Compare the path.';
export const groupingFault = 'rule 10: groupings without county. Add up by (county, finest keys) in an inner query first.';

const copies = (sql: string): string | undefined => (/(?:^|;|\b(?:begin|then|else|loop))\s*copy\s+(?:\(|[\w."]+\s*(?:\(|from\b|to\b))/i.test(sql) ? copyFault : undefined);

// `values` may stand where the query would: what counts is a SELECT (or WITH) right behind the table and its columns.
function insertsFromQuery(sql: string, registers: Registers): string | undefined {
  const inserts = sql.matchAll(/\binsert\s+into\s+(?:public\.)?"?(\w+)"?(?:\s+as\s+\w+)?\s*(?:\([^)]*\)\s*)?(?:overriding\s+\w+\s+value\s+)?\(?\s*(?:select|with|table)\b([^;]*)/gi);
  for (const [, table = '', rest = ''] of inserts) {
    if (registers.has(table.toLowerCase()) && !(/\bunnest\s*\(/i.test(rest) && /\bon\s+conflict\b/i.test(rest))) return insertFault;
  }
  return undefined;
}

const measuresSpread = (sql: string): string | undefined => (spread.test(sql) ? spreadFault : undefined);

function recursesIntoRegister(sql: string, registers: Registers): string | undefined {
  if (!/\bwith\s+recursive\b/i.test(sql)) return undefined;
  const named = [...sql.matchAll(/(?:\b(?:from|join)|,)\s+(?:only\s+)?(?:public\.)?"?(\w+)/gi)];
  return named.some(([, table = '']) => registers.has(table.toLowerCase())) ? recursionFault : undefined;
}

// `group by county, rollup (kind)` keeps each sum within a county, and so does an inner `group by county, kind`; `rollup (county, kind)` does not.
function groupsAcrossCounties(sql: string): string | undefined {
  if (!manyGroupings.test(sql)) return undefined;
  const kept = sql.split(/\bgroup\s+by\b/i).slice(1).some((clause) => /\bcounty\b/i.test(clause.split(/\b(?:grouping\s+sets|rollup|cube|having|order\s+by|limit)\b|\)/i)[0] ?? ''));
  return kept ? undefined : groupingFault;
}
