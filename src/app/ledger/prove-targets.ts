/* What registers show of targets that are linked to an indicator: for lists and pages, all of them in one question. */
import type { ProofView } from '../../contract/proof.ts';
import { readDecimal } from '../../domain/expression/decimal.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { showFigure } from '../../domain/indicator/show-figure.ts';
import { readBody, type CommitmentBody } from '../../domain/ledger/commitment-body.ts';
import { boundBy, inUnitOf, linkOf, measureFits, proveAgainst, type ProofLink } from '../../domain/ledger/proof.ts';
import { startOf } from '../../domain/ledger/light.ts';
import { dayInChina, startOfDayInChina } from '../../domain/values/plain-date.ts';
import type { CommitmentRow } from '../../db/queries/commitments.ts';
import { indicatorsByKey, mayCompute } from '../indicator/indicator-world.ts';
import type { Context } from '../use-case.ts';
import { proofFigures, type AskedFigure } from './proof-figures.ts';

/** A unit by its id, also one that is not this reader's. */
export type UnitOf = (id: string) => { readonly id: string; readonly name: string; readonly path: string } | undefined;

/** What links name: units, and indicators built in or made by the county. */
export interface ProofWorld { readonly unitOf: UnitOf; readonly indicators: ReadonlyMap<string, IndicatorDefinition> }

/** A linked target and what stands in the way of its proof. */
export interface LinkedTarget { readonly row: CommitmentRow; readonly body: CommitmentBody; readonly link: ProofLink; readonly indicator: IndicatorDefinition | undefined; readonly asked: AskedFigure | null; readonly withheld: ProofView['withheld'] }

/** The target's link, with what is to be computed for it; null without one. */
export function linkedTarget(cx: Context, row: CommitmentRow, { unitOf, indicators }: ProofWorld): LinkedTarget | null {
  const body = readBody(row.body);
  const link = row.kind === 'target' ? linkOf(body.proof) : null;
  if (link === null) return null;
  const [indicator, unit] = [indicators.get(link.indicator), unitOf(link.unitId)];
  if (indicator === undefined || unit === undefined) return { row, body, link, indicator, asked: null, withheld: 'gone' };
  const withheld = withholds(cx, indicator, unit.path, body);
  return { row, body, link, indicator, withheld, asked: withheld === null ? { indicator, link, unit, planYear: row.planYear } : null };
}

// A figure over part of the rows would be a wrong one.
function withholds(cx: Context, indicator: IndicatorDefinition, path: string, { unit }: CommitmentBody): ProofView['withheld'] {
  if (!measureFits({ measure: indicator.measure.zh, name: indicator.name.zh }, unit)) return 'unlike';
  if (mayCompute(cx.actor, 'indicator.compute', indicator, path)) return null;
  return mayCompute(cx.actor, 'indicator.compute', { ...indicator, sensitivity: 0 }, path) ? 'sensitivity' : 'reach';
}

/** What registers show of these rows, by their ids; only of those that are linked. Throws R314. */
export async function proveTargets(cx: Context, rows: readonly CommitmentRow[], unitOf: UnitOf, asOf: Date | null = null): Promise<ReadonlyMap<string, ProofView>> {
  const world = { unitOf, indicators: await indicatorsByKey(cx) };
  const linked = rows.filter((row) => row.state !== 'cancelled').flatMap((row) => linkedTarget(cx, row, world) ?? []);
  const asked = new Map(linked.flatMap((one) => (one.asked === null ? [] : [[keyOf(one), one.asked] as const])));
  const [answers = []] = await proofFigures(cx, [...asked.values()], [asOf]);
  const byKey = new Map([...asked.keys()].map((key, at) => [key, answers[at]]));
  const began = await baselinesOf(cx, linked);
  return new Map(linked.map((one) => {
    const answer = one.asked === null ? undefined : byKey.get(keyOf(one));
    return [one.row.id, proofOf(cx, one, { exact: answer?.value ?? null, period: answer?.period ?? null, began: began.get(keyOf(one)) ?? null }, unitOf)];
  }));
}

// Two targets that ask the same are answered once.
const keyOf = ({ link, row }: LinkedTarget): string => JSON.stringify([link.indicator, link.unitId, link.stages, link.period, row.planYear]);

/** What registers showed when the year of the plan began, where no baseline was given and none can be taken to be nought: shares and ceilings. */
async function baselinesOf(cx: Context, linked: readonly LinkedTarget[]): Promise<ReadonlyMap<string, string | null>> {
  const thisYear = Number(dayInChina(cx.now).slice(0, 4));
  const wanting = linked.filter(({ asked, row, body }) => asked !== null && row.planYear === thisYear && row.state !== 'closed' && !row.reference && needsBaseline(body, asked.indicator));
  const asked = new Map(wanting.flatMap((one) => (one.asked === null ? [] : [[keyOf(one), one.asked] as const])));
  const [answers = []] = await proofFigures(cx, [...asked.values()], [beginningOf(thisYear)]);
  return new Map([...asked.keys()].map((key, at) => [key, answers[at]?.value ?? null]));
}

/** The last moment before a year. */
export const beginningOf = (year: number): Date => new Date(startOfDayInChina(`${year}-01-01`).getTime() - 1);

/** Whether its way can only be told from where it began. */
export const needsBaseline = ({ baseline, comparator, required, unit }: CommitmentBody, { better }: IndicatorDefinition): boolean =>
  startOf({ comparator: boundBy(comparator, better), required, unit, baseline }) === null;

/** What was computed for a target: its exact value now and when the plan's year began. */
export interface ProofFound { readonly exact: string | null; readonly period: string | null; readonly began: string | null }

/** The proof of one target with the exact values that were computed. */
export function proofOf(cx: Pick<Context, 'runtime'>, { link, body, row, indicator, withheld }: LinkedTarget, { exact, period, began }: ProofFound, unitOf: UnitOf): ProofView {
  const named = { zh: link.indicator, en: link.indicator };
  const stages = cx.runtime.catalogue.codeLists.get('stage')?.items ?? [];
  const inUnit = (held: string | null) => (indicator === undefined || withheld !== null ? null : inUnitOf(held, { measure: indicator.measure.zh, name: indicator.name.zh }, body.unit));
  const value = inUnit(exact);
  const comparator = boundBy(body.comparator, indicator?.better ?? 'neither');
  return {
    indicator: link.indicator, name: indicator?.name ?? named, measure: indicator?.measure ?? { zh: '', en: '' }, decimals: indicator?.decimals ?? 0,
    unit: { id: link.unitId, name: unitOf(link.unitId)?.name ?? '' }, stages: link.stages.map((code) => ({ code, name: stages.find((item) => item.code === code)?.name ?? { zh: code, en: code } })), takes: link.period,
    period, value, baseline: inUnit(began), comparator, shown: indicator === undefined || exact === null || value === null ? null : showFigure(indicator, readDecimal(exact)),
    ...proveAgainst(value, { ...body, comparator }, { value: row.value, decimals: indicator?.decimals ?? 0 }), withheld,
  };
}
