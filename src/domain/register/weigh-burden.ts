/* What a register asks of those who keep it, and how much of that is known already. */
import type { RegisterDefinition } from './definition.ts';
import { knownFacts, type KnownFact } from './known-facts.ts';

/** What keeping one row takes. */
export interface Burden { readonly fields: number; readonly minutes: number; readonly known: readonly KnownFact[] }

/** Fields people fill in. */
export const filledFields = (register: RegisterDefinition): number => register.fields.filter(({ type }) => type !== 'formula').length;

/** The burden of a register beside the others of the county. */
export const weighBurden = (register: RegisterDefinition, others: Iterable<RegisterDefinition>): Burden =>
  ({ fields: filledFields(register), minutes: register.minutes, known: knownFacts(register, others) });
