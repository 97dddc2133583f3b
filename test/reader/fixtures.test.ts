import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/domain/plan/read-plan.ts';
import { readingToJson } from '../../src/domain/plan/reading-json.ts';
import { f1, scoreReading, type GoldReading, type Score } from './score.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'plans');
/** On the samples the reader was made with: a fall below any of them is a loss. Every required check is found now. */
const FLOORS = { quantities: 0.97, kind: 0.95, comparator: 0.97, outline: 0.97, checks: 1 };

/** Every text with an annotation beside it. */
function annotated(): string[] {
  return readdirSync(FOLDER).filter(file => file.endsWith('.txt') && existsSync(join(FOLDER, file.replace(/\.txt$/u, '.json'))));
}

function scoreOf(file: string): Score {
  const doc = basename(file, '.txt');
  const gold = JSON.parse(readFileSync(join(FOLDER, `${doc}.json`), 'utf8')) as GoldReading;
  return scoreReading(gold, readingToJson(readPlan(readFileSync(join(FOLDER, file), 'utf8')), doc));
}

describe('the annotated samples', () => {
  const files = annotated();
  const scores = files.map(scoreOf);
  const total = (count: (score: Score) => number): number => scores.reduce((sum, score) => sum + count(score), 0);
  const misses = scores.flatMap(score => score.misses).join('\n');

  it('are at least twenty-two', () => {
    expect(files.length).toBeGreaterThanOrEqual(22);
  });

  it('have their quantities read', () => {
    const matched = total(score => score.quantities.matched);
    expect(f1(matched, total(score => score.quantities.gold), total(score => score.quantities.read)), misses).toBeGreaterThanOrEqual(FLOORS.quantities);
    expect(total(score => score.quantities.kind) / matched, misses).toBeGreaterThanOrEqual(FLOORS.kind);
    expect(total(score => score.quantities.comparator) / matched, misses).toBeGreaterThanOrEqual(FLOORS.comparator);
  });

  it('have their outline read', () => {
    const { outline } = FLOORS;
    expect(f1(total(score => score.outline.matched), total(score => score.outline.gold), total(score => score.outline.read)), misses).toBeGreaterThanOrEqual(outline);
  });

  it('have every required check found with its verdict, and raise no false alarm', () => {
    expect(total(score => score.checks.right) / total(score => score.checks.required), misses).toBeGreaterThanOrEqual(FLOORS.checks);
    expect(total(score => score.checks.falseAlarms), misses).toBe(0);
  });
});
