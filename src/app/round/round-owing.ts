/* Who has not reported, for the workbench of those who oversee: each round that runs in a line, its districts, the first names. */
import type { Workbench } from '../../contract/ledger.ts';
import { actions } from '../../domain/access/actions.ts';
import type { RoleKey } from '../../domain/access/roles.ts';
import { latenessOf } from '../../domain/round/lateness.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listStandings, type RoundStanding } from '../../db/queries/reports.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import type { Context } from '../use-case.ts';

const FIRST = 12;
const above = (path: string): string => path.replace(/[^/]+\/$/, '');

/** The rounds that run below the places one reminds units of. */
export async function loadOwing(cx: Context): Promise<Workbench['owing']> {
  const below = overseen(cx);
  const standings = below.length === 0 ? [] : await listStandings(cx.db, cx.county, below);
  if (standings.length === 0) return [];
  const names = new Map((await listUnitRows(cx.db, cx.county)).map(({ path, name }) => [path, name]));
  const today = dayInChina(cx.now);
  return standings.map(({ id, name, dueOn, total, done, waiting, owing }) => ({
    id, name, dueOn, total, done, waiting, units: owing.length, overdue: owing.filter(({ reports }) => reports.some((one) => latenessOf({ ...one, dueOn }, today) === 'overdue')).length, first: owing.slice(0, FIRST).map((unit) => unit.name), districts: districtsOf(owing, names),
  }));
}

function overseen({ actor }: Pick<Context, 'actor'>): readonly string[] {
  const reminders: readonly RoleKey[] = actions['round.remind'].roles;
  // A section works for the whole bureau: it looks at what it reads, though it reminds nobody outside.
  const wide: ReadonlySet<RoleKey> = new Set(['leader', 'office', 'section']);
  return [...new Set(actor.grants.filter(({ role }) => reminders.includes(role)).map(({ role, unitPath }) => (wide.has(role) ? `${actor.county}/` : unitPath)))];
}

function districtsOf(owing: RoundStanding['owing'], names: ReadonlyMap<string, string>): Workbench['owing'][number]['districts'] {
  const counts = new Map<string, number>();
  for (const { path } of owing) counts.set(above(path), (counts.get(above(path)) ?? 0) + 1);
  return [...counts].map(([path, units]) => ({ name: names.get(path) ?? path, units })).toSorted((one, other) => other.units - one.units);
}
