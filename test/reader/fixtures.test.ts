import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/domain/plan/read-plan.ts';
import { readingToJson } from '../../src/domain/plan/reading-json.ts';
import { f1, scoreReading, type GoldReading, type Score } from './score.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'plans');
/** On the samples the rules were made with: a fall below any of these is a loss. */
const MADE_WITH = { name: 'samples the rules were made with', blind: false, least: 26, quantities: 0.97, kind: 0.95, comparator: 0.97, outline: 0.97, checks: 1 };
/** On samples nobody looked at while making rules: what a new document may expect. A rule made for one of them spoils it; then it loses its letter. */
const BLIND = { name: 'samples no rule was made with', blind: true, least: 4, quantities: 0.95, kind: 0.9, comparator: 0.97, outline: 0.93, checks: 0.8 };

/** Every text with an annotation beside it, of the blind set or of the other. */
function annotated(blind: boolean): string[] {
  return readdirSync(FOLDER).filter(file => file.startsWith('e') === blind && file.endsWith('.txt') && existsSync(join(FOLDER, file.replace(/\.txt$/u, '.json'))));
}

function scoreOf(file: string): Score {
  const doc = basename(file, '.txt');
  const gold = JSON.parse(readFileSync(join(FOLDER, `${doc}.json`), 'utf8')) as GoldReading;
  return scoreReading(gold, readingToJson(readPlan(readFileSync(join(FOLDER, file), 'utf8')), doc));
}

describe.each([MADE_WITH, BLIND])('$name', (floors) => {
  const files = annotated(floors.blind);
  const scores = files.map(scoreOf);
  const total = (count: (score: Score) => number): number => scores.reduce((sum, score) => sum + count(score), 0);
  const misses = scores.flatMap(score => score.misses).join('\n');

  it('are enough to judge by', () => {
    expect(files.length).toBeGreaterThanOrEqual(floors.least);
  });

  it('have their quantities read', () => {
    const matched = total(score => score.quantities.matched);
    expect(f1(matched, total(score => score.quantities.gold), total(score => score.quantities.read)), misses).toBeGreaterThanOrEqual(floors.quantities);
    expect(total(score => score.quantities.kind) / matched, misses).toBeGreaterThanOrEqual(floors.kind);
    expect(total(score => score.quantities.comparator) / matched, misses).toBeGreaterThanOrEqual(floors.comparator);
  });

  it('have their outline read', () => {
    expect(f1(total(score => score.outline.matched), total(score => score.outline.gold), total(score => score.outline.read)), misses).toBeGreaterThanOrEqual(floors.outline);
  });

  it('have every required check found with its verdict, and raise no false alarm', () => {
    expect(total(score => score.checks.right) / total(score => score.checks.required), misses).toBeGreaterThanOrEqual(floors.checks);
    expect(total(score => score.checks.falseAlarms), misses).toBe(0);
  });
});
