import type { CreateRound } from '../../contract/round.ts';
import { useCase } from '../use-case.ts';
import { weigh } from './weighing.ts';

/** Tells the author what a round would cost and what of it is known already, before it is drawn up. Throws A103, R101. */
export const weighRound = useCase('round.weigh', (cx, input: CreateRound) => weigh(cx, input));
