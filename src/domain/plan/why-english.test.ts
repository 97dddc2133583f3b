import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';
import { whyInEnglish } from './why-english.ts';

const han = /\p{Script=Han}/u;
const source = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

it('every reason a rule can give is known in English', () => {
  const said = ['kind.ts', 'comparator.ts', 'task.ts'].flatMap((name) => [...source(name).matchAll(/why: '([^']+)'/g)].map((match) => match[1] ?? ''));
  expect(said.length).toBeGreaterThan(30);
  expect(said.filter((why) => han.test(whyInEnglish(why)))).toEqual([]);
});

it('so is every reason given for the annotated samples, joined as they are', () => {
  const folder = new URL('../../../test/fixtures/plans/', import.meta.url);
  const readings = readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => readPlan(readFileSync(new URL(name, folder), 'utf8')));
  const given = new Set(readings.flatMap((reading) => [...reading.quantities, ...reading.tasks].map((item) => item.why)));
  expect([...given].filter((why) => han.test(whyInEnglish(why)))).toEqual([]);
});

it('a shared bound says so', () => {
  expect(whyInEnglish('计划部分的承诺；后缀“以上”为至少（同列共用）')).toBe('a promise in a plan part; the word after it means at least, shared along its list');
});
