import type { Doer } from '../../domain/access/may.ts';
import type { SuccessionKind } from '../../domain/unit/succession.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import type { Db } from '../database.ts';

/** One thing that became of a unit; `toId` is null when it was closed. */
export interface NewSuccession {
  readonly id: string; readonly kind: SuccessionKind; readonly effectiveOn: PlainDate; readonly document: string; readonly fromId: string; readonly toId: string | null;
}

/** The same with the names of both units. */
export interface SuccessionRow extends NewSuccession {
  readonly fromName: string; readonly fromRetired: boolean; readonly toName: string | null; readonly toRetired: boolean; readonly byName: string; readonly at: Date;
}

/** Appends what became of units. */
export async function insertSuccessions(db: Db, county: string, rows: readonly NewSuccession[], by: Doer): Promise<void> {
  await db.insertInto('unit_succession').values(rows.map((row) => ({
    county, id: row.id, kind: row.kind, effective_on: row.effectiveOn, document: row.document, from_unit: row.fromId, to_unit: row.toId,
    by_id: by.id, by_name: by.name, at: by.at,
  }))).execute();
}

/** What a unit came from and what became of it, oldest first. */
export async function listSuccessionsOf(db: Db, county: string, unitId: string): Promise<SuccessionRow[]> {
  const rows = await db.selectFrom('unit_succession as s')
    .innerJoin('unit as f', (on) => on.onRef('f.county', '=', 's.county').onRef('f.id', '=', 's.from_unit'))
    .leftJoin('unit as t', (on) => on.onRef('t.county', '=', 's.county').onRef('t.id', '=', 's.to_unit'))
    .selectAll('s').select(['f.name as from_name', 'f.retired_at as from_retired', 't.name as to_name', 't.retired_at as to_retired'])
    .where('s.county', '=', county).where((is) => is.or([is('s.from_unit', '=', unitId), is('s.to_unit', '=', unitId)]))
    .orderBy('s.at').orderBy('s.id').execute();
  return rows.map((row) => ({
    id: row.id, kind: row.kind, effectiveOn: row.effective_on, document: row.document, fromId: row.from_unit, toId: row.to_unit, fromName: row.from_name,
    fromRetired: row.from_retired !== null, toName: row.to_name, toRetired: row.to_retired !== null, byName: row.by_name, at: row.at,
  }));
}
