/* The proof of a target opened: its value as registers have it, how it went and where it goes, and which schools lie behind. */
import type { OpenedProof } from '../../contract/proof.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { addsUp, quotientOf } from '../../domain/indicator/quotient-of.ts';
import { isPercent } from '../../domain/indicator/show-figure.ts';
import { forecastValue } from '../../domain/ledger/forecast.ts';
import { boundBy, inUnitOf } from '../../domain/ledger/proof.ts';
import { shortfallOf, type ShortfallKind } from '../../domain/ledger/shortfall.ts';
import { dayInChina, endOfDayInChina, endOfMonth, type PlainDate } from '../../domain/values/plain-date.ts';
import type { CommitmentRow } from '../../db/queries/commitments.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { indicatorsByKey, mayCompute } from '../indicator/indicator-world.ts';
import { readMoment } from '../record/read-moment.ts';
import { useCase, type Context } from '../use-case.ts';
import { getCommitment } from './get-commitment.ts';
import { proofFigures, type AnsweredFigure, type AskedFigure } from './proof-figures.ts';
import { beginningOf, linkedTarget, proofOf, type LinkedTarget } from './prove-targets.ts';
import { mayLink, suggestionsFor, unitOfProof } from './suggest-proofs.ts';

const BEHIND = 300;
const MONTHS = 24;

/** Opens the proof of a target, as things are or were at a moment. Throws R101, A103, R314. */
export const openProof = useCase('target.prove', async (cx, input: { readonly id: string; readonly asOf?: string | undefined }): Promise<OpenedProof> => {
  const row = await getCommitment(cx, 'target', input.id);
  const units = await listUnitRows(cx.db, cx.county);
  const asOf = readMoment(cx, input.asOf);
  const today = dayInChina(asOf ?? cx.now);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const unitOf = (id: string) => byId.get(id);
  const indicators = await indicatorsByKey(cx);
  const linked = linkedTarget(cx, row, { unitOf, indicators });
  const linking = linkingFor(cx, row, new Map(units.map((unit) => [unit.path, unit])), indicators);
  if (linked === null || linked.asked === null) {
    return { asOf: today, proof: linked && proofOf(cx, linked, { exact: null, period: null, began: null }, unitOf), ...linking, history: [], forecast: null, shortfall: linked && await ownPart(cx, linked, { units, asOf }) };
  }
  const asked = withParts(linked.asked);
  const [[now] = []] = await proofFigures(cx, [asked], [asOf], { below: true });
  const [[began] = []] = row.planYear === null ? [] : await proofFigures(cx, [linked.asked], [beginningOf(row.planYear)]);
  const history = await historyOf(cx, linked, linked.asked, { today, asOf });
  return {
    asOf: today, proof: proofOf(cx, linked, { exact: now?.value ?? null, period: now?.period ?? null, began: began?.value ?? null }, unitOf), ...linking, history,
    forecast: forecastOf(linked, history), shortfall: now ? shortfallIn(linked, asked, now, null) : null,
  };
});

function linkingFor(cx: Context, row: CommitmentRow, units: Parameters<typeof unitOfProof>[1], indicators: ReadonlyMap<string, IndicatorDefinition>): Pick<OpenedProof, 'mayLink' | 'suggestions' | 'suggestedUnit'> {
  const may = row.state !== 'cancelled' && mayLink(cx, row);
  const unit = may ? unitOfProof(row, units, cx.county) : undefined;
  return { mayLink: may, suggestions: may ? suggestionsFor(cx, row, indicators) : [], suggestedUnit: unit === undefined ? null : { id: unit.id, name: unit.name } };
}

// What stands above and below the line is computed with it.
function withParts(asked: AskedFigure): AskedFigure {
  const { indicator } = asked;
  const quotient = quotientOf(indicator.formula.root);
  if (quotient === null) return asked;
  const formula = (root: typeof quotient.above): IndicatorDefinition => ({ ...indicator, formula: { ...indicator.formula, root } });
  return { ...asked, beside: [formula(quotient.above), formula(quotient.below)] };
}

