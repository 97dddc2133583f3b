/*
 * Reminders nobody has to think of: units that owe a report are reminded before its due day and the day after. Each moment
 * once: the first who writes it down reminds, whoever else comes — another server, the same one started again — finds it there.
 */
import { theSystem } from '../../domain/access/system-name.ts';
import { latenessOf } from '../../domain/round/lateness.ts';
import { momentOn, type ReminderMoment } from '../../domain/round/reminder-moments.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { Db, DbScope } from '../../db/database.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import { listCounties } from '../../db/queries/counties.ts';
import { insertPrompt, insertReminders, listOwing, listRunning, type RunningRound } from '../../db/queries/reminders.ts';
import type { Runtime } from '../runtime.ts';
import { getReminderSettings } from '../setting/reminder-settings.ts';
import { getWorkingDays } from '../setting/working-days.ts';

/** Everything of a county: who owes is looked up over all units and however delicate registers. */
const wholeCounty = (county: string): DbScope => ({ county, reads: [`${county}/`], writes: [`${county}/`], ceiling: 3, audit: false });

/** For whoever has to stop in the middle: a round is reminded whole or not at all. */
export interface Reminding {
  /** No other round is begun once it is aborted. */
  readonly signal?: AbortSignal;
  /** Hears which round is begun. */
  readonly begin?: (at: { readonly county: string; readonly round: string }) => void;
}

/** Reminds whoever it is time for in every county; answers how many units were reminded. A round that fails is told to the log and leaves the others alone. */
export async function remindInTime(runtime: Runtime, { signal, begin }: Reminding = {}): Promise<number> {
  let reminded = 0;
  for (const county of await runtime.database.atTheDoor(listCounties)) {
    for (const { round, moment } of await findDue(runtime, county)) {
      if (signal?.aborted === true) return reminded;
      begin?.({ county, round: round.id });
      reminded += await runtime.database.within(wholeCounty(county), (db) => remindOne(runtime, { db, county }, round, moment)).catch((failure: unknown) => {
        runtime.log.error('units of a round not reminded', failure, { county, round: round.id });
        return 0;
      });
    }
  }
  return reminded;
}

interface Due { readonly round: RunningRound; readonly moment: ReminderMoment }

const findDue = (runtime: Runtime, county: string): Promise<Due[]> => runtime.database.within(wholeCounty(county), async (db) => {
  const running = await listRunning(db, county);
  if (running.length === 0) return [];
  const cx = { db, county, runtime };
  const [settings, calendar] = [await getReminderSettings(cx), await getWorkingDays(cx)];
  const today = dayInChina(runtime.clock());
  return running.flatMap((round): Due[] => {
    const moment = momentOn(today, { dueOn: round.dueOn, startedOn: dayInChina(round.openedAt) }, settings, calendar);
    return moment === undefined || round.prompted.includes(moment.key) ? [] : [{ round, moment }];
  });
});

async function remindOne(runtime: Runtime, { db, county }: { readonly db: Db; readonly county: string }, round: RunningRound, { key }: ReminderMoment): Promise<number> {
  const by = theSystem(runtime.clock());
  if (!await insertPrompt(db, county, round, key, by.at)) return 0;
  const today = dayInChina(by.at);
  // After the day only what is overdue: what came in time and was sent back has its own line.
  const owing = (await listOwing(db, county, round.id)).filter((one) => key !== 'after' || latenessOf({ ...one, dueOn: round.dueOn }, today) === 'overdue');
  const units = [...new Map(owing.map(({ unitId, unitPath }) => [unitId, { id: unitId, path: unitPath }])).values()];
  const reminded = await insertReminders(db, county, round.id, units, today, by);
  await appendAudit(db, county, {
    at: by.at, actorId: null, actorName: by.name, action: 'round.remind', objectKind: 'round', objectId: round.id, unitPath: round.unitPath, outcome: 'done', code: '',
    details: { name: round.name, moment: key, reminded: reminded.length, already: units.length - reminded.length }, address: '',
  });
  return reminded.length;
}
