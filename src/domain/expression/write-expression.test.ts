import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomExpression, randomSummary } from '../../../test/expression/random-expressions.ts';
import { classes, sampleWorld, school } from '../../../test/expression/sample-world.ts';
import { readExpression } from './check-types.ts';
import { environmentOf, expressionWorld } from './environment.ts';
import type { ExpressionNode } from './expression.ts';
import { writeExpression } from './write-expression.ts';

// Without code lists: random texts are no codes.
const env = environmentOf(expressionWorld([school, classes], new Map(), sampleWorld.limits), 'school');

const shape = (node: ExpressionNode): string => JSON.stringify(node, (key, held: unknown) => (key === 'start' || key === 'end' ? undefined : held));

function read(text: string): ExpressionNode {
  const checked = readExpression(text, env);
  if ('faults' in checked) throw new Error(`${text}: ${checked.faults.map(({ en }) => en).join(' ')}`);
  return checked.expression.root;
}

test.each([
  ['人数大于', 'pupils > 45', 'pupils > 45'], ['percent', 'passed >= 85%', 'passed >= 0.85'], ['quotes', "name = '第一''小学'", "name = '第一''小学'"], ['dates', 'founded < 2026-03-01', "founded < date'2026-03-01'"],
  ['brackets', '(pupils + 1) * 2 > 3 and (pupils > 1 or pupils < 0)', '(((pupils + 1) * 2) > 3) and ((pupils > 1) or (pupils < 0))'], ['not in', "stage not in ('primary')", "not (stage in ('primary'))"],
  ['between', 'pupils between 1 and 2', 'pupils between 1 and 2'], ['blank', 'boarders is not blank', 'boarders is not blank'], ['minus', '-pupils < 3', '(-pupils) < 3'],
])('%s', (_, text, written) => { expect(writeExpression(read(text))).toBe(written); });

test('what is written reads back to the same', () => {
  fc.assert(fc.property(fc.oneof(randomExpression, randomSummary), (text) => {
    const node = read(text);
    expect(shape(read(writeExpression(node)))).toBe(shape(node));
  }), { numRuns: 400 });
});
