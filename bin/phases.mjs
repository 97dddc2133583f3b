/* The phases of a test run: announced, timed, recorded in out/phases.jsonl; the first failure ends the run. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { inProject } from './project.mjs';

/** The record of the run. */
export const PHASES = inProject('out', 'phases.jsonl');

/**
 * Runs one phase; ends the program with exit code 1 where it fails.
 * @param {string} name
 * @param {() => Promise<boolean>} work answers whether it succeeded
 */
export async function phase(name, work) {
  console.log(`\n── ${name}`);
  const began = Date.now();
  const ok = await work();
  const seconds = (Date.now() - began) / 1000;
  mkdirSync(inProject('out'), { recursive: true });
  appendFileSync(PHASES, `${JSON.stringify({ name, ok, seconds })}\n`);
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'}, ${seconds.toFixed(1)} s`);
  if (!ok) process.exit(1);
}
