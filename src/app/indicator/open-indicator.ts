import { compileIndicator } from '../../catalog/compile-drawn.ts';
import type { IndicatorView } from '../../contract/indicator.ts';
import { listIndicatorVersions } from '../../db/queries/indicator-definitions.ts';
import { environmentOf } from '../../domain/expression/environment.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { describePart, explainIndicator } from '../../domain/indicator/explain-indicator.ts';
import { indicatorParts } from '../../domain/indicator/indicator-parts.ts';
import { problems, raise } from '../../domain/problem.ts';
import { worldOf } from '../record/read-filter.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { allRegisters } from '../register/get-register.ts';
import { useCase, type Context } from '../use-case.ts';
import { indicatorRowOf } from './indicator-reply.ts';
import { getIndicator } from './indicator-world.ts';

interface OpenInput {
  readonly key: string;
  /** An older version of one the county made; the newest unless said. */
  readonly version?: number | undefined;
}

/** Opens an indicator: what it says, in sentences. Throws A103, D160, R101. */
export const openIndicator = useCase('indicator.open', async (cx, { key, version }: OpenInput): Promise<IndicatorView> => {
  const indicator = version === undefined ? await getIndicator(cx, key) : await getVersion(cx, key, version);
  for (const register of indicator.registers) cx.inRegister(register);
  const builtIn = [...cx.runtime.catalogue.registers.values()];
  const world = await worldOf(cx, indicator.registers.every((register) => cx.runtime.catalogue.registers.has(register)) ? builtIn : await allRegisters(cx));
  const env = environmentOf(world, null);
  const { formula, numerator, denominator, note } = indicator;
  return {
    ...indicatorRowOf(indicator), formula: formula.text, explanation: { zh: explainIndicator(indicator, env, 'zh'), en: explainIndicator(indicator, env, 'en') },
    ...(numerator && { numerator }), ...(denominator && { denominator }), ...(note && { note }),
    parts: indicatorParts(formula.root).map((part) => ({ words: describePart(formula, part, env), register: part.register, registerName: world.registers.get(part.register)?.name ?? { zh: part.register, en: part.register } })),
  };
});

// A figure that was published names the version it was computed with: that one stays readable.
async function getVersion(cx: Context, key: string, version: number): Promise<IndicatorDefinition> {
  const { indicator, faults } = await findVersion(cx, key, version);
  if (!indicator && faults.length === 0) throw raise(problems.notFound, { what: { zh: '该指标的这一版', en: 'This version of the indicator' } });
  if (!indicator || faults.length > 0) throw raise(problems.indicatorSetAside, { indicator: key, faults: faults.slice(0, 5).map(({ say }) => say) });
  return indicator;
}

/** A version of an indicator as it was; nothing where there is none. One whose fields are gone has faults. */
export async function findVersion(cx: Context, key: string, version: number): Promise<{ readonly indicator?: IndicatorDefinition | undefined; readonly faults: ReturnType<typeof compileIndicator>['faults'] }> {
  const builtIn = cx.runtime.catalogue.indicators.get(key);
  if (builtIn) return { indicator: builtIn.version === version ? builtIn : undefined, faults: [] };
  const written = (await listIndicatorVersions(cx.db, cx.county, key)).find((one) => one.version === version);
  return written ? compileIndicator(cx.runtime.catalogue, await drawnOf(cx), written) : { faults: [] };
}
