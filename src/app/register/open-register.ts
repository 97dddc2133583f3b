import { useCase } from '../use-case.ts';
import { allRegisters, codeListsOf, getRegister } from './get-register.ts';
import { registerViewOf } from './register-reply.ts';

/** Opens a register: its fields, checks, display and code lists. Throws A103, R101, D154. */
export const openRegister = useCase('register.open', async (cx, input: { readonly key: string }) => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  return registerViewOf(cx.actor, definition, { codeLists: await codeListsOf(cx, definition), limits: cx.runtime.catalogue.limits }, await allRegisters(cx));
});
