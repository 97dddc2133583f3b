/*
 * The burden ledger: what a year of reporting costs the units. Counted for the bureau that asks, never for ranking
 * those who answer.
 */
import type { RegisterDefinition } from '../register/definition.ts';
import type { KnownFact } from '../register/known-facts.ts';
import { weighBurden } from '../register/weigh-burden.ts';

/** One asking: a register in a round that was started. */
export interface Asking {
  readonly roundId: string;
  readonly register: string;
  readonly units: number;
}

/** What one register costs in a year. */
export interface RegisterBurden {
  readonly register: string;
  /** Fields people fill in; computed ones are not counted. */
  readonly fields: number;
  /** Rounds of the year that asked for it. */
  readonly times: number;
  /** Units asked, all times together. */
  readonly reports: number;
  /** Cells to be filled or confirmed, counting one record a report. */
  readonly cells: number;
  /** Minutes, counting one record a report, by the definition. */
  readonly minutes: number;
  readonly known: readonly KnownFact[];
}

/** The burden of each register asked for, the heaviest first. */
export function burdenOf(askings: readonly Asking[], registers: readonly RegisterDefinition[]): readonly RegisterBurden[] {
  return registers.flatMap((register): RegisterBurden[] => {
    const asked = askings.filter((one) => one.register === register.key);
    if (asked.length === 0) return [];
    const reports = asked.reduce((sum, { units }) => sum + units, 0);
    const { fields, minutes, known } = weighBurden(register, registers);
    return [{
      register: register.key, fields, times: new Set(asked.map(({ roundId }) => roundId)).size, reports, cells: fields * reports,
      minutes: minutes * reports, known,
    }];
  }).toSorted((one, other) => other.cells - one.cells);
}
