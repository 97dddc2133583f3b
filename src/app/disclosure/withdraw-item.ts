import { dayInChina } from '../../domain/values/plain-date.ts';
import { withdrawPublic } from '../../db/queries/disclosure.ts';
import { useCase } from '../use-case.ts';
import { takeStep, type StepInput } from './take-step.ts';

/** Takes an item from the public, with a reason; a draft is dropped. Throws R101, A103, R201, G104. */
export const withdrawItem = useCase('disclosure.withdraw', async (cx, input: StepInput) =>
  takeStep(cx, input, 'withdraw', async (item) => {
    if (item.state === 'released') await withdrawPublic(cx.db, cx.county, item.id, dayInChina(cx.now), input.note);
    return { withdrawn_at: cx.now, withdrawn_reason: input.note };
  }));
