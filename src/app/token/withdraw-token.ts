import { useCase } from '../use-case.ts';
import { endToken } from './end-token.ts';

/** Refuses a token that waits, or takes back what was authorised, at once. Throws A103, R101, R201. */
export const withdrawToken = useCase('token.withdraw', (cx, input: { readonly id: string }) => endToken(cx, input.id));
