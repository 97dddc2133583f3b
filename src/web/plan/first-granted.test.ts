import { expect, it } from 'vitest';
import { firstGranted } from './first-granted.ts';

const [bureau, section, school] = [{ path: 'a/' }, { path: 'a/x/' }, { path: 'a/y/z/' }];

it.each([
  ['the first grant that carries the right', [bureau, section, school], [{ unitPath: 'a/x/' }, { unitPath: 'a/' }], section],
  ['a grant without the right is passed over', [school], [{ unitPath: 'a/' }, { unitPath: 'a/y/z/' }], school],
  ['a grant on a unit that was retired leaves the first below it', [school], [{ unitPath: 'a/y/' }], school],
  ['nowhere', [], [{ unitPath: 'a/' }], undefined],
])('%s', (_name, allowed, grants, unit) => {
  expect(firstGranted(allowed, grants)).toBe(unit);
});
