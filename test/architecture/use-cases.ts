/* Which actions of the one table have a use case, and which use cases have an action. */
import type { Action } from '../../src/domain/access/actions.ts';
import type { Finding, Source } from './source.ts';

// Done at the operator's console, where nobody is signed in; they write their audit row themselves.
const atTheConsole: ReadonlySet<string> = new Set(['backup.write', 'backup.restore']);

const isWrapped = (name: string, { roles }: Pick<Action, 'roles'>): boolean => roles !== 'open' && !atTheConsole.has(name);

/**
 * What differs between the table of actions and the use cases made by useCase(). What changes something has exactly one;
 * several views may need the same right to read. `open` actions run before anyone is known, so outside the wrapper.
 */
export function findUnmatchedActions(table: Readonly<Record<string, Pick<Action, 'roles' | 'writes'>>>, made: readonly string[]): Finding[] {
  const wrapped = Object.entries(table).filter(([name, action]) => isWrapped(name, action)).map(([name]) => name);
  const count = (name: string) => made.filter((other) => other === name).length;
  return [
    ...wrapped.filter((name) => count(name) === 0).map((name) => `${name}: an action without a use case. Write useCase('${name}', …) in src/app, or take it out of the table.`),
    ...[...new Set(made)].filter((name) => count(name) > 1 && table[name]?.writes === true).map((name) => `${name}: ${count(name)} use cases for one action. Keep one, or give the other an action of its own.`),
    ...[...new Set(made)].filter((name) => !wrapped.includes(name)).map((name) => `${name}: a use case without an action in the table. Add it to src/domain/access/actions.ts.`),
  ];
}

/** Audited actions outside the wrapper that nothing in app names: their audit row is missing. */
export function findSilentActions(table: Readonly<Record<string, Pick<Action, 'roles' | 'audited'>>>, app: readonly Source[]): Finding[] {
  return Object.entries(table).filter(([name, action]) => action.audited && !isWrapped(name, action) && !app.some((source) => source.text.includes(`'${name}'`)))
    .map(([name]) => `${name}: audited and outside the wrapper, but nothing in src/app writes its audit row.`);
}
