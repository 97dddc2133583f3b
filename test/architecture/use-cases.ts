/* Which actions of the one table have a use case, and which use cases have an action. */
import type { Action } from '../../src/domain/access/actions.ts';
import type { Finding, Source } from './source.ts';

// Before anyone is known, or from the operator's console: no person asks, so the wrapper has nobody to ask about.
const isUnwrapped = (action: Pick<Action, 'roles'> | undefined): boolean => action?.roles === 'open' || action?.roles === 'console';

/** What differs between the table of actions and the use cases made by useCase(). `open` and `console` actions run outside the wrapper. */
export function findUnmatchedActions(table: Readonly<Record<string, Pick<Action, 'roles'>>>, made: readonly string[]): Finding[] {
  const wrapped = Object.keys(table).filter((name) => !isUnwrapped(table[name]));
  const count = (name: string) => made.filter((other) => other === name).length;
  return [
    ...wrapped.filter((name) => count(name) === 0).map((name) => `${name}: an action without a use case. Write useCase('${name}', …) in src/app, or take it out of the table.`),
    ...[...new Set(made)].filter((name) => count(name) > 1).map((name) => `${name}: ${count(name)} use cases for one action. Keep one, or give the other an action of its own.`),
    ...[...new Set(made)].filter((name) => !wrapped.includes(name)).map((name) => `${name}: a use case without an action in the table. Add it to src/domain/access/actions.ts.`),
  ];
}

/** Audited actions outside the wrapper that nothing in app names: their audit row is missing. */
export function findSilentActions(table: Readonly<Record<string, Pick<Action, 'roles' | 'audited'>>>, app: readonly Source[]): Finding[] {
  return Object.entries(table).filter(([name, action]) => action.audited && isUnwrapped(action) && !app.some((source) => source.text.includes(`'${name}'`)))
    .map(([name]) => `${name}: audited and outside the wrapper, but nothing in src/app writes its audit row.`);
}

/** Files of app that hold two use cases, or one under another name than the file's. */
export function findCrowdedFiles(app: readonly Source[]): Finding[] {
  return app.flatMap(({ path, text }) => {
    const made = text.match(/\buseCase\('/g)?.length ?? 0;
    if (made > 1) return [`${path}: ${made} use cases. One use case, one file: app/<noun>/<verb>-<noun>.ts.`];
    const exported = [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, name = '']) => kebab(name));
    const file = path.split('/').at(-1)?.replace('.ts', '') ?? '';
    return made === 1 && !exported.includes(file) ? [`${path}: exports ${exported.join(', ')}. Name the file after its use case.`] : [];
  });
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
