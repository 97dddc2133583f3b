import type { FiguresView } from '../../contract/indicator.ts';
import { computeIndicators as compute, type IndicatorQuery, type IndicatorRow } from '../../db/indicators/compute-indicators.ts';
import { mayInRegister } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import type { CodeList } from '../../domain/register/definition.ts';
import { useCase, type Context } from '../use-case.ts';
import { headOf, knownOf, registersBehind, shownOf, standingOf } from './indicator-reply.ts';
import { allIndicators, figureWorld, getIndicator, mayCompute, type FigureInput, type FigureWorld } from './indicator-world.ts';

interface ComputeInput extends FigureInput {
  /** All of them, or all of an area, when left out. */
  readonly keys?: readonly string[] | undefined;
  readonly area?: string | undefined;
  readonly by?: 'self' | 'unit' | 'all' | 'stage' | undefined;
}

const groups: Readonly<Record<NonNullable<ComputeInput['by']>, IndicatorQuery['by']>> = { self: 'self', unit: 'below', all: 'all', stage: 'stage' };

/** Computes indicators of a unit, of those below it or by stage, as they are or were at a moment. Throws A103, D160, R101, R314, R325. */
export const computeIndicators = useCase('indicator.compute', async (cx, input: ComputeInput): Promise<FiguresView> => {
  const asked = await chosenIndicators(cx, input);
  for (const register of new Set(asked.flatMap(({ registers }) => registers))) cx.inRegister(register);
  const by = input.by ?? 'self';
  const around = await figureWorld(cx, asked, input);
  const { unit, periodOf } = around;
  const open = asked.filter((indicator) => mayCompute(cx.actor, 'indicator.compute', indicator, unit.path));
  // Some figures without others are still an answer; none at all is a refusal.
  if (open.length === 0) cx.allow(unit.path, Math.max(0, ...asked.map(({ sensitivity }) => sensitivity)) as Sensitivity);
  const rows = open.length === 0 ? [] : await compute(cx.db, { ...around, county: cx.county, indicators: open, by: groups[by] });
  const places = asked.map((indicator) => open.indexOf(indicator));
  return {
    unit: { id: unit.id, name: unit.name }, asOf: around.today,
    indicators: asked.map((indicator, at) => headOf(indicator, periodOf(indicator), places[at] === -1 ? 'sensitivity' : by === 'stage' && indicator.stages === null ? 'stage' : null)),
    rows: rows.map((row) => figureRow(row, { asked, places, periodOf }, stageNames(cx))),
    registers: registersBehind(around, open),
  };
});

/** The indicators of a question: those it names, or all of an area or of everything. A token computes what its registers suffice for; asked for more by name, it is refused. Throws A103, R101. */
export async function chosenIndicators(cx: Context, { keys, area }: Pick<ComputeInput, 'keys' | 'area'>): Promise<readonly IndicatorDefinition[]> {
  if (keys !== undefined && keys.length > 0) return Promise.all([...new Set(keys)].map((key) => getIndicator(cx, key)));
  const all = await allIndicators(cx);
  const able = all.filter((indicator) => (area === undefined || indicator.area === area) && indicator.registers.every((register) => mayInRegister(cx.actor, 'indicator.compute', register)));
  // One whose registers suffice for none of them is refused, as at a register that is not there.
  if (able.length === 0) cx.inRegister('');
  return able;
}

const stageNames = ({ runtime }: Context): CodeList | undefined => runtime.catalogue.codeLists.get('stage');

interface Asked extends Pick<FigureWorld, 'periodOf'> { readonly asked: readonly IndicatorDefinition[]; readonly places: readonly number[] }

function figureRow(row: IndicatorRow, { asked, places, periodOf }: Asked, stages: CodeList | undefined): FiguresView['rows'][number] {
  const values = asked.map((indicator, at) => {
    const value = row.values[places[at] ?? -1] ?? null;
    // How many rows a stage has is not counted.
    return row.stage === null ? knownOf(value, indicator, periodOf(indicator), row.standing) : value;
  });
  return {
    unitId: row.unitId, unitName: row.unitName, unitKind: row.unitKind, stage: row.stage,
    stageName: row.stage === null ? null : stages?.items.find(({ code }) => code === row.stage)?.name ?? { zh: row.stage, en: row.stage },
    values, shown: values.map((value, at) => { const indicator = asked[at]; return indicator ? shownOf(indicator, value) : null; }), standing: standingOf(row.standing),
  };
}
