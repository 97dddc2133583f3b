import { useCase } from '../use-case.ts';
import { endToken } from './end-token.ts';

/** Revokes a token one issued, at once. Throws A103, R101, R201. */
export const revokeToken = useCase('token.revoke', (cx, input: { readonly id: string }) => endToken(cx, input.id));
