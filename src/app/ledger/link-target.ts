import type { LinkTarget } from '../../contract/proof.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import { measureFits } from '../../domain/ledger/proof.ts';
import { problems, raise } from '../../domain/problem.ts';
import { getIndicator } from '../indicator/indicator-world.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { decideProof } from './decide-proof.ts';
import { getCommitment } from './get-commitment.ts';

type Linking = LinkTarget & { readonly id: string };

/** Links a target to an indicator, or to another one than before. Throws R101, R201, A103, L101, L115, L116. */
export const linkTarget = useCase('target.link', async (cx, input: Linking): Promise<{ version: number }> => {
  const row = await getCommitment(cx, 'target', input.id);
  const { indicator: key, unitId, stages, period } = input.proof;
  const indicator = await getIndicator(cx, key);
  const { unit, metric, title } = readBody(row.body);
  if (!measureFits({ measure: indicator.measure.zh, name: indicator.name.zh }, unit)) throw raise(problems.proofUnlike, { unit: unit === '' ? metric || title : unit, measure: indicator.measure });
  if (stages.length > 0 && (indicator.stages === null || !stages.every((stage) => isStage(cx, stage)))) throw raise(problems.proofStages, { indicator: indicator.name });
  const whose = await getUnit(cx.db, cx.county, unitId);
  // Nobody decides by figures over rows that are not theirs to see.
  cx.allow(whose.path, indicator.sensitivity, 'indicator.compute');
  return decideProof(cx, row, 'link', input, { indicator: key, unitId: whose.id, stages: [...new Set(stages)].toSorted(), period });
});

const isStage = ({ runtime }: Context, code: string): boolean => runtime.catalogue.codeLists.get('stage')?.items.some((item) => item.code === code) === true;
