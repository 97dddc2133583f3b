import { problems, raise } from '../../domain/problem.ts';
import { wrongDays, type WorkingYear } from '../../domain/values/working-calendar.ts';
import { putSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';
import { loadOwnYears, WORKING_DAYS } from './working-days.ts';

/** Enters what a year's notice says; it stands instead of what came along. Throws A103, N117. */
export const changeWorkingDays = useCase('calendar.change', async (cx, input: WorkingYear): Promise<WorkingYear> => {
  cx.allow(`${cx.county}/`);
  const year: WorkingYear = { ...input, off: [...new Set(input.off)].toSorted(), on: [...new Set(input.on)].toSorted() };
  cx.about({ kind: 'setting', id: WORKING_DAYS, unitPath: `${cx.county}/`, details: { ...year } });
  const days = wrongDays(year);
  if (days.length > 0) throw raise(problems.workingDaysWrong, { year: year.year, days });
  const others = (await loadOwnYears(cx)).filter((one) => one.year !== year.year);
  await putSetting(cx.db, cx.county, WORKING_DAYS, [...others, year], cx.actor.id, cx.now);
  return year;
});
