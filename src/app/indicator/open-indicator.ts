import type { IndicatorView } from '../../contract/indicator.ts';
import { environmentOf } from '../../domain/expression/environment.ts';
import { describePart, explainIndicator } from '../../domain/indicator/explain-indicator.ts';
import { indicatorParts } from '../../domain/indicator/indicator-parts.ts';
import { worldOf } from '../record/read-filter.ts';
import { useCase } from '../use-case.ts';
import { indicatorRowOf } from './indicator-reply.ts';
import { getIndicator } from './indicator-world.ts';

/** Opens an indicator: what it says, in sentences. Throws A103, R101. */
export const openIndicator = useCase('indicator.open', async (cx, input: { readonly key: string }): Promise<IndicatorView> => {
  const indicator = getIndicator(cx, input.key);
  for (const register of indicator.registers) cx.inRegister(register);
  const world = await worldOf(cx, [...cx.runtime.catalogue.registers.values()]);
  const env = environmentOf(world, null);
  const { formula, numerator, denominator, note } = indicator;
  return {
    ...indicatorRowOf(indicator), formula: formula.text, explanation: { zh: explainIndicator(indicator, env, 'zh'), en: explainIndicator(indicator, env, 'en') },
    ...(numerator && { numerator }), ...(denominator && { denominator }), ...(note && { note }),
    parts: indicatorParts(formula.root).map((part) => ({ words: describePart(formula, part, env), register: part.register, registerName: nameOf(world, part.register) })),
  };
});

const nameOf = (world: Awaited<ReturnType<typeof worldOf>>, register: string) => world.registers.get(register)?.name ?? { zh: register, en: register };
