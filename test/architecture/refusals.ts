/*
 * Which problems each action may answer with, as the use cases say it in their own words ("Throws A103, R101."). Written
 * out for the description of the API, so that it cannot say anything else.
 */
import { actionNames } from '../../src/domain/access/actions.ts';
import { listProblems } from '../../src/domain/problems/list-problems.ts';
import { listFiles, readText } from './source.ts';

/** Where they stand. */
export const REFUSALS = 'src/api/open-api/refusals.ts';

const codes = listProblems().map(({ code }) => code);

/** The file as it should be. */
export function writeRefusals(): string {
  const found = new Map<string, Set<string>>();
  for (const path of listFiles('src/app').filter((one) => one.endsWith('.ts') && !one.endsWith('.test.ts'))) {
    for (const [, said = '', action = ''] of readText(path).matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export const \w+ = useCase(?:<[^(]*>)?\('([a-z]+\.[a-z]+)'/g)) {
      found.set(action, new Set([...found.get(action) ?? [], ...codesIn(said.slice(said.indexOf('Throws')))]));
    }
  }
  const lines = actionNames.filter((name) => found.has(name)).map((name) => `  '${name}': [${[...found.get(name) ?? []].toSorted().map((code) => `'${code}'`).join(', ')}],`);
  return `/* Written by \`npm run problems\` from what the use cases say they throw. Do not edit. */\nimport type { ActionName } from '../../domain/access/actions.ts';\n\n/** The codes each action may answer with, beside those of every request. */\nexport const refusals: Readonly<Partial<Record<ActionName, readonly string[]>>> = {\n${lines.join('\n')}\n};\n`;
}

// N106 to N111 is all between; F1xx is a whole area and named by no single code.
function codesIn(said: string): string[] {
  const ranges = [...said.matchAll(/\b([A-Z]\d{3}) to ([A-Z]\d{3})\b/g)].flatMap(([, first = '', last = '']) => codes.filter((code) => code >= first && code <= last));
  return [...ranges, ...[...said.matchAll(/\b[A-Z]\d{3}\b/g)].map(([code]) => code).filter((code) => codes.includes(code))];
}
