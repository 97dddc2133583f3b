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
  for (const one of asked) stamps.push(await stampRecords(cx.db, storeOf(cx, one)));
  const lists = await codeListsOf(cx, definition);
  const { id, grants, token } = cx.actor;
  return createHash('sha256').update(JSON.stringify([
    definition, asked, stamps, [...lists.values()], [...cx.runtime.catalogue.limits.values()], dayInChina(cx.runtime.clock()), id, grants, token, row.chosen, row.unitId, row.unitPath,
    await listUnitRows(cx.db, cx.county), definition.fields.some(({ type }) => type === 'person') ? await listAccountRows(cx.db, cx.county) : [],
    definition.workflow === 'report' ? await stampReports(cx.db, cx.county, definition.key, fillingStates) : '',
  ])).digest();
}

/** The registers whose records are looked at: those that references name, that checks add up or follow, and of the year before. */
async function registersAsked(cx: Context, definition: RegisterDefinition): Promise<RegisterDefinition[]> {
  const roots = expressionsOf(definition);
  const ways = roots.flatMap(pathsIn).map(({ names }) => names).filter(({ length }) => length > 1);
  const keys = new Set([...definition.fields.flatMap(({ type, to }) => (type === 'reference' ? to ?? [] : [])), ...roots.flatMap(aggregatedIn)]);
  if (ways.some(([first]) => first === 'previous')) keys.add(definition.key);
  for (const names of ways) for (const key of await followed(cx, definition, names)) keys.add(key);
  // Cells that a template sent out as known are compared with what their holders say.
  for (const { holder } of factHolders(definition, await allRegisters(cx))) keys.add(holder.key);
  const asked: RegisterDefinition[] = [];
  for (const key of [...keys].toSorted()) asked.push(await getRegister(cx, key));
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
