/* Builds the screens when the build is missing or older than what it was made from. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNode, inProject, run } from './project.mjs';

const SOURCES = ['package-lock.json', 'vite.config.ts', 'src/contract', 'src/domain', 'src/web'];
/** Beside the build, not in it: what is in it is served. */
const RECORD = 'dist/web.built-from';

/** Builds the screens if need be. @returns {Promise<boolean>} whether the build is there now */
export async function buildWeb() {
  const digest = digestSources();
  if (readOr(RECORD, '') === digest && readOr('dist/web/index.html', '') !== '') return true;
  console.log('生成页面 · building the pages …');
  const code = await run(getNode(), [inProject('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
  if (code !== 0) return false;
  mkdirSync(inProject('dist'), { recursive: true });
  writeFileSync(inProject(RECORD), digest);
  return true;
}

/** One digest over the names and contents of everything the screens are made from. */
function digestSources() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(listFiles).sort()) hash.update(`${path}\0`).update(readFileSync(inProject(path))).update('\0');
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function listFiles(path) {
  try {
    return readdirSync(inProject(path), { withFileTypes: true })
      .filter(entry => !entry.name.includes('.test.'))
      .flatMap(entry => listFiles(join(path, entry.name)));
  } catch (thrown) {
    return /** @type {NodeJS.ErrnoException} */ (thrown).code === 'ENOTDIR' ? [path] : [];
  }
}

/** @param {string} path @param {string} otherwise */
function readOr(path, otherwise) {
  try {
    return readFileSync(inProject(path), 'utf8');
  } catch {
    return otherwise;
  }
}
