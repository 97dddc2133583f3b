/* What a county holds that the columns of a workbook may name: units, people, records by their titles, code lists. */
import type { ColumnTally } from '../../domain/register/guess/column-tally.ts';
import type { GuessWorld } from '../../domain/register/guess/guess-field.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { fieldsOfTitle } from '../../domain/register/record-title.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listAccountRows } from '../../db/queries/accounts.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { listRecords } from '../../db/registers/records/list-records.ts';
import { loadLookups, recordTitle } from '../record/lookups.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { allRegisters, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';

/** The world, and which kinds of unit keep a register with these units in its rows. */
export interface LoadedWorld extends GuessWorld { readonly kindsOf: (names: readonly string[]) => readonly string[] }

// So many records of a register are looked at for their titles: larger ones are rolls of people, chosen by hand.
const TITLES = 2000;

/** Loads it; records only where a column might name one. */
export async function loadGuessWorld(cx: Context, columns: readonly ColumnTally[]): Promise<LoadedWorld> {
  const units = (await listUnitRows(cx.db, cx.county)).filter((unit) => !unit.retired);
  const people = new Set((await listAccountRows(cx.db, cx.county)).filter(({ disabled }) => !disabled).map(({ name }) => name));
  const kinds = new Map(units.flatMap((unit) => [[unit.name, unit.kind], [unit.code, unit.kind]] as const));
  const texts = new Set(columns.flatMap((column) => column.texts.slice(0, TITLES).map(([text]) => text)));
  const titles = new Map<string, ReadonlySet<string>>();
  for (const register of await allRegisters(cx)) {
    const held = await titlesOf(cx, register);
    if ([...held].some((title) => texts.has(title))) titles.set(register.key, held);
  }
  return {
    today: dayInChina(cx.now), codeLists: (await drawnOf(cx)).codeLists, isUnit: (text) => kinds.has(text), isPerson: (text) => people.has(text), titles,
    kindsOf: (names) => {
      const found = new Set(names.flatMap((name) => kinds.get(name) ?? []));
      return found.size === 0 ? ['school'] : [...found];
    },
  };
}

async function titlesOf(cx: Context, register: RegisterDefinition): Promise<ReadonlySet<string>> {
  const fields = fieldsOfTitle(register.display.title).filter((key) => key !== 'unit');
  const { records } = await listRecords(cx.db, storeOf(cx, register), { unitPath: `${cx.county}/`, asOf: null, sort: [], limit: TITLES, fields });
  const lookups = await loadLookups(cx, register, { values: records.map(({ values }) => values), units: records.map(({ unitId }) => unitId) });
  return new Set(records.map((record) => recordTitle(cx, register, record, lookups)));
}
