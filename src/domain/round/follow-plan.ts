/* What becomes of the reports of units that go: decided from what stands open, for telling beforehand and for doing. */
import type { RegisterDefinition } from '../register/definition.ts';
import { describesUnit } from '../unit/succession.ts';
import { doneStates, nextReportState, type ReportState } from './report-state.ts';

/** A report of a round that runs. */
export interface OpenReport { readonly id: string; readonly roundId: string; readonly register: string; readonly unitId: string; readonly state: ReportState }

/** What is done with which reports. */
export interface GonePlan {
  /** Nobody waits for these any more. */
  readonly excuse: readonly OpenReport[];
  /** The successor had been done with these: records of those that go stand with it now. */
  readonly reopen: readonly OpenReport[];
  /** The successor was never asked for these. */
  readonly ask: readonly Pick<OpenReport, 'roundId' | 'register'>[];
}

/**
 * Of the open reports of units that go and of their successor: what those that go owe is closed; what the successor has not yet
 * reported includes it, what it had reported is opened again, what it was never asked for is asked of it.
 */
export function planGone(open: readonly OpenReport[], to: string | null, registers: readonly RegisterDefinition[]): GonePlan {
  const excuse = open.filter(({ unitId, state }) => unitId !== to && nextReportState(state, 'excuse') !== undefined);
  if (to === null) return { excuse, reopen: [], ask: [] };
  const place = ({ roundId, register }: Pick<OpenReport, 'roundId' | 'register'>): string => `${roundId}/${register}`;
  const own = new Map(open.filter(({ unitId }) => unitId === to).map((report) => [place(report), report]));
  // What describes the old unit itself goes with it.
  const moving = new Set(registers.filter((definition) => !describesUnit(definition)).map(({ key }) => key));
  const left = [...new Map(excuse.map((report) => [place(report), report])).values()];
  const done = left.filter(({ register }) => moving.has(register)).flatMap((report) => own.get(place(report)) ?? []);
  return { excuse, reopen: done.filter(({ state }) => doneStates.includes(state)), ask: left.filter((report) => !own.has(place(report))) };
}
