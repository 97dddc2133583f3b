/* What rounds ask of a person, for the workbench: to fill in, to check, to start. */
import type { Workbench } from '../../contract/ledger.ts';
import { mayAnywhere } from '../../domain/access/may.ts';
import type { Light } from '../../domain/ledger/light.ts';
import { latenessOf } from '../../domain/round/lateness.ts';
import { checkingStates, fillingStates } from '../../domain/round/report-state.ts';
import { daysBetween, dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import { workingDaysBetween, type WorkingCalendar } from '../../domain/values/working-calendar.ts';
import { countDuties, type DutyCount } from '../../db/queries/reports.ts';
import { listRounds } from '../../db/queries/rounds.ts';
import { getWorkingDays } from '../setting/working-days.ts';
import type { Context } from '../use-case.ts';
import { checkedBelow, ownUnits } from './list-reports.ts';
import { mayStart } from './round-reply.ts';

type Duty = Workbench['mine'][number];

/** The duties of the person who asks, one line a round. */
export async function loadRoundDuties(cx: Context): Promise<Duty[]> {
  const fills = mayAnywhere(cx.actor, 'report.submit') ? ownUnits(cx) : [];
  const checks = mayAnywhere(cx.actor, 'report.approve') ? checkedBelow(cx) : [];
  const counts = fills.length + checks.length === 0 ? [] : await countDuties(cx.db, cx.county, { id: cx.actor.id, fills, checks });
  const rounds = [...new Map(counts.map((one) => [one.roundId, one])).values()];
  const calendar = rounds.length === 0 ? new Map() : await getWorkingDays(cx);
  return [...rounds.flatMap((round) => dutiesOf({ today: dayInChina(cx.now), calendar }, round, counts.filter(({ roundId }) => roundId === round.roundId))), ...await startDuties(cx)];
}

const total = (counts: readonly DutyCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

interface Days { readonly today: PlainDate; readonly calendar: WorkingCalendar }

function dutiesOf(days: Days, round: DutyCount, counts: readonly DutyCount[]): Duty[] {
  const owed = counts.filter(({ state }) => fillingStates.includes(state));
  const sent = counts.filter(({ state }) => checkingStates.includes(state));
  const line = { kind: 'round' as const, id: round.roundId, title: round.roundName, deadline: round.dueOn };
  return [
    ...(owed.length > 0 ? [{ ...line, ...fillWords(owed, round), light: lightUntil(owed, round.dueOn, days), verb: 'fill', returned: null }] : []),
    ...(sent.length > 0 ? [{ ...line, why: `待审核 ${total(sent)} 张上报表`, whyEn: `${total(sent)} reports to check`, light: noLight, verb: 'check', returned: null }] : []),
  ];
}

function fillWords(owed: readonly DutyCount[], { prolonged, dueOn }: DutyCount): { readonly why: string; readonly whyEn: string } {
  const reminded = owed.map(({ remindedOn }) => remindedOn).filter((day) => day !== null).toSorted().at(-1);
  const returned = owed.filter(({ state }) => state === 'returned');
  // The cells themselves stand in the report; here is only how many.
  const cells = returned.reduce((sum, one) => sum + one.cells, 0);
  const zh = [`填报：还有 ${total(owed)} 张上报表未报`, ...(returned.length > 0 ? [`退回 ${total(returned)} 张${cells > 0 ? `（${cells} 处）` : ''}`] : []), ...(reminded === undefined ? [] : [`${reminded} 已催报`]), ...(prolonged === null ? [] : [`期限由 ${prolonged.fromDay} 延至 ${dueOn}（${prolonged.reason}）`])];
  const en = [`${total(owed)} reports still to submit`, ...(returned.length > 0 ? [`${total(returned)} returned${cells > 0 ? ` (${cells} cells)` : ''}`] : []), ...(reminded === undefined ? [] : [`reminded ${reminded}`]), ...(prolonged === null ? [] : [`due day moved from ${prolonged.fromDay} to ${dueOn} (${prolonged.reason})`])];
  return { why: zh.join('，'), whyEn: en.join(', ') };
}

const noLight: Light = { colour: 'none', why: '', whyEn: '' };
// So many working days before the day it is due a unit is reminded by the light.
const NEAR = 3;

function lightUntil(owed: readonly DutyCount[], dueOn: PlainDate, { today, calendar }: Days): Light {
  const left = daysBetween(today, dueOn);
  if (owed.some((one) => latenessOf(one, today) === 'overdue')) return { colour: 'behind', why: `已逾期 ${-left} 天`, whyEn: `${-left} days overdue` };
  // It came in time and was sent back or opened again: it is to be put right soon.
  if (left < 0) return { colour: 'near', why: '请尽快改正再报', whyEn: 'to be put right and sent again' };
  const working = workingDaysBetween(today, dueOn, calendar);
  const [zh, en] = working === left ? ['', ''] : [`（${working} 个工作日）`, ` (${working} working days)`];
  return { colour: working <= NEAR ? 'near' : 'normal', why: `还剩 ${left} 天${zh}`, whyEn: `${left} days left${en}` };
}

// A round somebody else drew up waits for one who may start it.
async function startDuties(cx: Context): Promise<Duty[]> {
  if (!mayAnywhere(cx.actor, 'round.start')) return [];
  const waiting = (await listRounds(cx.db, cx.county)).filter((round) => round.state === 'draft' && round.createdBy !== cx.actor.id && mayStart(cx, round));
  return waiting.map((round) => ({
    kind: 'round', id: round.id, title: round.name, deadline: round.dueOn, light: noLight, verb: 'start', returned: null,
    why: `${round.createdByName} 拟定的填报轮次，待您批准开始`, whyEn: `Drawn up by ${round.createdByName}, waits for you to start it`,
  }));
}
