/*
 * Several targets and tasks are handed on at once. Each is decided for itself; all are written, or none. The history of
 * each gets its own action, the audit one row that names them.
 */
import type { AssignCommitments } from '../../contract/ledger.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import { nextState, stateNames } from '../../domain/ledger/commitment.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { appendToAll, listCommitmentsById, type CommitmentRow } from '../../db/queries/commitments.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';

const NAMED = 5;

/** Gives several targets and tasks one lead unit, one deadline, or both. Throws R101, R201, A103, L111. */
export const assignCommitments = useCase('ledger.assign', async (cx, input: AssignCommitments): Promise<{ assigned: number }> => {
  const rows = await getAll(cx, input.items);
  const { leadUnitId, deadline } = input.changes;
  const unit = leadUnitId === undefined ? null : await getUnit(cx.db, cx.county, leadUnitId);
  cx.about({ kind: 'ledger', id: unit?.id ?? '', unitPath: unit?.path ?? rows[0]?.unitPath ?? '', details: { ...input.changes, items: rows.map((row) => row.id) } });
  for (const row of rows) requireRights(cx, row, unit?.path);
  requireOpen(rows);
  if (!(await appendToAll(cx.db, cx.county, rows, cx.by, { verb: 'assign', changes: input.changes }, { unit, deadline }))) throw raise(problems.recordChanged, {});
  return { assigned: rows.length };
});

async function getAll(cx: Context, items: AssignCommitments['items']): Promise<CommitmentRow[]> {
  const versions = new Map(items.map((item) => [item.id, item.version]));
  const rows = await listCommitmentsById(cx.db, cx.county, [...versions.keys()]);
  if (rows.length !== versions.size) throw raise(problems.notFound, { what: { zh: '所选的目标或任务', en: 'One of the targets or tasks' } });
  if (rows.some((row) => row.version !== versions.get(row.id))) throw raise(problems.recordChanged, {});
  return rows;
}

// The right is asked where it stands and where it goes, as for a single one.
function requireRights(cx: Context, row: CommitmentRow, to: string | undefined): void {
  cx.allow(row.unitPath, row.sensitivity as Sensitivity);
  if (to !== undefined) cx.allow(to, row.sensitivity as Sensitivity);
}

function requireOpen(rows: readonly CommitmentRow[]): void {
  const settled = rows.filter((row) => nextState(row.state, 'assign') === undefined);
  if (settled.length === 0) return;
  throw raise(problems.notAssignable, { count: settled.length, items: settled.slice(0, NAMED).map(describe) });
}

function describe(row: CommitmentRow): Words {
  const { title } = readBody(row.body);
  return { zh: `“${title}”${stateNames[row.state].zh}`, en: `"${title}" (${stateNames[row.state].en})` };
}
