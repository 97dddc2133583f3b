/* The manual of indicators: every example stands and gives what it says, every property and address is named. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/app/console/check-definitions.ts';
import { describeIndicators } from '../../src/app/console/describe-indicators.ts';
import { indicatorFile } from '../../src/catalog/indicator-file.ts';
import { aggregateNames } from '../../src/domain/expression/aggregates.ts';
import { directions, timeBases } from '../../src/domain/indicator/definition.ts';
import { figureGroups } from '../../src/contract/indicator.ts';
import { readText } from '../architecture/source.ts';

const manual = readText('docs/indicators.md');
const blocksOf = (text: string) => [...text.matchAll(/```yaml (\S+)\n([^]*?)```/g)].map(([, name = '', held = '']) => ({ name, held }));
const blocks = blocksOf(manual);
const today = new Date('2026-09-10T01:00:00Z');
let folder: string;

const put = async (name: string, text: string) => { await mkdir(dirname(join(folder, name)), { recursive: true }); await writeFile(join(folder, name), text); };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'indicators-'));
  // Its registers are those of the manual of registers.
  for (const { name, held } of [...blocksOf(readText('docs/registers.md')), ...blocks]) await put(name, held);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('holds examples that stand and give what they say', async () => {
  const { faults, counts } = await checkDefinitions(folder, today);
  expect(faults).toEqual([]);
  expect(counts.indicators).toBe(blocks.length);
  expect(manual.match(/```ya?ml/g)).toHaveLength(blocks.length);
  const said = await describeIndicators(folder);
  expect(said.find(({ key }) => key === 'riders_share')?.explanation.zh).toContain('文件口径：乘坐非汽油校车的学生数 ÷ 在班学生数。');
});

it('tells an example that does not hold, with file and line', async () => {
  const { name, held } = blocks.find((block) => block.name.endsWith('driver-count.yaml')) ?? { name: '', held: '' };
  await put(name, held.replace('value: 2', 'value: 3'));
  const { faults } = await checkDefinitions(folder, today);
  await put(name, held);
  expect(faults.map(({ line, say }) => [line, say.zh])).toEqual([[held.split('\n').findIndex((text) => text.includes('value: 2')) + 1, '样例 1 不符：应当得 3，实际是 2']]);
});

it('names every property, time, direction, summary and group there is', () => {
  const words = [...Object.keys(indicatorFile.shape), ...timeBases, ...directions, ...aggregateNames, ...figureGroups];
  expect(words.filter((word) => !manual.includes(`\`${word}\``))).toEqual([]);
});

it('counts the built-in ones as the changes say', async () => {
  const built = await describeIndicators(undefined);
  expect(built.length).toBeGreaterThanOrEqual(60);
  expect(readText('CHANGELOG.md')).toContain(`${built.length} 个内置指标`);
});
