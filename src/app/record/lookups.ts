/*
 * What ids are called and what names stand for: loaded once before records are read or shown, so that reading and
 * showing only look at memory.
 */
import { mayInRegister } from '../../domain/access/may.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { CodeList, RegisterDefinition } from '../../domain/register/definition.ts';
import type { Match, ReadContext } from '../../domain/register/read-context.ts';
import { fieldsOfTitle, titleOf } from '../../domain/register/record-title.ts';
import { maskValue, seesPlainly } from '../../domain/register/mask.ts';
import { tidy } from '../../domain/register/typed.ts';
import { valueTypes } from '../../domain/register/value-types.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listAccountRows } from '../../db/queries/accounts.ts';
import { holdFiles, listFileHeads, type FileHead } from '../../db/queries/files.ts';
import { listUnitRows, listUnitsById, type UnitRow } from '../../db/queries/units.ts';
import { listRecords } from '../../db/registers/records/list-records.ts';
import type { Along, NamedRegister } from '../../db/registers/records/named-along.ts';
import { getBriefs } from '../../db/registers/records/read-records.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import { codeListsOf, getRegister, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { readingCeiling } from './reading-ceiling.ts';

/** Everything that was looked up. */
export interface Lookups extends ReadContext {
  readonly units: ReadonlyMap<string, UnitRow>;
  /** Files that are named and that one may see. */
  readonly files: ReadonlyMap<string, FileHead>;
}

/** Values as they came or as they are held, by field key. */
type Named = Readonly<Record<string, unknown>>;

// So many records of a unit are looked through for a title; a unit with more names them by id.
const TITLES = 2000;

/** Whose values they are: records that stand in units, or what was typed for one. */
interface LookedUp {
  readonly values: readonly Named[];
  readonly units: readonly string[];
  /** What was typed names units in words, and records by their title among those of this unit. */
  readonly nearTo?: string;
  /** They are about to be saved: what they name must stay. */
  readonly saving?: boolean;
  /** What came along with the records: of it nothing is asked again. */
  readonly along?: Along;
}

/** Loads what these values name. */
export async function loadLookups(cx: Context, definition: RegisterDefinition, { values, units: places, nearTo, along, saving }: LookedUp): Promise<Lookups> {
  const wants = (type: string) => definition.fields.filter((field) => field.type === type);
  const named = (type: string) => [...new Set(wants(type).flatMap(({ key }) => values.flatMap((one) => (typeof one[key] === 'string' ? [one[key]] : []))))];
  const unitNames = along?.units ?? new Map<string, string>();
  const units = new Map((await loadUnits(cx, [...places, ...named('unit')].filter((id) => !unitNames.has(id)))).map((unit) => [unit.id, unit]));
  const people = named('person').length > 0 ? await listAccountRows(cx.db, cx.county) : [];
  const fileIds = named('file').filter(isId);
  if (saving === true && fileIds.length > 0) await holdFiles(cx.db, cx.county);
  const files = new Map((await listFileHeads(cx.db, cx.county, fileIds)).map((file) => [file.id, file]));
  const targets = new Map<string, RegisterDefinition>();
  const titles = new Map<string, ReadonlyMap<string, string>>();
  const base = contextOf(cx, { units, unitNames, people, files, targets, titles, codeLists: await codeListsOf(cx, definition) });
  for (const key of new Set(wants('reference').flatMap(({ to }) => to ?? []))) {
    const target = await getRegister(cx, key);
    targets.set(key, target);
    const known = along?.records.get(key);
    if (known) titles.set(key, new Map(known.map((record) => [record.id, recordTitle(cx, target, record, base)])));
    if (known) continue;
    const texts = wants('reference').filter(({ to }) => to === key).flatMap((field) => values.flatMap((one) => (typeof one[field.key] === 'string' ? [one[field.key] as string] : [])));
    // What a token does not reach has no name for it: ids stay ids.
    if (texts.length > 0 && mayInRegister(cx.actor, 'record.list', key)) titles.set(key, await loadTitles(cx, target, texts, nearTo, base));
  }
  return base;
}

