import type { CodeList, RegisterDefinition } from '../../domain/register/definition.ts';
import { mayInRegister } from '../../domain/access/may.ts';
import { useCase } from '../use-case.ts';
import { drawnOf } from './drawn-registers.ts';
import { allRegisters } from './get-register.ts';

/** The registers of a county and the code lists they may name. */
export interface DescribedRegisters {
  readonly registers: readonly RegisterDefinition[];
  readonly codeLists: ReadonlyMap<string, CodeList>;
}

/** Every register as it is defined, for the description of the API. Throws A103. */
export const describeRegisters = useCase('register.describe', async (cx, _input: object): Promise<DescribedRegisters> =>
  ({ registers: (await allRegisters(cx)).filter(({ key }) => mayInRegister(cx.actor, 'register.describe', key)), codeLists: (await drawnOf(cx)).codeLists }));
