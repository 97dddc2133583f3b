import { expect, test } from 'vitest';
import { unitNamed } from './unit-named.ts';

const unit = (name: string, path: string, retired = false) => ({ name, path, retired });
const units = [unit('某县教育局', 'a/'), unit('人事科', 'a/rsk/'), unit('基础教育科', 'a/jjk/'), unit('旧科', 'a/jk/', true), unit('外县科', 'b/wk/')];

test.each([
  ['人事科', 'a/', '人事科'], ['基础教育科会同城关学区', 'a/', '基础教育科'], ['', 'a/', undefined], ['旧科', 'a/', undefined], ['外县科', 'a/', undefined],
  ['某县教育局', 'a/rsk/', undefined],
])('“%s” under %s is %s', (owner, under, name) => {
  expect(unitNamed(units, under, owner)?.name).toBe(name);
});
