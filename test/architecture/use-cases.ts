/* Which actions of the one table have a use case, and which use cases have an action. */
import type { Action } from '../../src/domain/access/actions.ts';
import type { Finding, Source } from './source.ts';

/** What differs between the table of actions and the use cases made by useCase(). `open` actions run before anyone is known, so outside the wrapper. */
export function findUnmatchedActions(table: Readonly<Record<string, Pick<Action, 'roles'>>>, made: readonly string[]): Finding[] {
  const wrapped = Object.keys(table).filter((name) => table[name]?.roles !== 'open');
  const count = (name: string) => made.filter((other) => other === name).length;
  return [
    ...wrapped.filter((name) => count(name) === 0).map((name) => `${name}: an action without a use case. Write useCase('${name}', …) in src/app, or take it out of the table.`),
    ...[...new Set(made)].filter((name) => count(name) > 1).map((name) => `${name}: ${count(name)} use cases for one action. Keep one, or give the other an action of its own.`),
    ...[...new Set(made)].filter((name) => !wrapped.includes(name)).map((name) => `${name}: a use case without an action in the table. Add it to src/domain/access/actions.ts.`),
  ];
}

/** Open actions that no use case names in its audit row. */
export function findSilentOpenActions(table: Readonly<Record<string, Pick<Action, 'roles' | 'audited'>>>, app: readonly Source[]): Finding[] {
  return Object.entries(table).filter(([name, action]) => action.roles === 'open' && action.audited && !app.some((source) => source.text.includes(`action: '${name}'`)))
    .map(([name]) => `${name}: open to everyone and audited, but nothing in src/app writes its audit row.`);
}
