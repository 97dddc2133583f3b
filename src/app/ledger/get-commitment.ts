import type { Sensitivity } from '../../domain/access/roles.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findCommitment, type CommitmentRow } from '../../db/queries/commitments.ts';
import { auditName } from '../audit/audit-name.ts';
import type { Context } from '../use-case.ts';

/** The commitment with this id, after asking for the right on its unit. Throws R101, A103. */
export async function getCommitment(cx: Context, kind: 'target' | 'task', id: string): Promise<CommitmentRow> {
  const row = await findCommitment(cx.db, cx.county, id);
  if (!row || row.kind !== kind) throw raise(problems.notFound, { what: kind === 'target' ? { zh: '该目标', en: 'This target' } : { zh: '该任务', en: 'This task' } });
  const { title, metric } = readBody(row.body);
  cx.about({ kind, id, unitPath: row.unitPath, name: auditName(metric || title, row.sensitivity) });
  cx.allow(row.unitPath, row.sensitivity as Sensitivity);
  return row;
}
