/* How one cell is tried: a thing is put at the place, one request is sent, and what became of the thing is looked up. */
import { randomUUID } from 'node:crypto';
import type { ActionName } from '../../../src/domain/access/actions.ts';
import type { Answer } from '../../world/world.ts';
import type { Cell, Outcome } from '../cells.ts';
import type { Place, Stage } from '../stage.ts';

/** Tries a cell. */
export type Attempt = (stage: Stage, cell: Cell) => Promise<Outcome>;

/** The attempts of a group of actions. */
export type Attempts = Readonly<Partial<Record<ActionName, Attempt>>>;

/** What an answer says: `done`, or its code. */
export const outcomeOf = (answer: Answer): Outcome =>
  (answer.status < 300 ? 'done' : (answer.body as { code?: string }).code ?? `status ${answer.status}`);

/** The same, held against what really became of the thing. */
export async function proved(answer: Answer, happened: () => Promise<boolean>): Promise<Outcome> {
  const outcome = outcomeOf(answer);
  const did = await happened();
  if (did === (outcome === 'done')) return outcome;
  return did ? `${outcome}, and yet it happened` : 'done, and nothing happened';
}

/** What a list shows of a place: `nothing` is no refusal, the thing is just not in it. */
export const shown = (answer: Answer, holds: (body: never) => boolean): Outcome => {
  const outcome = outcomeOf(answer);
  return outcome === 'done' && !holds(answer.body) ? 'nothing' : outcome;
};

/** A name nobody has. */
export const someName = (): string => `n${randomUUID().slice(0, 18)}`;

/** Puts a record of a register at a place. */
export const putRecord = async ({ put, world }: Stage, register: string, place: Place, level = 1, row: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  put(`reg_${register}`, {
    county: place.county, unit_id: place.id, unit_path: place.path, sensitivity: level, version: 1, definition_version: 1, state: 'in_force', since: new Date(world.clock.now.getTime() - 86_400_000),
    by_id: randomUUID(), by_name: '甲', via: 'sample', f_name: someName(), f_amount: 7, f_delicate: '秘密', ...row,
  });

/** The register whose rows are this delicate. */
export const registerOf = (level: number): string => (level === 2 ? 'personal' : 'open');
