/**
 * Test files that start and kill whole programs by the dozen: a fifth of the time of all tests, for what seldom changes.
 * They run wherever a change lands (CI=true), with `npm test -- --all`, and when named.
 */
export const longFiles: readonly string[] = [
  'src/db/embedded/start-embedded.test.ts', 'test/commands/console-manners.test.ts', 'test/commands/drawn-registers.test.ts', 'test/commands/full-disk.test.ts',
  'test/commands/hostile-cli.test.ts', 'test/commands/keys.test.ts', 'test/commands/kill-import.test.ts', 'test/commands/kill-saving.test.ts',
  'test/commands/kill-server.test.ts', 'test/office/open-workbook.test.ts',
];
