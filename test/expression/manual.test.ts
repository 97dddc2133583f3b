import { expect, test } from 'vitest';
import { aggregateNames } from '../../src/domain/expression/aggregates.ts';
import { readExpression } from '../../src/domain/expression/check-types.ts';
import { functions } from '../../src/domain/expression/functions.ts';
import { readText } from '../architecture/source.ts';
import { env } from './sample-world.ts';

/** The first cell of each row of the tables that holds code. */
const written = [...readText('docs/expressions.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, text = '']) => text);

test.each(written)('docs/expressions.md: %s can be read', (text) => {
  expect(readExpression(text, env.school)).toHaveProperty('expression');
});

test('every function and summary stands in the manual, and is written there as it says itself', () => {
  const named = [...Object.keys(functions).filter((name) => name !== 'between'), ...aggregateNames];
  expect(named.filter((name) => !written.some((text) => text.startsWith(`${name}(`)))).toEqual([]);
  expect(written.length).toBeGreaterThan(40);
});
