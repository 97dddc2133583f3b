import { expect, test } from 'vitest';
import { makeToyProject } from './toy-project.ts';

const report = (...files: (readonly string[])[]): string => JSON.stringify({
  testResults: files.map(statuses => ({
    status: statuses.length > 0 && statuses.every(status => status === 'passed') ? 'passed' : 'failed',
    assertionResults: statuses.map(status => ({ status })),
  })),
});
const phases = (...ran: (readonly [string, boolean])[]): string =>
  ran.map(([name, ok]) => `${JSON.stringify({ name, ok, seconds: 1 })}\n`).join('');
const count = async (files: Readonly<Record<string, string>>) => {
  const { code, out } = await (await makeToyProject(files)).run('count-results.mjs');
  return [out.trim(), code];
};

test('counts each test and each other phase', async () => {
  expect(await count({
    'out/vitest.json': report(['passed', 'passed'], ['passed']),
    'out/phases.jsonl': phases(['install', true], ['types', true], ['tests', true], ['score', true]),
  })).toEqual(['6 passed, 0 failed', 0]);
});

test('a failed test, a file that does not load and a failed phase each count as one', async () => {
  expect(await count({
    'out/vitest.json': report(['passed', 'failed'], []),
    'out/phases.jsonl': phases(['install', true], ['tests', false]),
  })).toEqual(['2 passed, 2 failed', 1]);
  expect(await count({ 'out/phases.jsonl': phases(['install', true], ['types', false]) })).toEqual(['1 passed, 1 failed', 1]);
});

test('a run whose tests pass but whose tear-down fails is a failure, and so is one in which nothing ran', async () => {
  expect(await count({
    'out/vitest.json': report(['passed']), 'out/phases.jsonl': phases(['tests', false]),
  })).toEqual(['1 passed, 1 failed', 1]);
  expect(await count({})).toEqual(['0 passed, 1 failed', 1]);
});
