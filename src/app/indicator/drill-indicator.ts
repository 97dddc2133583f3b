import type { DrillView } from '../../contract/indicator.ts';
import { computeIndicators as compute } from '../../db/indicators/compute-indicators.ts';
import { environmentOf } from '../../domain/expression/environment.ts';
import { describePart, explainIndicator } from '../../domain/indicator/explain-indicator.ts';
import { indicatorParts } from '../../domain/indicator/indicator-parts.ts';
import { restrictToStages } from '../../domain/indicator/restrict-to-stages.ts';
import { useCase } from '../use-case.ts';
import { conditionOf, headOf, knownOf, listOf, shownOf, standingOf } from './indicator-reply.ts';
import { figureWorld, getIndicator, type FigureInput } from './indicator-world.ts';

interface DrillInput extends FigureInput {
  readonly key: string;
  /** Only rows of these stages. */
  readonly stages?: readonly string[] | undefined;
}

/** Opens a figure: what it is made of, the units directly below with theirs, and where the rows are listed. Throws A103, D160, R101, R314, R325. */
export const drillIndicator = useCase('indicator.drill', async (cx, input: DrillInput): Promise<DrillView> => {
  const indicator = restrictToStages(await getIndicator(cx, input.key), input.stages ?? []);
  for (const register of indicator.registers) cx.inRegister(register);
  const around = await figureWorld(cx, [indicator], input);
  const { unit, world } = around;
  cx.allow(unit.path, indicator.sensitivity);
  const [own, ...below] = await compute(cx.db, { ...around, county: cx.county, indicators: [indicator], by: 'below', parts: true });
  const period = around.periodOf(indicator);
  const env = environmentOf(world, null);
  const value = own ? knownOf(own.values[0] ?? null, indicator, period, own.standing) : null;
  return {
    indicator: headOf(indicator, period), explanation: { zh: explainIndicator(indicator, env, 'zh'), en: explainIndicator(indicator, env, 'en') },
    unit: { id: unit.id, name: unit.name, kind: unit.kind }, asOf: around.today, value, shown: shownOf(indicator, value),
    parts: indicatorParts(indicator.formula.root).map((part, at) => {
      const where = conditionOf(indicator, part, period);
      return {
        words: describePart(indicator.formula, part, env), value: own?.parts[0]?.[at] ?? null, register: part.register, registerName: world.registers.get(part.register)?.name ?? { zh: part.register, en: part.register },
        where, ...listOf(part.register, { where, unit: unit.id, asOf: around.asOf === null ? undefined : input.asOf }),
      };
    }),
    units: below.map((row) => {
      const its = knownOf(row.values[0] ?? null, indicator, period, row.standing);
      return { unitId: row.unitId, unitName: row.unitName, unitKind: row.unitKind, value: its, shown: shownOf(indicator, its), parts: [...row.parts[0] ?? []], standing: standingOf(row.standing) };
    }),
    standing: standingOf(own?.standing ?? []),
  };
});
