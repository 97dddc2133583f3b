import type { WorkingYears } from '../../contract/round.ts';
import { useCase } from '../use-case.ts';
import { getWorkingDays, loadOwnYears } from './working-days.ts';

/** Reads the years whose holidays are known, the last first; `own` were entered here. Throws A103. */
export const readWorkingDays = useCase('calendar.read', async (cx, _input: Record<never, never>): Promise<WorkingYears> => {
  const own = new Set((await loadOwnYears(cx)).map(({ year }) => year));
  const years = [...(await getWorkingDays(cx)).values()].toSorted((one, other) => other.year - one.year);
  return years.map(({ year, off, on, source }) => ({ year, off: [...off], on: [...on], source, own: own.has(year) }));
});
