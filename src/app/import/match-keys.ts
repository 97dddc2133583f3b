/*
 * Rows against what may stand only once: the record a row is, by the first key of the register; rows of the file that
 * share a key; records in force that hold it already.
 */
import { findingOf, type Finding } from '../../domain/register/finding.ts';
import { problems, type Words } from '../../domain/problem.ts';
import { findByKeys } from '../../db/registers/records/match-records.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import type { Judge } from './judge.ts';
import { readRow, type PlacedRow } from './place-rows.ts';

/** The rows with the records they are, and what they share with others. */
export async function matchKeys(judge: Judge, rows: readonly PlacedRow[]): Promise<PlacedRow[]> {
  const { definition } = judge;
  let placed = [...rows];
  for (const [index, keys] of definition.unique.entries()) {
    const found = await findHolders(judge, keys, placed);
    placed = placed.map((row, at) => settle(judge, keys, row, found.get(at) ?? null, index === 0));
    const seen = judge.seen[index];
    if (seen) placed = placed.map((row) => withTwice(judge, keys, seen, row));
  }
  return placed;
}

function findHolders({ cx, store, hold }: Judge, keys: readonly string[], rows: readonly PlacedRow[]): Promise<Map<number, StoredRecord>> {
  const wanted = rows.flatMap((row, at) => {
    const values = { ...row.held?.values, ...row.read };
    const whole = row.unit !== null && keys.every((key) => key === 'unit' || (values[key] ?? null) !== null);
    return row.unit && whole ? [{ at, unitId: row.unit.id, values }] : [];
  });
  return findByKeys(cx.db, store, keys, wanted, { hold });
}

// By the first key a row without an id becomes the record that is there; any other record with its key stands in its way.
function settle(judge: Judge, keys: readonly string[], row: PlacedRow, found: StoredRecord | null, first: boolean): PlacedRow {
  if (!found || !row.unit || found.id === row.held?.id) return row;
  if (!first || row.source.key !== null || row.held) return { ...row, findings: [...row.findings, twice(judge, keys, { zh: '台账中已有的另一条记录', en: 'another record of the register' })] };
  return { ...row, held: found, ...readRow(judge.definition, row.source, row.unit, found, judge.references) };
}

function withTwice(judge: Judge, keys: readonly string[], seen: Map<string, number>, row: PlacedRow): PlacedRow {
  const key = keyText(keys, row);
  if (key === null) return row;
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, row.source.row);
    return row;
  }
  return { ...row, findings: [...row.findings, twice(judge, keys, { zh: `本文件第 ${before} 行`, en: `row ${before} of this file` })] };
}

function keyText(keys: readonly string[], { unit, held, read }: PlacedRow): string | null {
  if (!unit) return null;
  const parts = keys.map((key) => (key === 'unit' ? unit.id : read[key] ?? held?.values[key] ?? null));
  return parts.includes(null) ? null : parts.length === 1 ? String(parts[0]) : JSON.stringify(parts);
}

function twice({ definition }: Judge, keys: readonly string[], where: Words): Finding {
  const fields = keys.map((key) => definition.fields.find((field) => field.key === key)?.name ?? { zh: '单位', en: 'unit' });
  return findingOf(keys.find((key) => key !== 'unit') ?? '', problems.recordTwice, { fields, where });
}
