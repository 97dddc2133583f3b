/* What a round would ask of whom, before it is drawn up: the same for the warning and for the deed. */
import type { CreateRound, RoundWeight } from '../../contract/round.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { filledFields } from '../../domain/register/weigh-burden.ts';
import { knownFacts, KNOWN_NEEDING_APPROVAL, type KnownFact } from '../../domain/register/known-facts.ts';
import { LEAST_WORKING_DAYS } from '../../domain/round/lateness.ts';
import { chosenUnits, type UnitChoice } from '../../domain/round/round.ts';
import { unknownYears, workingDaysBetween } from '../../domain/values/working-calendar.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { allRegisters, getRegister } from '../register/get-register.ts';
import { getWorkingDays } from '../setting/working-days.ts';
import type { Context } from '../use-case.ts';

/** A register with the units a round asks it of. */
export interface Asked { readonly definition: RegisterDefinition; readonly period: string; readonly units: readonly UnitRow[] }

/** Who is asked for what. */
export async function loadAsked(cx: Context, input: { readonly chosen: UnitChoice; readonly registers: readonly { readonly register: string; readonly period: string }[] }): Promise<readonly Asked[]> {
  const units = chosenUnits(await listUnitRows(cx.db, cx.county), input.chosen);
  const asked: Asked[] = [];
  for (const { register, period } of input.registers) {
    const definition = await getRegister(cx, register);
    asked.push({ definition, period, units: units.filter(({ kind }) => definition.keptBy.includes(kind)) });
  }
  return asked;
}

/** What is asked though it is known. */
export async function loadKnown(cx: Context, asked: readonly Asked[]): Promise<readonly KnownFact[]> {
  const all = await allRegisters(cx);
  return asked.flatMap(({ definition }) => knownFacts(definition, all));
}

/** The weight of a round. */
export async function weigh(cx: Context, input: CreateRound): Promise<RoundWeight> {
  const asked = await loadAsked(cx, input);
  const known = await loadKnown(cx, asked);
  const units = new Set(asked.flatMap((one) => one.units.map(({ id }) => id))).size;
  const calendar = await getWorkingDays(cx);
  const workingDays = workingDaysBetween(input.opensOn, input.dueOn, calendar);
  return {
    units, fields: asked.reduce((sum, { definition }) => sum + filledFields(definition), 0),
    cells: asked.reduce((sum, one) => sum + filledFields(one.definition) * one.units.length, 0), minutes: input.minutes * units, workingDays, unknownYears: [...unknownYears(input.opensOn, input.dueOn, calendar)],
    known: [...known], needsAnother: known.length >= KNOWN_NEEDING_APPROVAL, needsReason: workingDays < LEAST_WORKING_DAYS,
  };
}