/** The registers that records point at, in these fields or in all: what a list brings along. */
export async function namedBy(cx: Context, definition: RegisterDefinition, fields: readonly string[] | undefined): Promise<readonly NamedRegister[]> {
  const columns = [...storeOf(cx, definition).table.fields.values()].filter(({ field }) => field.type === 'reference' && (fields === undefined || fields.includes(field.key)) && mayInRegister(cx.actor, 'record.list', field.to ?? ''));
  const named: NamedRegister[] = [];
  for (const from of columns) {
    const target = await getRegister(cx, from.field.to ?? '');
    named.push({ from, store: storeOf(cx, target), keys: fieldsOfTitle(target.display.title) });
  }
  return named;
}

// Names in words need all units; ids only those.
const loadUnits = (cx: Context, texts: readonly string[]): Promise<UnitRow[]> =>
  (texts.every(isId) ? listUnitsById(cx.db, cx.county, [...new Set(texts)]) : listUnitRows(cx.db, cx.county));

const isId = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);

async function loadTitles(cx: Context, target: RegisterDefinition, texts: readonly string[], nearTo: string | undefined, context: ReadContext): Promise<ReadonlyMap<string, string>> {
  const store = storeOf(cx, target);
  const ids = [...new Set(texts.filter(isId))];
  const byId = ids.length > 0 ? await getBriefs(cx.db, store, ids, fieldsOfTitle(target.display.title)) : [];
  const byTitle = nearTo !== undefined && texts.some((text) => !isId(text))
    ? (await listRecords(cx.db, store, { unitPath: nearTo, asOf: null, sort: [], limit: TITLES })).records : [];
  return new Map([...byId, ...byTitle].map((record) => [record.id, recordTitle(cx, target, record, context)]));
}

/** What a record is called, with what this reader may not see masked. */
export function recordTitle({ actor }: Pick<Context, 'actor'>, definition: RegisterDefinition, record: Pick<StoredRecord, 'values' | 'unitId' | 'unitPath'>, context: ReadContext): string {
  const ceiling = readingCeiling(actor, 'record.open', record.unitPath);
  return titleOf(definition.display.title, (key) => {
    if (key === 'unit') return context.nameOf('unit', record.unitId) ?? '';
    const field = definition.fields.find((one) => one.key === key);
    const value = record.values[key] ?? null;
    if (!field || value === null) return '';
    return seesPlainly(field, ceiling) ? valueTypes[field.type].show(value, field, context, 'zh') : String(maskValue(field, value));
  });
}

interface Loaded {
  readonly units: ReadonlyMap<string, UnitRow>;
  /** Of units whose name alone is known. */
  readonly unitNames: ReadonlyMap<string, string>;
  readonly people: readonly { readonly id: string; readonly name: string; readonly login: string; readonly disabled: boolean }[];
  readonly files: ReadonlyMap<string, FileHead>;
  readonly targets: ReadonlyMap<string, RegisterDefinition>;
  readonly titles: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly codeLists: ReadonlyMap<string, CodeList>;
}

function contextOf(cx: Context, { units, unitNames, people, files, targets, titles, codeLists }: Loaded): Lookups {
  const { registers } = cx.runtime.catalogue;
  const inUse = [...units.values()].filter((unit) => !unit.retired);
  return {
    units, files, today: dayInChina(cx.now), codeList: (key) => codeLists.get(key) ?? missing(key), register: (key) => targets.get(key) ?? registers.get(key) ?? missing(key),
    findUnit: (text) => {
      const found = inUse.filter((unit) => unit.id === text || unit.name === text || unit.code === text);
      return found[0] && found.length === 1 ? { unit: found[0] } : { count: found.length };
    },
    unitNames: inUse.map((unit) => unit.name),
    findPerson: (text) => only(people.filter((one) => !one.disabled && (one.id === text || one.name === text || one.login === text)).map(({ id }) => id)),
    findRecord: (register, text) => {
      const held = titles.get(register);
      return held?.has(text) === true ? { id: text } : only([...held ?? []].filter(([, title]) => tidy(title) === text).map(([id]) => id));
    },
    hasFile: (id) => files.has(id),
    nameOf: (type, id) => {
      if (type === 'unit') return unitNames.get(id) ?? units.get(id)?.name;
      if (type === 'person') return people.find((one) => one.id === id)?.name;
      return type === 'file' ? files.get(id)?.name : [...titles.values()].find((held) => held.has(id))?.get(id);
    },
  };
}

function missing(what: string): never {
  throw raise(problems.notFound, { what: { zh: `“${what}”`, en: `"${what}"` } });
}

const only = (ids: readonly string[]): Match => (ids[0] !== undefined && ids.length === 1 ? { id: ids[0] } : { count: ids.length });
