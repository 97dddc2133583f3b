import { z } from 'zod';
import { count, id, instant } from './common.ts';
import { registerParams, registerView } from './register.ts';

const words = z.object({ zh: z.string(), en: z.string() });
/** A definition as written: YAML. Longer ones are refused with a place, so the door lets a little more in. */
const written = z.string().max(600_000);

/** POST /api/drawings/check, and POST /api/drawings: a register, and the code lists that go with it. */
export const drawing = z.object({ written, lists: z.array(written).max(20).default([]) });
/** PUT /api/drawings/:key: `version` is the one its author has before him. */
export const redrawing = drawing.extend({ version: count });
export type Drawing = z.infer<typeof drawing>;

/** Something wrong at a place of what was written; `list` is the position of the code list, null for the register. */
export const drawingFault = z.object({ list: z.number().nullable(), line: count, column: count, field: z.string().nullable(), zh: z.string(), en: z.string() });
export type DrawingFault = z.infer<typeof drawingFault>;

const known = z.object({
  field: z.string(), name: words, where: words,
  /** What the field could say of itself to show the fact and not ask for it. */
  shown: z.object({ formula: z.string(), result: z.string(), list: z.string().optional(), sensitivity: z.string().optional() }).nullable(),
});
export type KnownFactView = z.infer<typeof known>;
/** What POST /api/drawings/check answers. */
export const drawingReport = z.object({
  faults: z.array(drawingFault),
  /** More faults than were sent. */
  more: z.boolean(),
  /** How it would look; null while there are faults. */
  view: registerView.nullable(),
  /** Formulas and checks in words, by `formula:<field>` and `check:<key>`. */
  said: z.record(z.string(), words),
  /** Its worked examples in their order: what came of each, and what is not as it says. */
  examples: z.array(z.object({ passes: z.boolean(), differs: z.array(words), found: z.array(z.object({ field: z.string(), problem: z.string() })), computed: z.record(z.string(), z.string()) })),
  /** What is in force already, 0 for a new one. */
  held: count,
  /** What it changes, what forbids it, and what it does to the rows that are there. */
  changes: z.array(words), losses: z.array(words), effects: z.array(words),
  burden: z.object({ fields: count, minutes: z.number(), known: z.array(known), warns: z.boolean(), needsApproval: z.boolean() }).nullable(),
});
export type DrawingReport = z.infer<typeof drawingReport>;

/** A column of a workbook, and the field it would become. */
export const guessedColumn = z.object({
  column: count, letter: z.string(), heading: z.string(), use: z.enum(['field', 'unit', 'none']), field: z.string(), name: z.string(),
  filled: count, blank: count, distinct: count,
  /** No two rows hold the same. */
  alone: z.boolean(),
  samples: z.array(z.string()),
  /** Some cells that would be refused. */
  misfits: z.array(z.string()),
});
export type GuessedColumn = z.infer<typeof guessedColumn>;
/** What POST /api/drawings/guess answers: a drawing to go on with, and what it was made from. */
export const guessedDrawing = z.object({
  written: z.string(), lists: z.array(z.string()), sheet: z.string(), sheets: z.array(z.string()), headingRow: count, rows: count, columns: z.array(guessedColumn), notes: z.array(words),
});
export type GuessedDrawing = Readonly<Omit<z.infer<typeof guessedDrawing>, 'lists'>> & { readonly lists: readonly string[] };

/** A register the county drew, as the designer lists it. */
export const drawingRow = z.object({
  key: z.string(), name: words, version: count, byName: z.string(), at: instant,
  /** What is wrong with it, when it cannot be used any more. */
  setAside: z.array(drawingFault),
});
export type DrawingRow = z.infer<typeof drawingRow>;
/** A drawing that waits for another person; `version` is the one it began from. */
export const waitingDrawing = z.object({ id, key: z.string(), version: count, written: z.string(), lists: z.array(z.string()), byName: z.string(), at: instant, own: z.boolean() });
/** What GET /api/drawings answers. */
export const drawingList = z.object({
  drawings: z.array(drawingRow), waiting: z.array(waitingDrawing),
  /** Code lists a field may name; `own` ones the county drew. */
  codeLists: z.array(z.object({ key: z.string(), name: words, own: z.boolean() })),
});
export type DrawingList = z.infer<typeof drawingList>;
/** The key of a drawn register in an address. */
export const registerKey = registerParams;

/** One version: who put it in force, and what it changed. */
export const drawingVersion = z.object({ version: count, byName: z.string(), at: instant, written: z.string(), changes: z.array(words) });
/** GET /api/drawings/:key: of a built-in register (version 0) only the text, to begin from; of a drawn one the text, the code lists it names, its history, the newest first. */
export const openedDrawing = drawingRow.extend({ written: z.string(), lists: z.array(z.object({ key: z.string(), written: z.string() })), versions: z.array(drawingVersion) });
export type OpenedDrawing = z.infer<typeof openedDrawing>;
/** What drawing and changing answer. */
export const savedDrawing = z.object({ key: z.string(), version: count });
export type SavedDrawing = z.infer<typeof savedDrawing>;
