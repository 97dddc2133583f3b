import type { Matching } from '../../contract/plan.ts';
import type { Target } from '../../contract/ledger.ts';
import { matchAchievements, type MatchTarget } from '../../domain/ledger/match-achievements.ts';
import { listCommitments } from '../../db/queries/commitments.ts';
import { loadJudging, targetReply } from '../ledger/target-reply.ts';
import { useCase } from '../use-case.ts';
import { getPlan, loadVersion } from './get-plan.ts';

/** Which summary against which plan. */
export interface MatchInput {
  /** The summary. */
  readonly id: string;
  /** Last year's plan. */
  readonly planId: string;
}

/** A summary's achievements beside the targets that last year's plan put into the ledger. Throws R101, A103. */
export const matchSummary = useCase('plan.match', async (cx, input: MatchInput): Promise<Matching> => {
  const plan = await getPlan(cx, input.planId);
  const summary = await getPlan(cx, input.id);
  const { items } = await loadVersion(cx, summary, summary.versionNo);
  const judging = await loadJudging(cx, []);
  const rows = await listCommitments(cx.db, cx.county, { kind: 'target', planId: plan.id });
  // What was cancelled is promised no longer.
  const targets = rows.filter((row) => row.state !== 'cancelled').map((row) => promiseOf(targetReply(row, judging)));
  const achievements = items.filter((item) => item.kind === 'achievement' && item.type === 'quantity' && item.state !== 'dismissed');
  const matching = matchAchievements(achievements, targets);
  return {
    pairs: matching.pairs.map((pair) => ({ ...pair, target: pair.target.reply })),
    unmatchedAchievements: [...matching.unmatchedAchievements], unmatchedTargets: matching.unmatchedTargets.map(({ reply }) => reply),
  };
});

type Promised = MatchTarget & { readonly reply: Target };

const promiseOf = (reply: Target): Promised => ({
  id: reply.id, metric: reply.metric, subject: reply.subject, unit: reply.unit, comparator: reply.comparator, required: reply.required,
  title: reply.metric || reply.source.text, sourceText: reply.source.text, section: reply.section, reply,
});
