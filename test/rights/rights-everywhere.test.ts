/*
 * Every action × every role at its seats × own, below, sibling, parent and another county × how delicate: tried through
 * the API on a thing put there, held against the declared table. A “no” is the right code, changes nothing and leaves a
 * row of the audit; a “yes” has really happened.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionNames, actions, type ActionName } from '../../src/domain/access/actions.ts';
import { useWorld } from '../world/world.ts';
import type { Attempts } from './attempts/attempt.ts';
import { documentAttempts } from './attempts/try-documents.ts';
import { houseAttempts } from './attempts/try-house.ts';
import { importAttempts } from './attempts/try-imports.ts';
import { indicatorAttempts } from './attempts/try-indicators.ts';
import { planAttempts } from './attempts/try-plans.ts';
import { recordAttempts } from './attempts/try-records.ts';
import { roundAttempts } from './attempts/try-rounds.ts';
import { unitAttempts } from './attempts/try-units.ts';
import { expected, isAudited, isNamed, isPlaceless, isRefusal, say, type Cell, type Outcome } from './cells.ts';
import { declaredRights } from './declared-rights.ts';
import { registers, setStage, type Stage } from './stage.ts';
import { countOf, noteOf } from '../registers/sample-indicators.ts';

const world = useWorld({ registers, indicators: [countOf(registers, 'open'), countOf(registers, 'personal')], documents: [noteOf('open')] });
let stage: Stage;
beforeAll(async () => { stage = await setStage(world); }, 60_000);
afterAll(() => stage.owner.end());

const attempts: Attempts = { ...recordAttempts, ...indicatorAttempts, ...documentAttempts, ...importAttempts, ...roundAttempts, ...unitAttempts, ...planAttempts, ...houseAttempts };
// So delicate are the things an action is tried on; those not named carry none of their own.
const levels = (action: ActionName): readonly number[] => (action === 'file.open' ? [0, 1, 2, 3] : action.startsWith('record.') || action === 'indicator.compute' || action === 'indicator.drill' || action === 'document.open' || action === 'document.edit' || action === 'import.open' || action === 'import.start' ? [1, 2] : [1]);
// Where each attempt takes its time, or the matrix of the ledger has its own stories, one seat a role says enough.
const slow: ReadonlySet<ActionName> = new Set(['import.list', 'import.review', 'import.send', 'import.check', 'import.mark', 'import.commit', 'import.undo', 'import.foresee', 'record.template', 'session.open', 'password.change', 'account.create', 'account.reset']);
const isBrief = (action: ActionName): boolean => slow.has(action) || actions[action].group === 'ledger' || actions[action].group === 'plan';

// What stands nowhere is tried from every seat; whoever is not named, at every place, but not at every level.
const cellsOf = (action: ActionName): Cell[] => stage.people.filter(({ name }) => !isBrief(action) || name.endsWith('@cg/')).flatMap((who) => {
  const at = stage.places.filter(({ path }) => !isPlaceless(action) || path === who.at);
  const how = isNamed(action, who) && !isPlaceless(action) ? levels(action) : [1];
  return at.flatMap((place) => how.map((level) => ({ action, who, place, level })));
});

const agrees = (outcome: Outcome, wanted: Outcome): boolean => outcome === wanted || (outcome === 'nothing' && isRefusal(wanted));

async function auditOf(action: ActionName): Promise<ReadonlyMap<string, number>> {
  const { rows } = await stage.owner.query<{ key: string; count: string }>(`select actor_name || ' ' || outcome as key, count(*) from audit where action = $1 group by 1`, [action]);
  return new Map(rows.map(({ key, count }) => [key, Number(count)]));
}

describe('every action', () => {
  it('has a line in the declared table and an attempt', () => {
    expect(Object.keys(declaredRights).toSorted()).toEqual([...actionNames].toSorted());
    expect(actionNames.filter((name) => declaredRights[name].reach !== 'nobody' && !(name in attempts))).toEqual([]);
  });

  it.each((Object.keys(attempts) as ActionName[]).map((name) => ({ name })))('$name', async ({ name }) => {
    const wrong: string[] = [];
    const counted = new Map<string, number>();
    const before = await auditOf(name);
    for (const cell of cellsOf(name)) {
      const wanted = expected(cell);
      const outcome = await attempts[name]?.(stage, cell) ?? 'no attempt';
      if (!agrees(outcome, wanted)) wrong.push(`${say(cell)}: wanted ${wanted}, got ${outcome}`);
      const key = `${cell.who.name} ${isRefusal(outcome) ? 'refused' : 'done'}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    expect(wrong).toEqual([]);
    const due = new Map([...counted].filter(([key]) => key.endsWith('refused') || isAudited(name)).map(([key, count]) => [key, count + (before.get(key) ?? 0)]));
    // A file has been sent before the transaction that sent it has ended.
    await expect.poll(async () => { const after = await auditOf(name); return [...due].filter(([key, count]) => after.get(key) !== count); }, { timeout: 2_000 }).toEqual([]);
  }, 120_000);
});
