/*
 * Installs what the lock file names, if it is not there already. What is there is asked of npm's own record inside
 * node_modules, so an install made by hand counts, and a lock file that changed since is noticed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { findNode, inProject, run } from './project.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} Packages */

/** Makes sure everything is installed; ends the program where that fails. */
export async function install() {
  if (isInstalled()) return;
  console.log('安装依赖 · installing what is missing (npm ci) …');
  const began = Date.now();
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = npm === undefined
    ? await run('npm', args, { shell: process.platform === 'win32' })
    : await run(process.execPath, [npm, ...args]);
  if (code !== 0 || !isInstalled()) {
    console.error('依赖没有安装成功，请检查网络后重试。 · The install failed. Check the network and try again.');
    process.exit(code || 1);
  }
  console.log(`依赖已就绪 · installed in ${Math.round((Date.now() - began) / 1000)} s`);
}

/** Whether node_modules holds exactly what the lock file names for this platform. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const held = readPackages('node_modules/.package-lock.json');
  if (wanted === undefined || held === undefined || findNode() === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const there = held[path];
    if (path === '') return true;
    if (there === undefined) return entry.optional === true || entry.devOptional === true;
    return there.version === entry.version && there.integrity === entry.integrity && existsSync(inProject(path));
  });
}

/** @param {string} file @returns {Packages | undefined} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(inProject(file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
