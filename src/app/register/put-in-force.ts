/* The writing half of drawing and changing: definition, code lists and tables, all or nothing. */
import type { Drawing, SavedDrawing } from '../../contract/drawing.ts';
import { describeEffects } from '../../domain/register/describe-effects.ts';
import { KNOWN_NEEDING_APPROVAL } from '../../domain/register/known-facts.ts';
import { weighBurden, type Burden } from '../../domain/register/weigh-burden.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { insertDrawnList, insertDrawnRegister, type Saver } from '../../db/queries/register-definitions.ts';
import { applyWithin, findLosses } from '../../db/registers/apply-registers.ts';
import { countEffects } from '../../db/registers/count-effects.ts';
import { findStranded } from '../../db/registers/stranded-values.ts';
import type { Context } from '../use-case.ts';
import type { ExaminedDrawing } from './examine-drawing.ts';

/** Puts a sound drawing in force. Throws D150, D152, D153. */
export async function putInForce(cx: Context, drawing: Drawing, examined: ExaminedDrawing, definition: RegisterDefinition, by: Saver = cx.by): Promise<SavedDrawing> {
  const { key, version } = definition;
  const { lists } = examined;
  const reportsExcused = await countReleased(cx, examined, definition);
  cx.about({ kind: 'register', id: key, unitPath: `${cx.county}/`, name: definition.name.zh, details: { version, lists: lists.map((list) => `${list.key} ${list.version}`), ...(by.id !== cx.by.id && { drawnBy: by.name }), ...(reportsExcused > 0 && { reportsExcused }) } });
  const losses = await lossesOf(cx, examined, definition);
  if (losses.length > 0) throw raise(problems.registerWouldLose, { register: definition.name, losses });
  await applyWithin(cx.db, definition, cx.by);
  for (const list of lists) await insertDrawnList(cx.db, cx.county, { ...list, by });
  await insertDrawnRegister(cx.db, cx.county, { definition, written: drawing.written, by });
  return { key, version };
}

// How many reports are no longer asked for, because it is no longer reported in rounds.
async function countReleased({ db, county }: Pick<Context, 'db' | 'county'>, { before }: ExaminedDrawing, definition: RegisterDefinition): Promise<number> {
  return before?.workflow === 'report' && definition.workflow !== 'report' ? (await countEffects(db, county, before, definition)).reports : 0;
}

/** What it does to the rows that are there, in words. */
export async function effectsOf({ db, county }: Pick<Context, 'db' | 'county'>, { before }: ExaminedDrawing, definition: RegisterDefinition): Promise<readonly Words[]> {
  return before ? describeEffects(before, definition, await countEffects(db, county, before, definition)) : [];
}

/** What this definition would lose of what is held. Nothing is touched. */
export async function lossesOf({ db }: Pick<Context, 'db'>, { before, county }: ExaminedDrawing, definition: RegisterDefinition): Promise<readonly Words[]> {
  const stranded = before ? await findStranded(db, before, definition, (list) => county.codeLists.get(list)?.items.map(({ code }) => code) ?? []) : [];
  return [...await findLosses(db, definition), ...stranded];
}

/** What the register asks for, beside all others of the county. */
export const burdenOf = ({ runtime }: Pick<Context, 'runtime'>, { county }: ExaminedDrawing, definition: RegisterDefinition): Burden =>
  weighBurden(definition, [...runtime.catalogue.registers.values(), ...county.registers.values()]);

/** Refuses with D157 what is written as it was. */
export function requireChange({ held, lists }: ExaminedDrawing, { written }: Drawing): void {
  if (held?.written === written && lists.length === 0) throw raise(problems.drawingSame, {});
}

/**
 * Refuses with D158 what asks for too much that is known already: that takes a second person. What was in force before
 * is not asked about again unless it asks for more.
 */
export function requireLight(cx: Pick<Context, 'runtime'>, examined: ExaminedDrawing, definition: RegisterDefinition): void {
  const { known } = burdenOf(cx, examined, definition);
  if (isHeavy(cx, examined, known.length)) throw raise(problems.drawingKnown, { count: known.length, fields: known.map(({ name }) => name) });
}

/** Whether so many known facts take a second person: too many, and more than were asked for before. */
export const isHeavy = (cx: Pick<Context, 'runtime'>, examined: ExaminedDrawing, known: number): boolean =>
  known >= KNOWN_NEEDING_APPROVAL && known > (examined.before ? burdenOf(cx, examined, examined.before).known.length : 0);
