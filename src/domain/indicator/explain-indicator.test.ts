import { expect, test } from 'vitest';
import { readCatalogue } from '../../catalog/read-catalogue.ts';
import { environmentOf, expressionWorld } from '../expression/environment.ts';
import { describePart, explainIndicator } from './explain-indicator.ts';
import { indicatorParts } from './indicator-parts.ts';

const { registers, codeLists, limits, indicators } = await readCatalogue();
const env = environmentOf(expressionWorld(registers.values(), codeLists, limits), null);

test('an indicator is said in sentences', () => {
  const indicator = indicators.get('large_class_share');
  if (!indicator) throw new Error('gone');
  expect(explainIndicator(indicator, env, 'zh')).toBe('大班额占比 = 学生数不少于大班额起点（按学段）的班级数 ÷ 班级数。文件口径：56 人及以上班级数 ÷ 班级总数。按学年统计。以百分数表示，保留 2 位小数。越低越好。可分学段。几个单位合在一起时由全部行重新计算，不取平均。公布的大班额含超大班额。');
  expect(explainIndicator(indicator, env, 'en')).toMatch(/^Share of large classes = the number of Classes \(where Pupils is at least Large class from \(by Stage\)\) rows ÷ the number of Classes rows\. .*Less is better\./);
  expect(indicatorParts(indicator.formula.root).map((part) => describePart(indicator.formula, part, env).zh)).toEqual(['学生数不少于大班额起点（按学段）的班级数', '班级数']);
});

test('every built-in indicator can be said, without a key showing through', () => {
  const said = [...indicators.values()].map((one) => explainIndicator(one, env, 'zh'));
  expect(said.filter((text) => /[a-z]_[a-z]/.test(text))).toEqual([]);
  expect(said.every((text) => text.includes(' = '))).toBe(true);
});
