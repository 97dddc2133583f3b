import { problems, raise } from '../../domain/problem.ts';
import { listProposals, type Proposal } from '../../db/queries/drawing-proposals.ts';
import type { Context } from '../use-case.ts';

/** A proposal that waits. Throws R101 when there is none, or it has been decided. */
export async function findProposal({ db, county, about }: Pick<Context, 'db' | 'county' | 'about'>, id: string): Promise<Proposal> {
  const found = (await listProposals(db, county)).find((one) => one.id === id);
  if (!found) throw raise(problems.notFound, { what: { zh: '待批的台账设计', en: 'This proposal' } });
  about({ kind: 'drawing', id, unitPath: `${county}/`, details: { register: found.key, proposedBy: found.by.name } });
  return found;
}
