/* The closing line of .ci/run: how many tests and phases passed and failed; fails where any did or none ran. */
import { existsSync, readFileSync } from 'node:fs';
import { PHASES } from './phases.mjs';
import { inProject } from './project.mjs';

/** @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile */

const report = inProject('out', 'vitest.json');
/** @type {TestFile[]} */
const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
const tests = files.flatMap(file => file.assertionResults).map(({ status }) => status === 'passed');
// A file that could not even be loaded holds no test, and counts as one that failed.
const unloaded = files.filter(file => file.status === 'failed' && file.assertionResults.length === 0).map(() => false);
const phases = existsSync(PHASES)
  ? readFileSync(PHASES, 'utf8').trim().split('\n').map(line => JSON.parse(line))
  : [{ name: 'start', ok: false }];
// The phase of the tests is counted by its tests, unless it failed for another reason.
const others = phases.filter(({ name, ok }) => name !== 'tests' || (!ok && tests.every(Boolean))).map(({ ok }) => ok);

const all = [...tests, ...unloaded, ...others];
const failed = all.filter(ok => !ok).length;
console.log(`${all.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || tests.length === 0 ? 1 : 0;
