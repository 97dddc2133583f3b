import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // A zone that is neither UTC nor ours, so that a date leaking through the machine's zone fails a test.
    env: { TZ: 'America/St_Johns' },
    globalSetup: 'test/cluster/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
