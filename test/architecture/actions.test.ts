import { beforeAll, describe, expect, test, vi } from 'vitest';
import type * as Wrapper from '../../src/app/use-case.ts';
import { actions, type Action } from '../../src/domain/access/actions.ts';
import { canHoldTogether, roleKeys, roles } from '../../src/domain/access/roles.ts';
import { isTest, parseSource, projectRoot, readSources } from './source.ts';
import { findCrowdedFiles, findSilentActions, findUnmatchedActions } from './use-cases.ts';

// Use cases are made when their file is loaded; some make one for each verb. So they are counted where they are made.
const made = vi.hoisted((): string[] => []);
vi.mock(import('../../src/app/use-case.ts'), async (load) => {
  const wrapper = await load();
  const useCase: typeof Wrapper.useCase = (name, body) => {
    made.push(name);
    return wrapper.useCase(name, body);
  };
  return { ...wrapper, useCase };
});

const app = readSources('src/app').filter((source) => !isTest(source.path));
const table: Readonly<Record<string, Action>> = actions;

beforeAll(async () => {
  for (const source of app) await import(/* @vite-ignore */ `${projectRoot}${source.path}`);
}, 60_000);

test('every action has exactly one use case, and every use case its action', () => {
  expect(made.length).toBeGreaterThan(20);
  expect(findUnmatchedActions(table, made)).toEqual([]);
});

test('what runs outside the wrapper writes its audit row itself', () => {
  expect(findSilentActions(table, app)).toEqual([]);
});

test('one use case, one file, named after it', () => {
  expect(findCrowdedFiles(app)).toEqual([]);
});

test('actions are noun.verb, with a name in both languages and roles that exist', () => {
  for (const [name, action] of Object.entries(table)) {
    expect(name).toMatch(/^[a-z]+\.[a-z]+$/);
    expect(action.zh).toMatch(/\p{Script=Han}/u);
    expect(action.en).toMatch(/^[A-Z]/);
    if (typeof action.roles !== 'string') expect(new Set(action.roles).size, `${name}: a role twice, or none`).toBe(Math.max(1, action.roles.length));
  }
  const names = Object.values(table).map((action) => action.zh);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('everything that changes something is audited', () => {
  expect(Object.entries(table).filter(([, action]) => action.writes && !action.audited)).toEqual([]);
});

describe('the three administrators', () => {
  const administrators = roleKeys.filter((key) => roles[key].group === 'administrator');
  const business = roleKeys.filter((key) => roles[key].group !== 'administrator');

  test('exclude one another and every business role', () => {
    expect(administrators).toEqual(['system_admin', 'security_admin', 'audit_admin']);
    for (const one of administrators) {
      for (const other of roleKeys) expect(canHoldTogether([one, other]), `${one} with ${other}`).toBe(one === other);
    }
    for (const one of business) for (const other of business) expect(canHoldTogether([one, other])).toBe(true);
  });

  test('share no changing action, see no business rows, and only the auditor reads the audit', () => {
    const grantedTo = (role: string) => Object.entries(table).filter(([, action]) => typeof action.roles !== 'string' && action.roles.some((key) => key === role));
    for (const one of administrators) {
      for (const [name, action] of grantedTo(one)) {
        const others = administrators.filter((other) => other !== one && grantedTo(other).some(([same]) => same === name));
        if (action.writes) expect(others, name).toEqual([]);
        // The workbench shows each person what they may see: to an administrator, grants that wait.
        if (name !== 'workbench.open') expect(['plan', 'ledger', 'file'], name).not.toContain(action.group);
      }
      expect(roles[one]).toMatchObject({ reads: 'none', ceiling: 0 });
    }
    expect(Object.values(table).filter((action) => action.group === 'audit').map((action) => action.roles)).toEqual([['audit_admin'], ['audit_admin']]);
    expect(grantedTo('audit_admin').filter(([, action]) => action.writes)).toEqual([]);
  });
});

describe('the check itself fails on', () => {
  const sample = { 'plan.open': { roles: ['office'] }, 'plan.decide': { roles: ['office'] }, 'session.open': { roles: 'open' }, 'backup.write': { roles: 'console' } } as const;
  const both = ['plan.open', 'plan.decide'];

  test('an action without, with two, and a use case outside the table', () => {
    expect(findUnmatchedActions(sample, both)).toEqual([]);
    expect(findUnmatchedActions(sample, ['plan.open'])).toEqual([expect.stringContaining('plan.decide: an action without a use case')]);
    expect(findUnmatchedActions(sample, [...both, 'plan.decide'])).toEqual([expect.stringContaining('plan.decide: 2 use cases for one action')]);
    expect(findUnmatchedActions(sample, [...both, 'plan.fly'])).toEqual([expect.stringContaining('plan.fly: a use case without an action')]);
    expect(findUnmatchedActions(sample, [...both, 'session.open'])).toEqual([expect.stringContaining('session.open')]);
  });

  test('a file with two use cases, or one named after something else', () => {
    const one = "export const openPlan = useCase('plan.open', open);\n";
    expect(findCrowdedFiles([parseSource('src/app/plan/open-plan.ts', one)])).toEqual([]);
    expect(findCrowdedFiles([parseSource('src/app/plan/plans.ts', one)])).toEqual([expect.stringContaining('Name the file after its use case')]);
    expect(findCrowdedFiles([parseSource('src/app/plan/open-plan.ts', `${one}export const listPlans = useCase('plan.list', list);`)])).toEqual([expect.stringContaining('2 use cases')]);
  });

  test('an open action, or one of the console, without an audit row', () => {
    expect(findSilentActions({ 'session.fly': { roles: 'open', audited: true }, 'plan.open': { roles: ['office'], audited: true } }, app)).toHaveLength(1);
    expect(findSilentActions({ 'backup.write': { roles: 'console', audited: true } }, [])).toHaveLength(1);
  });
});
