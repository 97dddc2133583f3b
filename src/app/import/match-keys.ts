/*
 * Rows against what may stand only once: the record a row is, by the first key of the register; rows of the file that
 * share a key; records in force that hold it already.
 */
import { findingOf, type Finding } from '../../domain/register/finding.ts';
import { problems, type Words } from '../../domain/problem.ts';
import { keyOf } from '../../db/registers/records/key-index.ts';
import { findByIds } from '../../db/registers/records/match-records.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import type { Judge, KeyIndex } from './judge.ts';
import { readRow, type PlacedRow } from './place-rows.ts';

/** The rows with the records they are, and what they share with others. */
export async function matchKeys(judge: Judge, rows: readonly PlacedRow[]): Promise<PlacedRow[]> {
  let placed = [...rows];
  for (const [position, index] of judge.indexes.entries()) {
    await index.learn?.(placed);
    const texts = placed.map((row) => textOf(judge, index, row));
    const found = position === 0 ? await findHolders(judge, index, placed, texts) : new Map<string, StoredRecord>();
    placed = placed.map((row, at) => {
      const text = texts[at] ?? null;
      if (text === null) return row;
      return withTwice(judge, index, text, settle(judge, index, row, { id: index.held.get(text) ?? null, found, first: position === 0 }));
    });
  }
  return placed;
}

const textOf = ({ store }: Judge, { keys }: KeyIndex, { unit, read, held }: PlacedRow): string | null =>
  (unit ? keyOf(store, keys, unit.id, (key) => read[key] ?? held?.values[key] ?? null) : null);

// Rows without an id of their own whose key is in force: those records they are.
async function findHolders({ cx, store, hold }: Judge, { held }: KeyIndex, rows: readonly PlacedRow[], texts: readonly (string | null)[]): Promise<Map<string, StoredRecord>> {
  const ids = rows.flatMap((row, at) => {
    const text = texts[at] ?? null;
    return row.source.key === null && row.held === null && text !== null ? held.get(text) ?? [] : [];
  });
  return findByIds(cx.db, store, ids, { hold });
}

interface Holder { readonly id: string | null; readonly found: ReadonlyMap<string, StoredRecord>; readonly first: boolean }

// By the first key a row without an id becomes the record that is there; any other record with its key stands in its way.
function settle(judge: Judge, { keys }: KeyIndex, row: PlacedRow, { id, found, first }: Holder): PlacedRow {
  if (id === null || !row.unit || id === row.held?.id) return row;
  const record = found.get(id);
  const takes = first && row.source.key === null && row.held === null && record?.retiredAt === null;
  if (!record || !takes) return { ...row, findings: [...row.findings, twice(judge, keys, { zh: '台账中已有的另一条记录', en: 'another record of the register' })] };
  return { ...row, held: record, ...readRow(judge.definition, row.source, row.unit, record, judge.references) };
}

function withTwice(judge: Judge, { keys, seen }: KeyIndex, text: string, row: PlacedRow): PlacedRow {
  const before = seen.get(text);
  if (before === undefined) {
    seen.set(text, row.source.row);
    return row;
  }
  return { ...row, findings: [...row.findings, twice(judge, keys, { zh: `本文件第 ${before} 行`, en: `row ${before} of this file` })] };
}

function twice({ definition }: Judge, keys: readonly string[], where: Words): Finding {
  const fields = keys.map((key) => definition.fields.find((field) => field.key === key)?.name ?? { zh: '单位', en: 'unit' });
  return findingOf(keys.find((key) => key !== 'unit') ?? '', problems.recordTwice, { fields, where });
}
