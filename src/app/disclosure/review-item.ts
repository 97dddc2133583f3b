import { useCase } from '../use-case.ts';
import { takeStep, type StepInput } from './take-step.ts';

/** Passes what somebody else prepared. Throws R101, A103, R201, G104, A110 for who wrote or sent it. */
export const reviewItem = useCase('disclosure.review', async (cx, input: StepInput) =>
  takeStep(cx, input, 'review', () => ({ reviewed_by: cx.actor.id, reviewed_by_name: cx.actor.name, reviewed_at: cx.now })));
