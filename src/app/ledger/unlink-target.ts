import type { UnlinkTarget } from '../../contract/proof.ts';
import { useCase } from '../use-case.ts';
import { decideProof } from './decide-proof.ts';
import { getCommitment } from './get-commitment.ts';

/** Says that no register proves a target, linked before or not. Throws R101, R201, A103, L101. */
export const unlinkTarget = useCase('target.unlink', async (cx, input: UnlinkTarget & { readonly id: string }): Promise<{ version: number }> =>
  decideProof(cx, await getCommitment(cx, 'target', input.id), 'unlink', input, 'none'));
