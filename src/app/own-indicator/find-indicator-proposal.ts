import { problems, raise } from '../../domain/problem.ts';
import { listIndicatorProposals, type IndicatorProposal } from '../../db/queries/indicator-definitions.ts';
import type { Context } from '../use-case.ts';

/** A draft that waits. Throws R101 when there is none, or it has been decided. */
export async function findIndicatorProposal({ db, county, about }: Pick<Context, 'db' | 'county' | 'about'>, id: string): Promise<IndicatorProposal> {
  const found = (await listIndicatorProposals(db, county)).find((one) => one.id === id);
  if (!found) throw noSuchProposal();
  about({ kind: 'indicator', id: found.key, unitPath: `${county}/`, details: { proposal: id, proposedBy: found.by.name } });
  return found;
}

/** Nobody waits for this, or somebody else decided it a moment ago. */
export const noSuchProposal = () => raise(problems.notFound, { what: { zh: '待启用的指标', en: 'This proposal' } });
