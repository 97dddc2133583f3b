import { useCase } from '../use-case.ts';
import { takeStep, type StepInput } from './take-step.ts';

/** Sends an item back to who prepares it, with a reason. Throws R101, A103, R201, G104. */
export const returnItem = useCase('disclosure.return', async (cx, input: StepInput) =>
  takeStep(cx, input, 'return', () => ({ submitted_by: null, submitted_by_name: null, submitted_at: null, reviewed_by: null, reviewed_by_name: null, reviewed_at: null })));
