import type { ConditionVerdict } from '../../contract/register.ts';
import { readExpression } from '../../domain/expression/check-types.ts';
import { environmentOf } from '../../domain/expression/environment.ts';
import { allRegisters, getRegister } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';
import { worldOf } from './read-filter.ts';

/** Says what is wrong with the text of a filter, and where, while it is being written. Throws A103, R101. */
export const checkCondition = useCase('record.filter', async (cx, input: { readonly key: string; readonly where: string }): Promise<ConditionVerdict> => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  if (input.where.trim() === '') return { faults: [] };
  const read = readExpression(input.where, environmentOf(await worldOf(cx, await allRegisters(cx)), definition.key), 'boolean');
  return { faults: 'faults' in read ? [...read.faults] : [] };
});
