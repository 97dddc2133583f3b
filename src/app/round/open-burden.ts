import type { Burden } from '../../contract/round.ts';
import { burdenOf } from '../../domain/round/burden.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listAskings } from '../../db/queries/reports.ts';
import { listRounds } from '../../db/queries/rounds.ts';
import { allRegisters } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';
import { nameOf } from './round-reply.ts';

/** The burden ledger of a year, over the units one may see: what was asked how often, what of it was known, how many minutes. Throws A103. */
export const openBurden = useCase('burden.open', async (cx, input: { readonly year?: number | undefined }): Promise<Burden> => {
  const year = input.year ?? Number(dayInChina(cx.now).slice(0, 4));
  const askings = await listAskings(cx.db, cx.county, `${year}-01-01`, `${year}-12-31`);
  const rounds = await listRounds(cx.db, cx.county);
  const registers = await allRegisters(cx);
  const byKey = new Map(registers.map((register) => [register.key, register]));
  const burdens = burdenOf(askings, registers).map((one) => ({ ...one, name: nameOf(byKey, one.register), known: [...one.known] }));
  const asked = rounds.flatMap(({ id, name, minutes }) => {
    const of = askings.filter(({ roundId }) => roundId === id);
    const units = Math.max(0, ...of.map((one) => one.units));
    return of.length === 0 ? [] : [{ id, name, units, registers: of.length, minutes, totalMinutes: minutes * units }];
  });
  return {
    year, registers: burdens, rounds: asked, cells: burdens.reduce((sum, { cells }) => sum + cells, 0),
    knownCells: burdens.reduce((sum, { known, reports }) => sum + known.length * reports, 0), minutes: asked.reduce((sum, { totalMinutes }) => sum + totalMinutes, 0),
  };
});
