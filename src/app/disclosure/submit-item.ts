import { requireClear } from '../../domain/disclosure/clearance.ts';
import { useCase } from '../use-case.ts';
import { takeStep, type StepInput } from './take-step.ts';

/** Sends a draft to review. Throws R101, A103, R201, G104, G102 while something must not be public, G103 while a reason is missing. */
export const submitItem = useCase('disclosure.submit', async (cx, input: StepInput) =>
  takeStep(cx, input, 'submit', (item) => {
    requireClear(item.scan, item.reasons);
    return { submitted_by: cx.actor.id, submitted_by_name: cx.actor.name, submitted_at: cx.now };
  }));
