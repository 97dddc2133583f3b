/* What changed in the last seven days: targets and tasks by the unit that leads, reports and imports by the area of their register. */
import type { BoardView, ChangeArea, ChangeLine } from '../../contract/board.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listCommitmentHappenings, listImportHappenings, listReportHappenings, type CommitmentHappening, type ImportHappening, type ReportHappening } from '../../db/queries/board.ts';
import { nameOf, registersNamed } from '../round/round-reply.ts';
import type { Context } from '../use-case.ts';

const WEEK = 7 * 86_400_000;
const SHOWN = 8;

interface Happening { readonly area: Pick<ChangeArea, 'key' | 'of' | 'title'>; readonly line: ChangeLine }

/** Loads what happened in a unit and below it within the week that ends at the moment. */
export async function loadChanges(cx: Context, unitPath: string, asOf: Date | null): Promise<BoardView['changes']> {
  const until = asOf ?? cx.now;
  const span = { from: new Date(until.getTime() - WEEK), until, unitPath };
  const done = await listCommitmentHappenings(cx.db, cx.county, span);
  const [reports, imports] = [await listReportHappenings(cx.db, cx.county, span), await listImportHappenings(cx.db, cx.county, span)];
  const registers = await registersNamed(cx, [...reports, ...imports].map(({ register }) => register));
  const areaOf = (register: string): Happening['area'] => { const key = registers.get(register)?.area ?? ''; return { key, of: 'area', title: key }; };
  const all = [
    ...done.map(ofCommitment), ...reports.map((one): Happening => ({ area: areaOf(one.register), line: reportLine(one, nameOf(registers, one.register)) })),
    ...imports.map((one): Happening => ({ area: areaOf(one.register), line: importLine(one, nameOf(registers, one.register)) })),
  ].toSorted((one, other) => other.line.at.localeCompare(one.line.at));
  return { from: dayInChina(span.from), until: dayInChina(until), areas: areasOf(all) };
}

function areasOf(all: readonly Happening[]): ChangeArea[] {
  const areas = new Map<string, { readonly area: Happening['area']; readonly lines: ChangeLine[] }>();
  for (const { area, line } of all) {
    const key = `${area.of} ${area.key}`;
    const held = areas.get(key);
    if (held) held.lines.push(line);
    else areas.set(key, { area, lines: [line] });
  }
  return [...areas.values()].map(({ area, lines }) => ({ ...area, count: lines.length, lines: lines.slice(0, SHOWN) }));
}

const ofCommitment = ({ id, kind, body, unitId, unitName, verb, byName, at, note }: CommitmentHappening): Happening => {
  const { metric, title } = readBody(body);
  const name = metric || title;
  return { area: { key: unitId, of: 'unit', title: unitName }, line: { kind, id, register: null, title: { zh: name, en: name }, verb, byName, at: at.toISOString(), note, count: 1 } };
};

const reportLine = ({ roundId, roundName, register, verb, count, byName, at }: ReportHappening, title: { readonly zh: string; readonly en: string }): ChangeLine =>
  ({ kind: 'report', id: roundId, register, title: { ...title }, verb, byName, at: at.toISOString(), note: roundName, count });

const importLine = ({ id, register, fileName, rows, byName, at }: ImportHappening, title: { readonly zh: string; readonly en: string }): ChangeLine =>
  ({ kind: 'import', id, register, title: { ...title }, verb: 'commit', byName, at: at.toISOString(), note: fileName, count: rows });
