import type { FindingGroupView, ImportRowView } from '../../contract/import.ts';
import { stoppableStates, workingStates, type ImportReport } from '../../domain/register/import-report.ts';
import { isAtWork, type ImportRow } from '../../db/queries/imports.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import type { Context } from '../use-case.ts';
import { lineOf } from './import-line.ts';

// Work that was just begun may not have taken its import yet.
const GRACE_MS = 3000;
// One that stands in line is told of every two seconds, unless the server has more to do.
const LINE_GRACE_MS = 15_000;

/** Imports as lists show them. */
export async function importReplies(cx: Context, rows: readonly ImportRow[]): Promise<ImportRowView[]> {
  const units = new Map((await listUnitRows(cx.db, cx.county)).map(({ id, name }) => [id, name]));
  const replies: ImportRowView[] = [];
  for (const row of rows) {
    const late = workingStates.includes(row.state) && cx.now.getTime() - row.changedAt.getTime() > (row.stage === 'queue' ? LINE_GRACE_MS : GRACE_MS);
    const { id, register, unitId, reach, fileName, fileSize, state, stage, rowsDone, counts, failure, byName } = row;
    const stopped = late && !(await isAtWork(cx.db, cx.county, id));
    replies.push({
      id, register, unitId, unitName: units.get(unitId) ?? '', reach, fileName, fileSize, state, stage, rowsDone, counts: { ...counts }, failure: failure && { ...failure }, byName,
      stopped, stoppable: !stopped && stoppableStates.includes(state) && isBeginner(cx, row), createdAt: row.createdAt.toISOString(), changedAt: row.changedAt.toISOString(),
    });
  }
  return replies;
}

/** Whether whoever asks sent the file, or has it worked on at present. */
export const isBeginner = ({ actor, runtime }: Pick<Context, 'actor' | 'runtime'>, { id, byId }: Pick<ImportRow, 'id' | 'byId'>): boolean =>
  byId === actor.id || lineOf(runtime).personOf(id) === actor.id;

/** Groups with the first places of each. */
export const groupReplies = ({ groups }: ImportReport): FindingGroupView[] => groups.map((group) => ({ ...group, say: { ...group.say }, places: [...group.places] }));
