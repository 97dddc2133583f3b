/* What may prove the targets of a plan, for whoever goes through them. Nothing here is decided: a person says yes. */
import type { ProofSuggestion as SuggestionView, TargetSuggestions } from '../../contract/proof.ts';
import { may, mayInRegister } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import { suggestFrom, type SuggestProof } from '../../domain/ledger/suggest-proof.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { listCommitments, type CommitmentRow } from '../../db/queries/commitments.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { indicatorsByKey } from '../indicator/indicator-world.ts';
import { useCase, type Context } from '../use-case.ts';

/** For each target of a plan, or of all, that this person may link: what may prove it, the likeliest first. Throws A103. */
export const suggestProofs = useCase('target.suggest', async (cx, input: { planId?: string | undefined }): Promise<TargetSuggestions> => {
  const rows = await listCommitments(cx.db, cx.county, { kind: 'target', planId: input.planId });
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((unit) => [unit.path, unit]));
  const indicators = await indicatorsByKey(cx);
  return rows.filter((row) => row.state !== 'cancelled' && mayLink(cx, row)).flatMap((row) => {
    const unit = unitOfProof(row, units, cx.county);
    return unit === undefined ? [] : [{ id: row.id, unit: { id: unit.id, name: unit.name }, suggestions: suggestionsFor(cx, row, indicators) }];
  });
});

/** Whether this person may say what proves it. */
export const mayLink = ({ actor }: Pick<Context, 'actor'>, row: CommitmentRow): boolean => may(actor, 'target.link', row.unitPath, row.sensitivity as Sensitivity);

const asked = new WeakMap<ReadonlyMap<string, IndicatorDefinition>, SuggestProof>();

/** What of these indicators may prove this target. */
export function suggestionsFor(cx: Context, row: CommitmentRow, indicators: ReadonlyMap<string, IndicatorDefinition>): SuggestionView[] {
  const suggest = asked.get(indicators) ?? suggestFrom([...indicators.values()]);
  asked.set(indicators, suggest);
  const { metric, title, subject, unit, comparator, sourceText } = readBody(row.body);
  return suggest({ metric: metric || title, subject, unit, comparator, sourceText }).flatMap(({ indicator: key, ...rest }) => {
    const indicator = indicators.get(key);
    if (!indicator?.registers.every((register) => mayInRegister(cx.actor, 'indicator.compute', register))) return [];
    return [{ ...rest, indicator: key, name: indicator.name, measure: indicator.measure, stages: [...rest.stages] }];
  });
}

/** Whose rows would count: those of the school or school district that leads it; of what the bureau leads, the plan's own. */
export function unitOfProof(row: CommitmentRow, units: ReadonlyMap<string, UnitRow>, county: string): UnitRow | undefined {
  const lead = units.get(row.unitPath);
  if (lead !== undefined && lead.kind !== 'section' && lead.kind !== 'bureau') return lead;
  const plan = row.planUnitPath === null ? undefined : units.get(row.planUnitPath);
  return plan !== undefined && plan.kind !== 'section' ? plan : units.get(`${county}/`);
}
