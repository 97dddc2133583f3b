/* What a browser must fetch for a page, gzipped: `node bench/page-weight.ts`. Exit code 1 when the first page is over its limit. */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import process from 'node:process';

const LIMIT_KB = 400;
const root = new URL('../dist/web/', import.meta.url);

interface Chunk { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] }
type Manifest = Readonly<Record<string, Chunk>>;

/** Files of the chunks named and of everything they import at once. */
function filesOf(manifest: Manifest, names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (seen.has(name) || chunk === undefined) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of names) visit(name);
  return files;
}

const kilobytes = (files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, root))).length, 0) / 1024;

const manifestFile = new URL('.vite/manifest.json', root);
if (!existsSync(manifestFile)) {
  console.error('dist/web is missing: build it first with `npm run build`.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
const pages: Readonly<Record<string, readonly string[]>> = {
  'first page (sign-in)': ['index.html', 'session/sign-in-page.tsx'],
  'workbench': ['index.html', 'frame/inside.tsx', 'workbench/workbench-page.tsx'],
  'plan page': ['index.html', 'frame/inside.tsx', 'plan/plan-page.tsx'],
};
const weights = Object.entries(pages).map(([page, names]) => [page, kilobytes(filesOf(manifest, names))] as const);
for (const [page, weight] of weights) console.log(`${page}: ${weight.toFixed(0)} KB gzip`);
const first = weights[0]?.[1] ?? Infinity;
console.log(`first page ${first.toFixed(0)} of ${LIMIT_KB} KB: ${first <= LIMIT_KB ? 'ok' : 'over'}`);
process.exit(first <= LIMIT_KB ? 0 : 1);
