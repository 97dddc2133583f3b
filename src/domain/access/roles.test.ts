import { expect, it, test } from 'vitest';
import { canHoldTogether, roleKeys, roles, sensitivities, type RoleKey } from './roles.ts';

it.each<[RoleKey[], boolean]>([
  [[], true], [['clerk'], true], [['clerk', 'head'], true], [['office', 'section', 'inspector'], true],
  [['system_admin'], true], [['audit_admin', 'audit_admin'], true], [['system_admin', 'security_admin'], false], [['security_admin', 'audit_admin'], false],
  [['system_admin', 'clerk'], false], [['clerk', 'head', 'audit_admin'], false],
])('one person holds %j: %s', (held, may) => {
  expect(canHoldTogether(held)).toBe(may);
});

test('the order of roles does not matter', () => {
  for (const one of roleKeys) for (const other of roleKeys) expect(canHoldTogether([one, other])).toBe(canHoldTogether([other, one]));
});

test('nobody at a school reads the whole county, and every ceiling is a sensitivity', () => {
  const school = roleKeys.filter((key) => roles[key].group === 'school');
  expect(school.map((key) => roles[key].reads)).toEqual(school.map(() => 'unit'));
  expect(roleKeys.filter((key) => sensitivities[roles[key].ceiling] === undefined)).toEqual([]);
});
