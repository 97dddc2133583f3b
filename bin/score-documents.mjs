/*
 * Reads the documents lying beside the project with the command a person would use, and holds what comes out against
 * their annotation. Does nothing where there are none.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { phase } from './phases.mjs';
import { getNode, inProject } from './project.mjs';

const documents = inProject('..', 'shared', 'documents');
const gold = inProject('..', 'shared', 'gold');
const results = inProject('out', 'read');

/** The least the last line of the scorer must show. @type {Record<string, number>} */
const FLOORS = { 'quantities F1': 0.98, kind: 0.95, comparator: 0.97, 'outline F1': 0.97, 'checks R': 1 };

if (existsSync(documents)) await phase('score', score);

async function score() {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  for (const name of readdirSync(documents)) {
    const args = [inProject('bin', 'xuezheng.mjs'), 'read', join(documents, name), '--json'];
    const read = spawnSync(getNode(), args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (read.status !== 0) {
      console.error(read.stderr);
      return false;
    }
    writeFileSync(join(results, `${parse(name).name}.json`), read.stdout);
  }
  const said = execFileSync(getNode(), [join(gold, 'score.mjs'), gold, results], { encoding: 'utf8' });
  console.log(said.trimEnd());
  return isGoodEnough(said);
}

/** @param {string} said */
function isGoodEnough(said) {
  const last = said.trimEnd().split('\n').at(-1) ?? '';
  const falseAlarms = Number(/false alarms (\d+)/.exec(said)?.[1] ?? NaN);
  const low = Object.entries(FLOORS)
    .map(([name, floor]) => ({ name, floor, value: Number(new RegExp(`${name}=([\\d.]+)`).exec(last)?.[1] ?? NaN) }))
    .filter(({ value, floor }) => !(value >= floor));
  for (const { name, value, floor } of low) console.error(`${name} is ${value}, must be ${floor}`);
  if (falseAlarms !== 0) console.error(`${falseAlarms} false alarms, must be 0`);
  return low.length === 0 && falseAlarms === 0;
}
