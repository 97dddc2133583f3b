import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { filesAlone } from './test/cluster/files-alone.ts';
import { longFiles } from './test/cluster/long-files.ts';
import { SlowestFirst } from './test/cluster/slowest-first.ts';

const everyFile = {
  env: {
    // A zone that is neither UTC nor ours, so that a date leaking through the machine's zone fails a test.
    TZ: 'America/St_Johns',
    // The programs that tests start by the dozen keep what Node made of the sources, by their content.
    NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)),
  },
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

// Said by `npm test` without arguments, and not where a change lands.
const leftOut = process.env['EVERYDAY'] === 'yes' ? longFiles : [];

export default defineConfig({
  test: {
    globalSetup: 'test/cluster/global-setup.ts',
    // A test in the browser waits for it most of the time, so no core need be left free; the cluster takes a hundred connections.
    maxWorkers: Math.min(6, Math.max(2, availableParallelism())),
    sequence: { sequencer: SlowestFirst },
    projects: [
      // One process for many files: what they import is loaded once, and no file of ours changes a module.
      { test: { ...everyFile, name: 'together', isolate: false, include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...filesAlone, ...leftOut] } },
      { test: { ...everyFile, name: 'alone', include: [...filesAlone] } },
    ],
  },
});
