/*
 * Where the project stands and how its programs are run. Everything in this folder is plain JavaScript for any Node
 * from 18 on, because it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A path inside the project. @param {...string} parts */
export const inProject = (...parts) => join(root, ...parts);

const WANTED = 24;

/** The Node the program runs on: the project's own, or the present one where it is new enough. @returns {string | undefined} */
export function findNode() {
  const own = inProject('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  return Number(process.versions.node.split('.')[0]) >= WANTED ? process.execPath : undefined;
}

/** What Node is told when it runs the program: what lives for a moment gets little room, and the whole takes a quarter less memory. */
export const thrift = ['--max-semi-space-size=8'];

/** As findNode; says what to do and ends the program where there is none. @returns {string} */
export function getNode() {
  const node = findNode();
  if (node !== undefined) return node;
  const have = process.versions.node;
  console.error(`S110 运行学政需要 Node ${WANTED} 以上，本机为 ${have}。请在项目文件夹中运行 npm ci，它会带来合适的版本。`);
  console.error(`S110 Xuezheng needs Node ${WANTED} or later, this is ${have}. Run npm ci in the project folder; it brings the right one.`);
  process.exit(1);
}

/**
 * Runs a program in the project and passes on its screen, its signals and its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  // Node keeps what it compiled of our sources: a program, and every child it starts, then begins in half the time.
  const env = { NODE_COMPILE_CACHE: inProject('node_modules', '.cache', 'compiled'), ...process.env, ...options.env };
  const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options, env });
  // In a terminal Ctrl-C reaches the child by itself; a second one would be taken for impatience.
  const signals = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const pass = /** @param {NodeJS.Signals} signal */ signal => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  signals.forEach(signal => process.on(signal, pass));
  return new Promise(settle => {
    child.once('error', failure => {
      console.error(failure.message);
      settle(127);
    });
    child.once('exit', (code, signal) => {
      signals.forEach(name => process.off(name, pass));
      settle(code ?? 128 + signalNumber(signal));
    });
  });
}

/** @param {NodeJS.Signals | null} signal */
const signalNumber = signal => ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 })[String(signal)] ?? 0;