/** The ends of the months since the plan began, and now. */
function momentsOf(year: number | null, today: PlainDate): readonly PlainDate[] {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const months = Math.min(MONTHS, year === null || year > thisYear ? 0 : (thisYear - year) * 12 + thisMonth - 1);
  const ends = Array.from({ length: months }, (_, back) => { const month = thisYear * 12 + thisMonth - 2 - back; return endOfMonth(Math.floor(month / 12), month % 12 + 1); });
  return [...ends.toReversed(), today];
}

async function historyOf(cx: Context, { body, row }: LinkedTarget, asked: AskedFigure, { today, asOf }: { readonly today: PlainDate; readonly asOf: Date | null }): Promise<OpenedProof['history']> {
  const days = momentsOf(row.planYear, today);
  const answers = await proofFigures(cx, [asked], days.map((day) => (day === today ? asOf : new Date(endOfDayInChina(day).getTime() - 1))));
  return days.map((day, at) => ({ day, value: inUnitOf(answers[at]?.[0]?.value ?? null, measured(asked.indicator), body.unit) }));
}

const measured = ({ measure, name }: IndicatorDefinition) => ({ measure: measure.zh, name: name.zh });

function forecastOf({ row, body, asked }: LinkedTarget, history: OpenedProof['history']): OpenedProof['forecast'] {
  const until = row.deadline ?? (row.planYear === null ? null : `${row.planYear}-12-31`);
  if (until === null || asked === null) return null;
  const observed = history.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]));
  // A share of a whole stays within it, unless it has been above it already.
  const most = isPercent(asked.indicator) ? inUnitOf('1', measured(asked.indicator), body.unit) ?? Infinity : Infinity;
  return forecastValue(observed, until, { ...body, comparator: boundBy(body.comparator, asked.indicator.better) }, { least: 0, most: observed.some(({ value }) => value > most) ? Infinity : most });
}

const schoolKinds: ReadonlySet<string> = new Set(['school', 'kindergarten']);

// Who may not see all of the scope is told of their own units, and that they are only those.
async function ownPart(cx: Context, linked: LinkedTarget, { units, asOf }: { readonly units: readonly UnitRow[]; readonly asOf: Date | null }): Promise<OpenedProof['shortfall']> {
  const { indicator } = linked;
  const [scope, own] = [units.find(({ id }) => id === linked.link.unitId), units.find(({ path }) => path === cx.actor.unitPath)];
  if (linked.withheld !== 'reach' || !indicator || !scope || !own?.path.startsWith(scope.path) || !mayCompute(cx.actor, 'indicator.compute', indicator, own.path)) return null;
  const asked = withParts({ indicator, link: linked.link, unit: own, planYear: linked.row.planYear });
  const [[now] = []] = await proofFigures(cx, [asked], [asOf], { below: true });
  return now ? shortfallIn(linked, asked, now, { id: own.id, name: own.name }) : null;
}

function shortfallIn({ body }: LinkedTarget, { indicator }: AskedFigure, { units }: AnsweredFigure, part: { readonly id: string; readonly name: string } | null): OpenedProof['shortfall'] {
  const { root } = indicator.formula;
  const quotient = quotientOf(root);
  const kind: ShortfallKind = quotient !== null ? 'quotient' : addsUp(root) ? 'sum' : 'each';
  const scale = (quotient?.times ?? 1) * (inUnitOf('1', measured(indicator), body.unit) ?? 1);
  const schools = units.filter(({ row }) => schoolKinds.has(row.unitKind) && row.standing.some(({ units: having }) => having > 0));
  const found = shortfallOf(schools.map(({ row, value, beside: [above = null, below = null] }) => ({
    unitId: row.unitId, unitName: row.unitName, value: inUnitOf(value, measured(indicator), body.unit), above: above === null ? null : Number(above), below: below === null ? null : Number(below),
  })), { comparator: boundBy(body.comparator, indicator.better), required: body.required, kind, scale });
  if (found === null) return null;
  const gapIn = kind === 'quotient' ? indicator.numerator ?? { zh: '', en: '' } : { zh: body.unit, en: body.unit };
  // The sum over a part is no shortfall of the whole.
  return { part, kind, gapIn, whole: part === null ? found.whole : null, behind: found.units.length, units: found.units.slice(0, BEHIND) };
}
