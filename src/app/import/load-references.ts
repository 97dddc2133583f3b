/*
 * Everything the rows of a file may name, loaded once: units, people, code lists, titles of the records they point at.
 * Reading and checking rows then only look at memory.
 */
import { may, mayInRegister } from '../../domain/access/may.ts';
import type { FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import { seesPlainly } from '../../domain/register/mask.ts';
import type { Match, ReadContext } from '../../domain/register/read-context.ts';
import { fieldsOfTitle } from '../../domain/register/record-title.ts';
import { tidy } from '../../domain/register/typed.ts';
import { problems, raise } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listAccountRows } from '../../db/queries/accounts.ts';
import { holdFiles, listFileHeads } from '../../db/queries/files.ts';
import type { ImportRow } from '../../db/queries/imports.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { streamRecords } from '../../db/registers/records/stream-records.ts';
import { recordTitle } from '../record/lookups.ts';
import { readingCeiling } from '../record/reading-ceiling.ts';
import { codeListsOf, getRegister, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';

/** The look-ups of an import. */
export interface References {
  readonly units: ReadonlyMap<string, UnitRow>;
  /** How the rows of one unit are read: records it points at are looked for there first. */
  readonly contextFor: (unit: UnitRow) => ReadContext;
  /** How rows of all units are written: what a record is called needs to be clear in its own unit only. */
  readonly writing: ReadContext;
  readonly findUnit: (text: string) => readonly UnitRow[];
  /** What records of a unit may be called, by register. */
  readonly titlesIn: (register: string, unit: UnitRow) => readonly string[];
  /** Whether the sender may write rows of that unit in this import. */
  readonly mayWrite: (unit: UnitRow) => boolean;
  /** Fields the sender sees masked in that unit. */
  readonly maskedIn: (unit: UnitRow) => readonly FieldDefinition[];
  /** Makes files known by their ids. */
  readonly learnFiles: (ids: readonly string[]) => Promise<void>;
}

/** Loads what the rows of this register may name. */
export async function loadReferences(cx: Context, definition: RegisterDefinition, row: Pick<ImportRow, 'unitPath' | 'reach'>): Promise<References> {
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((unit) => [unit.id, unit]));
  const files = new Map<string, string>();
  const base = await baseContext(cx, definition, units, files);
  const targets = await loadTargets(cx, definition, base);
  const contexts = new Map<string, ReadContext>();
  const byWord = unitIndex([...units.values()]);
  const masked = remember((unit: UnitRow) => maskedFields(cx, definition, unit));
  const writes = remember((unit: UnitRow) => mayWriteRows(cx, definition, row, unit));
  return {
    units, writing: { ...base, ...linksInTheirUnits(targets, base) }, titlesIn: (register, unit) => [...targets.get(register)?.byUnit.get(unit.id)?.keys() ?? []],
    findUnit: (text) => byWord.get(text) ?? [], mayWrite: writes, maskedIn: masked,
    contextFor: (unit) => {
      const held = contexts.get(unit.id) ?? { ...base, ...linksFrom(targets, unit, base) };
      contexts.set(unit.id, held);
      return held;
    },
    learnFiles: async (ids) => {
      const unknown = ids.filter((id) => !files.has(id));
      if (unknown.length === 0) return;
      await holdFiles(cx.db, cx.county);
      for (const file of await listFileHeads(cx.db, cx.county, unknown)) files.set(file.id, file.name);
    },
  };
}

function remember<T>(judge: (unit: UnitRow) => T): (unit: UnitRow) => T {
  const held = new Map<string, T>();
  return (unit) => {
    const known = held.get(unit.id);
    if (known !== undefined) return known;
    const judged = judge(unit);
    held.set(unit.id, judged);
    return judged;
  };
}

function mayWriteRows({ actor }: Context, definition: RegisterDefinition, { unitPath, reach }: Pick<ImportRow, 'unitPath' | 'reach'>, unit: UnitRow): boolean {
  const within = reach === 'below' ? unit.path.startsWith(unitPath) : unit.path === unitPath;
  return within && may(actor, 'import.commit', unit.path, definition.sensitivity);
}

function maskedFields({ actor }: Context, definition: RegisterDefinition, unit: UnitRow): FieldDefinition[] {
  const ceiling = readingCeiling(actor, 'record.open', unit.path);
  return definition.fields.filter((field) => !seesPlainly(field, ceiling));
}

function unitIndex(units: readonly UnitRow[]): ReadonlyMap<string, readonly UnitRow[]> {
  const index = new Map<string, UnitRow[]>();
  for (const unit of units.filter(({ retired }) => !retired)) {
    for (const word of new Set([unit.id, unit.name, unit.code])) index.set(word, [...index.get(word) ?? [], unit]);
  }
  return index;
}

