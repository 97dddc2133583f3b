import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeToyProject, type ToyProject } from './toy-project.ts';

const lock = (version: string): string => JSON.stringify({
  packages: {
    '': { version: '0' },
    'node_modules/thing': { version, integrity: `sha512-${version}` },
    'node_modules/for-another-platform': { version: '1', optional: true },
  },
});

// Stand-ins that leave a trace of being called: npm "installs" what the lock names, vite "builds" a page.
const npm = `
const fs = require('node:fs');
console.log('npm ' + process.argv.slice(2, 4).join(' '));
if (process.env.NPM_FAILS) process.exit(5);
fs.mkdirSync('node_modules/thing', { recursive: true });
const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
delete packages['node_modules/for-another-platform'];
fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
`;
const vite = `
const fs = require('node:fs');
console.log('vite ' + process.argv[2]);
fs.mkdirSync('dist/web', { recursive: true });
fs.writeFileSync('dist/web/index.html', '<!doctype html>');
`;
const files = {
  'package-lock.json': lock('1'), 'npm.cjs': npm, 'node_modules/vite/bin/vite.js': vite,
  'src/web/page.ts': 'export const page = 1;', 'src/main.ts': 'console.log(`main ${process.argv.slice(2).join(" ")}`);',
};
const start = async (toy: ToyProject, environment: NodeJS.ProcessEnv = {}) => {
  const outcome = await toy.run('start.mjs', [], { npm_execpath: join(toy.folder, 'npm.cjs'), ...environment });
  return { ...outcome, did: outcome.out.split('\n').filter(line => /^(npm|vite|main) /.test(line)) };
};
const serve = 'main serve --sample';

test('a fresh clone is installed, built and served; the second start does neither again', async () => {
  const toy = await makeToyProject(files);
  expect((await start(toy)).did).toEqual(['npm ci --include=dev', 'vite build', serve]);
  expect((await start(toy)).did).toEqual([serve]);
});

test('a changed lock file installs again, a changed source builds again', async () => {
  const toy = await makeToyProject(files);
  await start(toy);
  await toy.write('package-lock.json', lock('2'));
  expect((await start(toy)).did).toEqual(['npm ci --include=dev', 'vite build', serve]);
  await toy.write('src/domain/rule.ts', 'export const rule = 1;');
  expect((await start(toy)).did).toEqual(['vite build', serve]);
  await toy.write('src/domain/rule.test.ts', 'a test is no part of the pages');
  expect((await start(toy)).did).toEqual([serve]);
});

test('a package that went missing is installed again, a build that went missing is made again', async () => {
  const toy = await makeToyProject(files);
  await start(toy);
  await rm(join(toy.folder, 'node_modules/thing'), { recursive: true });
  expect((await start(toy)).did).toEqual(['npm ci --include=dev', serve]);
  await rm(join(toy.folder, 'dist'), { recursive: true });
  expect((await start(toy)).did).toEqual(['vite build', serve]);
});

test('an install that fails ends it with a sentence and npm’s exit code', async () => {
  const toy = await makeToyProject(files);
  const { code, err, did } = await start(toy, { NPM_FAILS: 'yes' });
  expect(code).toBe(5);
  expect(err).toContain('请检查网络后重试');
  expect(did).toEqual(['npm ci --include=dev']);
});
