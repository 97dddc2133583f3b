import { describe, expect, it } from 'vitest';
import { readExpression } from '../expression/check-types.ts';
import { environmentOf, expressionWorld } from '../expression/environment.ts';
import type { Expression } from '../expression/expression.ts';
import { writeExpression } from '../expression/write-expression.ts';
import { builtIn } from '../../../test/world/built-in.ts';
import { quotientOf } from './quotient-of.ts';
import { restrictToStages } from './restrict-to-stages.ts';

const { registers, codeLists, limits, indicators } = await builtIn();
const env = environmentOf(expressionWorld([...registers.values()], codeLists, limits), null);
const read = (text: string): Expression => { const result = readExpression(text, env, 'number'); if ('faults' in result) throw new Error(result.faults.map(({ en }) => en).join(' ')); return result.expression; };
const given = (key: string) => { const one = indicators.get(key); if (one === undefined) throw new Error(key); return one; };

describe('an indicator of some stages', () => {
  it('is the same formula over their rows', () => {
    const large = given('large_class_share');
    const only = restrictToStages({ ...large, formula: read("count(class where pupils >= 56) / count(class)") }, ['primary', 'junior']);
    expect(writeExpression(only.formula.root)).toBe(writeExpression(read("count(class where stage in ('primary', 'junior') and pupils >= 56) / count(class where stage in ('primary', 'junior'))").root));
    expect(only.stages).toBeNull();
    expect(restrictToStages(large, [])).toBe(large);
    expect(restrictToStages(given('books_per_pupil'), ['primary'])).toBe(given('books_per_pupil'));
  });

  it('counts rows of other stages neither above nor below the line of a share', () => {
    const share = restrictToStages({ ...given('large_class_share'), formula: read('share(class where pupils >= 56)') }, ['primary']);
    expect(writeExpression(share.formula.root)).toBe(writeExpression(read("count(class where stage in ('primary') and pupils >= 56) / count(class where stage in ('primary'))").root));
  });
});

describe('above and below the line', () => {
  it.each<[string, string, string, number]>([
    ['count(class where pupils >= 56) / count(class)', 'count(class where pupils >= 56)', 'count(class)', 1], ['share(class where pupils >= 56)', 'count(class where pupils >= 56)', 'count(class)', 1],
    ['sum(class.pupils) / count(class) * 100', 'sum(class.pupils)', 'count(class)', 100], ['100 * (sum(class.pupils) + sum(class.boarders)) / count(class)', '100 * (sum(class.pupils) + sum(class.boarders))', 'count(class)', 1],
  ])('%s is %s over %s, times %s', (formula, above, below, times) => {
    const found = quotientOf(read(formula).root);
    expect(found && [writeExpression(found.above), writeExpression(found.below), found.times]).toEqual([writeExpression(read(above).root), writeExpression(read(below).root), times]);
  });

  it.each(['count(class)', 'max(class.pupils)', 'avg(class.pupils)', 'max(class.pupils) / count(class)', 'sum(class.pupils) / count(class) + 1'])('there is none in %s', (formula) => {
    expect(quotientOf(read(formula).root)).toBeNull();
  });

  it('nearly every built-in ratio has one, so that its shortfall can be laid on schools', () => {
    const ratios = [...indicators.values()].filter(({ denominator }) => denominator !== undefined);
    expect(ratios.filter(({ formula }) => quotientOf(formula.root) === null).map(({ key }) => key)).toEqual([]);
    expect(ratios.length).toBeGreaterThan(40);
  });
});
