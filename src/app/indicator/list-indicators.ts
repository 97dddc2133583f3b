import type { IndicatorRowView } from '../../contract/indicator.ts';
import { mayInRegister } from '../../domain/access/may.ts';
import { useCase } from '../use-case.ts';
import { indicatorRowOf } from './indicator-reply.ts';
import { allIndicators } from './indicator-world.ts';

/** Lists the indicators. Throws A103. */
export const listIndicators = useCase('indicator.list', async (cx, _input: object): Promise<IndicatorRowView[]> =>
  (await allIndicators(cx)).filter(({ registers }) => registers.every((register) => mayInRegister(cx.actor, 'indicator.compute', register))).map(indicatorRowOf));
