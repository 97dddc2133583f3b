/*
 * `npm test`: in phases, stopping at the first that fails. Every day without the longest files
 * (test/cluster/long-files.ts); all of them where CI=true and with `npm test -- --all`. Other arguments are handed to
 * Vitest, so that `npm test -- src/domain` runs less. What happened is kept in out/ for .ci/run to count.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { buildWeb } from './build-web.mjs';
import { install } from './install.mjs';
import { phase } from './phases.mjs';
import { getNode, inProject, run } from './project.mjs';
import { chromium, prepareMachine } from './test-machine.mjs';

const asked = process.argv.slice(2).filter(argument => argument !== '--all');
const everyday = process.argv.length === 2 && process.env['CI'] !== 'true';

/** @param {string} program @param {...string} args */
const succeeds = async (program, ...args) =>
  (await run(getNode(), [inProject('node_modules', program), ...args], { env: { CHROMIUM: chromium, EVERYDAY: everyday ? 'yes' : 'no' } })) === 0;

const tsc = 'typescript/bin/tsc';
const vitest = ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=out/vitest.json'];

rmSync(inProject('out'), { recursive: true, force: true });
mkdirSync(inProject('out'), { recursive: true });
await phase('install', async () => {
  await install();
  return true;
});
await phase('machine', prepareMachine);
await phase('types', () => succeeds(tsc, '--noEmit'));
if (existsSync(inProject('src/web/tsconfig.json'))) await phase('types of the screens', () => succeeds(tsc, '--noEmit', '-p', 'src/web'));
await phase('lint', () => succeeds('oxlint/bin/oxlint', '--deny-warnings'));
await phase('build', buildWeb);
await phase('tests', () => succeeds(vitest[0] ?? '', ...vitest.slice(1), ...asked));
if (everyday) console.log('最长的几个测试文件没有运行；npm test -- --all 运行全部。The longest test files were left out; npm test -- --all runs all.');
