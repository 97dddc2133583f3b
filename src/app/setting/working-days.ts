import { z } from 'zod';
import { workingYear } from '../../contract/round.ts';
import { calendarOf, type WorkingCalendar, type WorkingYear } from '../../domain/values/working-calendar.ts';
import { findSetting } from '../../db/queries/settings.ts';
import type { Context } from '../use-case.ts';

/** The name under which a county keeps the years it entered itself. */
export const WORKING_DAYS = 'working-days';

/** The limit table that comes along: holidays and make-up working days of the years whose notice is known. */
const TABLE = 'working_day';

/** The years a county entered itself. */
export async function loadOwnYears(cx: Pick<Context, 'db' | 'county'>): Promise<readonly WorkingYear[]> {
  const held = z.array(workingYear).safeParse(await findSetting(cx.db, cx.county, WORKING_DAYS));
  return held.success ? held.data : [];
}

/** Which days are worked in this county. */
export async function getWorkingDays(cx: Pick<Context, 'db' | 'county' | 'runtime'>): Promise<WorkingCalendar> {
  return calendarOf(cx.runtime.catalogue.limits.get(TABLE)?.rows ?? [], await loadOwnYears(cx));
}
