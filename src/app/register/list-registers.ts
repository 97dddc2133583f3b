import { mayInRegister } from '../../domain/access/may.ts';
import { useCase } from '../use-case.ts';
import { allRegisters } from './get-register.ts';
import { registerRowOf } from './register-reply.ts';

/** Lists the registers of the county. Throws A103. */
export const listRegisters = useCase('register.list', async (cx, _input: object) =>
  (await allRegisters(cx)).filter(({ key }) => mayInRegister(cx.actor, 'register.list', key)).map((definition) => registerRowOf(cx.actor, definition)));
