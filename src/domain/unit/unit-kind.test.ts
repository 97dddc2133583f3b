import { expect, it, test } from 'vitest';
import { canStandUnder, unitKinds, type UnitKind } from './unit-kind.ts';

const kinds = Object.keys(unitKinds) as UnitKind[];

it.each<[UnitKind, UnitKind[]]>([
  ['bureau', []], ['section', ['bureau']], ['district', ['bureau']], ['school', ['bureau', 'district']], ['kindergarten', ['bureau', 'district']], ['training', ['bureau', 'district']],
])('a %s stands under %j', (kind, under) => {
  expect(kinds.filter((parent) => canStandUnder(kind, parent))).toEqual(under);
});

test('no kind stands under itself, and all but the bureau have a place', () => {
  expect(kinds.filter((kind) => canStandUnder(kind, kind))).toEqual([]);
  expect(kinds.filter((kind) => unitKinds[kind].under.length === 0)).toEqual(['bureau']);
});
