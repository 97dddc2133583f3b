import type { RoundRow } from '../../contract/round.ts';
import { countReports } from '../../db/queries/reports.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listRounds as list } from '../../db/queries/rounds.ts';
import { useCase } from '../use-case.ts';
import { countStates, registersNamed, roundReply, seesDrafts } from './round-reply.ts';

/** Lists the rounds with how far each has come among the units one may see. Throws A103. */
export const listRounds = useCase('round.list', async (cx, _input: object): Promise<RoundRow[]> => {
  const counts = await countReports(cx.db, cx.county);
  const asked = (id: string) => counts.filter(({ roundId }) => roundId === id);
  // A clerk sees the rounds that ask her unit; those who draw them up see all.
  const rounds = (await list(cx.db, cx.county)).filter((round) => seesDrafts(cx) || (round.state !== 'draft' && asked(round.id).length > 0));
  const registers = await registersNamed(cx, rounds.flatMap((round) => round.registers.map(({ register }) => register)));
  return rounds.map((round) => roundReply(cx, round, registers, countStates(asked(round.id), dayInChina(cx.now))));
});
