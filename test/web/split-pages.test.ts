import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const web = join(import.meta.dirname, '../../src/web');
const later = /\bimport\('(\.[^']+)'\)/g;
const atOnce = /^(?:import|export) (?!type\b)[^;]*?'(\.[^']+\.tsx?)';/gm;

/** Files a source names, as paths below src/web. */
const namedBy = (path: string, text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, named = '']) => join(path, '..', named));

/** Everything that comes with this file. */
async function comesWith(path: string, seen = new Set<string>()): Promise<ReadonlySet<string>> {
  if (seen.has(path) || path.startsWith('..')) return seen;
  seen.add(path);
  for (const named of namedBy(path, await readFile(join(web, path), 'utf8'), atOnce)) await comesWith(named, seen);
  return seen;
}

it.each([['app.tsx', 'app.tsx'], ['frame/inside.tsx', 'pages.ts']])('%s brings no page along that %s loads when it is opened', async (entry, list) => {
  const pages = namedBy(list, await readFile(join(web, list), 'utf8'), later);
  const brought = await comesWith(entry);
  expect(pages.length).toBeGreaterThan(2);
  expect(brought.size).toBeGreaterThan(3);
  expect(pages.filter((page) => brought.has(page))).toEqual([]);
});
