import { describe, expect, it } from 'vitest';
import type { ActionName } from './actions.ts';
import { may, mayAnywhere, mayInRegister, scopeOf, type Actor, type Grant } from './may.ts';
import type { Sensitivity } from './roles.ts';

const actor = (...grants: Grant[]): Actor => ({ id: 'p1', county: 'qinglan', name: '某人', unitPath: 'qinglan/cg/', grants });
const clerk = actor({ role: 'clerk', unitPath: 'qinglan/cg/syxx/' });
const section = actor({ role: 'section', unitPath: 'qinglan/jjk/' });
const leader = actor({ role: 'leader', unitPath: 'qinglan/' });
const admin = actor({ role: 'system_admin', unitPath: 'qinglan/' });
const both = actor({ role: 'clerk', unitPath: 'qinglan/cg/syxx/' }, { role: 'head', unitPath: 'qinglan/bs/slxx/' });

describe('may', () => {
  it.each<[string, Actor, ActionName, string, Sensitivity, boolean]>([
    ['reports at one’s own school', clerk, 'task.progress', 'qinglan/cg/syxx/', 1, true],
    ['below one’s own unit', section, 'target.progress', 'qinglan/jjk/x/', 1, true],
    ['not at the school next door', clerk, 'task.progress', 'qinglan/cg/eyxx/', 1, false],
    ['not at a school whose code begins the same', actor({ role: 'clerk', unitPath: 'qinglan/cg/' }), 'task.progress', 'qinglan/cgx/', 1, false],
    ['not above one’s own unit', clerk, 'target.open', 'qinglan/cg/', 1, false],
    ['the bureau reads the county', section, 'target.open', 'qinglan/cg/syxx/', 1, true],
    ['but writes only in its own unit', section, 'target.progress', 'qinglan/cg/syxx/', 1, false],
    ['never another county', leader, 'target.open', 'lanhe/', 1, false],
    ['not over the ceiling of the role', section, 'target.open', 'qinglan/jjk/', 3, false],
    ['up to the ceiling', leader, 'target.open', 'qinglan/jjk/', 2, true],
    ['an administrator keeps accounts anywhere in the county', admin, 'account.create', 'qinglan/cg/', 1, true],
    ['and sees no business', admin, 'target.open', 'qinglan/', 0, false],
    ['a right of one grant does not stretch to the place of another', both, 'plan.upload', 'qinglan/cg/syxx/', 1, false],
    ['each grant counts at its own place', both, 'plan.upload', 'qinglan/bs/slxx/', 1, true],
    ['one’s own password needs no unit', actor(), 'password.change', '', 1, true],
    ['the console is nobody’s who signs in', leader, 'backup.write', 'qinglan/', 0, false],
  ])('%s', (_, who, action, path, sensitivity, expected) => {
    expect(may(who, action, path, sensitivity)).toBe(expected);
  });
});

it.each<[string, Actor, ActionName, boolean]>([
  ['a clerk', clerk, 'task.progress', true], ['a clerk', clerk, 'plan.upload', false], ['nobody', actor(), 'target.list', false],
  ['nobody', actor(), 'session.close', true], ['a leader', leader, 'backup.restore', false],
])('mayAnywhere: %s, %s … %s', (_, who, action, expected) => {
  expect(mayAnywhere(who, action)).toBe(expected);
});

describe('scopeOf', () => {
  it.each<[string, Actor, ReturnType<typeof scopeOf>]>([
    ['nobody', actor(), { reads: [], writes: [], ceiling: 0 }],
    ['an administrator', admin, { reads: [], writes: [], ceiling: 0 }],
    ['a clerk', clerk, { reads: ['qinglan/cg/syxx/'], writes: ['qinglan/cg/syxx/'], ceiling: 2 }],
    ['a section', section, { reads: ['qinglan/'], writes: ['qinglan/jjk/'], ceiling: 2 }],
    ['two schools', both, { reads: ['qinglan/cg/syxx/', 'qinglan/bs/slxx/'], writes: ['qinglan/cg/syxx/', 'qinglan/bs/slxx/'], ceiling: 2 }],
    ['one place twice', actor({ role: 'leader', unitPath: 'qinglan/' }, { role: 'office', unitPath: 'qinglan/' }), { reads: ['qinglan/'], writes: ['qinglan/'], ceiling: 2 }],
  ])('%s', (_, who, scope) => {
    expect(scopeOf(who)).toEqual(scope);
  });
});

describe('a token', () => {
  const system: Actor = { ...actor(), unitPath: 'qinglan/cg/', token: { scopes: { class: ['read', 'write'], room: ['export'] }, ceiling: 1 } };

  it('may what its scopes name, at its unit and below, up to its ceiling', () => {
    expect(may(system, 'record.change', 'qinglan/cg/syxx/')).toBe(true);
    for (const [name, path, sensitivity] of [['record.change', 'qinglan/', 1], ['record.change', 'qinglan/bs/', 1], ['record.change', 'qinglan/cg/', 2], ['import.commit', 'qinglan/cg/', 1], ['record.reveal', 'qinglan/cg/', 1], ['record.erase', 'qinglan/cg/', 1], ['session.list', 'qinglan/cg/', 1]] as const) {
      expect(may(system, name, path, sensitivity as Sensitivity), `${name} ${path} ${sensitivity}`).toBe(false);
    }
  });

  it('holds a right in the registers that it names, and in no other', () => {
    expect([mayInRegister(system, 'record.change', 'class'), mayInRegister(system, 'record.change', 'room'), mayInRegister(system, 'record.export', 'room'), mayInRegister(system, 'record.list', 'constructor')]).toEqual([true, false, true, false]);
    expect(mayInRegister(clerk, 'record.change', 'anything')).toBe(true);
  });

  it('is the scope of row security: its unit, and no writing without a right that writes', () => {
    expect(scopeOf(system)).toEqual({ reads: ['qinglan/cg/'], writes: ['qinglan/cg/'], ceiling: 1 });
    expect(scopeOf({ ...system, token: { scopes: { class: ['read', 'export'] }, ceiling: 0 } })).toEqual({ reads: ['qinglan/cg/'], writes: [], ceiling: 0 });
  });
});
