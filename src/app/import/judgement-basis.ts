/*
 * What the judgement of a file depended on besides the file, as one digest: while it is the same, rows that were judged
 * sound are sound. The records the rows themselves are or would become are not in it; those are compared one by one when
 * they are written.
 */
import { createHash } from 'node:crypto';
import { pathsIn } from '../../domain/expression/expression-tree.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { factHolders } from '../../domain/register/known-facts.ts';
import { fillingStates } from '../../domain/round/report-state.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listAccountRows } from '../../db/queries/accounts.ts';
import type { ImportRow } from '../../db/queries/imports.ts';
import { stampReports } from '../../db/queries/reports.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { stampRecords } from '../../db/registers/records/stamp-records.ts';
import { aggregatedIn, expressionsOf } from '../record/surroundings.ts';
import { allRegisters, codeListsOf, getRegister, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';

/** The digest of all that rows of this import are judged by. */
export async function judgementBasis(cx: Context, definition: RegisterDefinition, row: ImportRow): Promise<Buffer> {
  const asked = await registersAsked(cx, definition);
  const stamps: string[] = [];
  for (const { register, within } of asked) stamps.push(await stampRecords(cx.db, storeOf(cx, register), within ? row.unitPath : null));
  const lists = await codeListsOf(cx, definition);
  const { id, grants, token } = cx.actor;
  return createHash('sha256').update(JSON.stringify([
    definition, asked, stamps, [...lists.values()], [...cx.runtime.catalogue.limits.values()], dayInChina(cx.runtime.clock()), id, grants, token, row.chosen, row.unitId, row.unitPath,
    await listUnitRows(cx.db, cx.county), definition.fields.some(({ type }) => type === 'person') ? await namesOf(cx) : [],
    definition.workflow === 'report' ? await stampReports(cx.db, cx.county, { register: definition.key, unitPath: row.unitPath }, fillingStates) : '',
  ])).digest();
}

// When somebody signed in last says nothing of whom a name means.
const namesOf = async ({ db, county }: Context) => (await listAccountRows(db, county)).map(({ id, login, name, disabled }) => [id, login, name, disabled]);

/** A register whose records are looked at: anywhere, or only those at and below the unit of the import. */
interface Asked { readonly register: RegisterDefinition; readonly within: boolean }

/** What references name and paths follow may stand anywhere; what is added up, known or of the year before belongs to the unit of a row. */
async function registersAsked(cx: Context, definition: RegisterDefinition): Promise<Asked[]> {
  const roots = expressionsOf(definition);
  const ways = roots.flatMap(pathsIn).map(({ names }) => names).filter(({ length }) => length > 1);
  const anywhere = new Set(definition.fields.flatMap(({ type, to }) => (type === 'reference' ? to ?? [] : [])));
  for (const names of ways) for (const key of await followed(cx, definition, names)) anywhere.add(key);
  const keys = new Set([...anywhere, ...roots.flatMap(aggregatedIn)]);
  if (ways.some(([first]) => first === 'previous')) {
    keys.add(definition.key);
    // A key that does not name the unit may find the year before in another.
    if (definition.unique[0]?.includes('unit') !== true) anywhere.add(definition.key);
  }
  // Cells that a template sent out as known are compared with what their holders say.
  for (const { holder } of factHolders(definition, await allRegisters(cx))) keys.add(holder.key);
  const asked: Asked[] = [];
  for (const key of [...keys].toSorted()) asked.push({ register: await getRegister(cx, key), within: !anywhere.has(key) });
  return asked;
}

async function followed(cx: Context, definition: RegisterDefinition, names: readonly string[]): Promise<string[]> {
  const keys: string[] = [];
  let from = definition;
  for (const key of names.slice(0, -1)) {
    const field = from.fields.find((one) => one.key === key);
    if (field?.type !== 'reference' || field.to === undefined) return keys;
    keys.push(field.to);
    from = await getRegister(cx, field.to);
  }
  return keys;
}