async function baseContext(cx: Context, definition: RegisterDefinition, units: ReadonlyMap<string, UnitRow>, files: ReadonlyMap<string, string>): Promise<ReadContext> {
  const people = definition.fields.some(({ type }) => type === 'person') ? await listAccountRows(cx.db, cx.county) : [];
  const registers = new Map<string, RegisterDefinition>();
  for (const key of targetsOf(definition)) registers.set(key, await getRegister(cx, key));
  const words = unitIndex([...units.values()]);
  const codeLists = await codeListsOf(cx, definition);
  return {
    today: dayInChina(cx.now), codeList: (key) => codeLists.get(key) ?? missing(key), register: (key) => registers.get(key) ?? missing(key),
    findUnit: (text) => {
      const found = words.get(text) ?? [];
      return found[0] && found.length === 1 ? { unit: found[0] } : { count: found.length };
    },
    unitNames: [...units.values()].filter(({ retired }) => !retired).map(({ name }) => name),
    findPerson: (text) => only(people.filter((one) => !one.disabled && (one.id === text || one.name === text || one.login === text)).map(({ id }) => id)),
    findRecord: () => ({ count: 0 }), hasFile: (id) => files.has(id),
    nameOf: (type, id) => {
      if (type === 'unit') return units.get(id)?.name;
      return type === 'person' ? people.find((one) => one.id === id)?.name : files.get(id);
    },
  };
}

const targetsOf = (definition: RegisterDefinition): readonly string[] =>
  [...new Set(definition.fields.flatMap(({ type, to }) => (type === 'reference' && to !== undefined ? [to] : [])))];

/** Titles of one register: by unit and title, and by id. */
interface Target { readonly clear: ReadonlySet<string>; readonly byUnit: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>; readonly byTitle: ReadonlyMap<string, readonly string[]>; readonly titles: ReadonlyMap<string, string> }

async function loadTargets(cx: Context, definition: RegisterDefinition, base: ReadContext): Promise<ReadonlyMap<string, Target>> {
  const targets = new Map<string, Target>();
  for (const key of targetsOf(definition).filter((one) => mayInRegister(cx.actor, 'record.list', one))) targets.set(key, await loadTitles(cx, base.register(key), base));
  return targets;
}

async function loadTitles(cx: Context, target: RegisterDefinition, base: ReadContext): Promise<Target> {
  const byUnit = new Map<string, Map<string, string[]>>();
  const byTitle = new Map<string, string[]>();
  const titles = new Map<string, string>();
  for await (const batch of streamRecords(cx.db, storeOf(cx, target), { asOf: null, sort: [], fields: fieldsOfTitle(target.display.title) })) {
    for (const record of batch) {
      const title = recordTitle(cx, target, record, base);
      const word = tidy(title);
      titles.set(record.id, title);
      const own = byUnit.get(record.unitId) ?? new Map<string, string[]>();
      byUnit.set(record.unitId, own);
      for (const index of [own, byTitle]) index.set(word, [...index.get(word) ?? [], record.id]);
    }
  }
  const clear = new Set([...byUnit.values()].flatMap((own) => [...own.values()].flatMap((ids) => (ids.length === 1 ? ids : []))));
  return { byUnit, byTitle, titles, clear };
}

// A class is called the same in every school: the row's own unit decides, and only what is not there is looked for elsewhere.
function linksFrom(targets: ReadonlyMap<string, Target>, unit: UnitRow | null, base: ReadContext): Pick<ReadContext, 'findRecord' | 'nameOf'> {
  return {
    findRecord: (register, text) => {
      const target = targets.get(register);
      if (target?.titles.has(text) === true) return { id: text };
      return only(target?.byUnit.get(unit?.id ?? '')?.get(text) ?? target?.byTitle.get(text) ?? []);
    },
    nameOf: (type, id) => {
      if (type !== 'reference') return base.nameOf(type, id);
      for (const { titles } of targets.values()) if (titles.has(id)) return titles.get(id);
      return undefined;
    },
  };
}

// Written titles are read back to see whether they are clear; they will be read in the row's own unit, where most are.
function linksInTheirUnits(targets: ReadonlyMap<string, Target>, base: ReadContext): Pick<ReadContext, 'findRecord' | 'nameOf'> {
  let shown = '';
  const { nameOf } = linksFrom(targets, null, base);
  return {
    nameOf: (type, id) => {
      if (type === 'reference') shown = id;
      return nameOf(type, id);
    },
    findRecord: (register, text) => {
      const target = targets.get(register);
      return target && tidy(target.titles.get(shown) ?? '') === text && target.clear.has(shown) ? { id: shown } : { count: 2 };
    },
  };
}

const only = (ids: readonly string[]): Match => (ids[0] !== undefined && ids.length === 1 ? { id: ids[0] } : { count: ids.length });

function missing(what: string): never {
  throw raise(problems.notFound, { what: { zh: `“${what}”`, en: `"${what}"` } });
}
