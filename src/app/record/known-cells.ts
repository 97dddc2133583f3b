/*
 * Facts nobody is asked for twice, cell by cell: what another register holds of the same unit, and what those who know
 * it first have entered already. A template sends them out filled in and grey; a file that brings them changed is told.
 */
import { mayInRegister } from '../../domain/access/may.ts';
import { unfinishedStates, type RecordState } from '../../domain/register/record-state.ts';
import { seesPlainly } from '../../domain/register/mask.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { FieldValue, RecordValues } from '../../domain/register/record-values.ts';
import { factHolders, knownFacts } from '../../domain/register/known-facts.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import type { Words } from '../../domain/problem.ts';
import { streamRecords } from '../../db/registers/records/stream-records.ts';
import { allRegisters, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { readingCeiling } from './reading-ceiling.ts';

/** What is known of the cells of one register. */
export interface KnownCells {
  /** Who or which register holds a field, by its key. */
  readonly heldBy: ReadonlyMap<string, Words>;
  /** What other registers hold of a unit, by field of this one. */
  readonly ofUnit: (unitId: string) => RecordValues;
}

/** What a row holds and its fields that need not be asked again. */
interface KnownRow { readonly values: RecordValues; readonly known: readonly string[] }

/** Loads what is known of the units at and below this one. */
export async function loadKnownCells(cx: Context, definition: RegisterDefinition, unitPath: string): Promise<KnownCells> {
  // What a token does not reach, it is not told as known either.
  const all = (await allRegisters(cx)).filter(({ key }) => key === definition.key || mayInRegister(cx.actor, 'record.list', key));
  const units = new Map<string, Record<string, FieldValue>>();
  const holders = Map.groupBy(factHolders(definition, all), ({ holder }) => holder);
  for (const [holder, facts] of holders) await readHolder(cx, holder, facts, unitPath, units);
  return { heldBy: new Map(knownFacts(definition, all).map(({ field, heldBy }) => [field, heldBy])), ofUnit: (unitId) => units.get(unitId) ?? {} };
}

async function readHolder(cx: Context, holder: RegisterDefinition, facts: ReturnType<typeof factHolders>, unitPath: string, units: Map<string, Record<string, FieldValue>>): Promise<void> {
  const period = periodFieldOf(holder);
  const fields = facts.map(({ from }) => from.key);
  // Of a register kept by periods the latest stands.
  const sort = period === undefined ? [] : [{ field: period.key, descending: false }];
  const query = { unitPath, asOf: null, sort, fields: [...fields, ...(period === undefined ? [] : [period.key])] };
  for await (const batch of streamRecords(cx.db, storeOf(cx, holder), query)) {
    for (const record of batch.filter(({ state }) => !unfinishedStates.includes(state))) {
      const ceiling = readingCeiling(cx.actor, 'record.open', record.unitPath);
      const plain = facts.filter(({ from }) => seesPlainly(from, ceiling) && (record.values[from.key] ?? null) !== null);
      const held = units.get(record.unitId) ?? {};
      units.set(record.unitId, Object.assign(held, Object.fromEntries(plain.map(({ field, from }) => [field, record.values[from.key] ?? null]))));
    }
  }
}

/** A record with what others know put in: cells that hold a known value and that nobody is still filling in. */
export function knownRow({ heldBy, ofUnit }: KnownCells, record: { readonly unitId: string; readonly state: RecordState | null; readonly values: RecordValues }): KnownRow {
  const others = ofUnit(record.unitId);
  const values = { ...record.values, ...others };
  const settled = record.state !== null && !unfinishedStates.includes(record.state);
  return { values, known: [...heldBy.keys()].filter((key) => (values[key] ?? null) !== null && (settled || others[key] !== undefined)) };
}
