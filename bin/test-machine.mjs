/*
 * What the tests need besides npm: a browser, Chinese fonts, and readers of Word and PDF files to look at our own
 * output with other eyes. Missing ones are installed from Debian packages where we may; tests are never skipped.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './project.mjs';

/** The browser the tests drive. */
export const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** @type {readonly { name: string, packages: readonly string[], isThere: () => boolean }[]} */
const needs = [
  { name: `Chromium (${chromium})`, packages: ['chromium'], isThere: () => isExecutable(chromium) },
  { name: 'Noto CJK', packages: ['fonts-noto-cjk', 'fontconfig'], isThere: hasChineseFont },
  { name: 'soffice', packages: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'], isThere: () => isOnPath('soffice') },
  { name: 'pdftotext', packages: ['poppler-utils'], isThere: () => isOnPath('pdftotext') },
];

/** Makes sure the machine can run every test. @returns {Promise<boolean>} */
export async function prepareMachine() {
  const missing = needs.filter(need => !need.isThere());
  if (missing.length > 0) await installPackages(missing.flatMap(need => need.packages));
  const left = needs.filter(need => !need.isThere());
  for (const need of left) {
    console.error(`缺少 ${need.name}，请安装 Debian 软件包 ${need.packages.join(' ')}。`);
    console.error(`${need.name} is missing. Install the Debian package ${need.packages.join(' ')}.`);
  }
  return left.length === 0;
}

/** @param {readonly string[]} packages */
async function installPackages(packages) {
  const before = rootCommand();
  if (before === undefined || !isOnPath('apt-get')) return;
  console.log(`安装系统软件包 · installing ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = /** @param {...string} args */ (...args) => {
    const [command = '', ...rest] = [...before, 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0', ...args];
    return run(command, rest, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', ...packages);
}

/** What to put before a command to run it as root; undefined where we may not. @returns {string[] | undefined} */
function rootCommand() {
  if (process.getuid?.() === 0) return [];
  const asked = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return asked.status === 0 ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive'] : undefined;
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.includes('CJK');
}

/** @param {string} name */
const isOnPath = name => (process.env['PATH'] ?? '').split(delimiter).some(folder => isExecutable(join(folder, name)));

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
