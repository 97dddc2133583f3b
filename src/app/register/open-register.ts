import { useCase } from '../use-case.ts';
import { getRegister } from './get-register.ts';
import { registerViewOf } from './register-reply.ts';

/** Opens a register: its fields, checks, display and code lists. Throws A103, R101. */
export const openRegister = useCase('register.open', async (cx, input: { readonly key: string }) =>
  registerViewOf(cx.actor, await getRegister(cx, input.key), cx.runtime.catalogue));
