import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/cluster/slowest-first.ts';

/** Files that put something else in the place of a module and so must not share their process with others. */
const alone = ['test/architecture/actions.test.ts'];

const everyFile = {
  // A zone that is neither UTC nor ours, so that a date leaking through the machine's zone fails a test.
  env: { TZ: 'America/St_Johns' },
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    globalSetup: 'test/cluster/global-setup.ts',
    // A test in the browser waits for it most of the time, so no core need be left free; the cluster takes a hundred connections.
    maxWorkers: Math.min(6, Math.max(2, availableParallelism())),
    sequence: { sequencer: SlowestFirst },
    projects: [
      // One process for many files: what they import is loaded once, and no file of ours changes a module.
      { test: { ...everyFile, name: 'together', isolate: false, include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...alone] } },
      { test: { ...everyFile, name: 'alone', include: alone } },
    ],
  },
});
