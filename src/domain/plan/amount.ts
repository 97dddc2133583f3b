/*
 * Figures made comparable: 万, 亿 multiplied out, units of one meaning under one name. What cannot be compared stays
 * apart: a share is never a count, and a rise in percentage points is neither.
 */
import type { Magnitude } from './reading.ts';
import { readMultiplier, readUnit } from './unit.ts';

/** A value or the two ends of a range in a unit that is the same for all that can be compared. */
export interface Amount { readonly value: Magnitude; readonly unit: string }

// Classifiers that count the same things; the first stands for all.
const classifiers = ['个 所 处 座 家 间 幢 栋 项 点位', '人 名 位', '次 场 场次', '台 套 台套 台件 台件套'];
const standFor: ReadonlyMap<string, string> = new Map(classifiers.flatMap((row) => row.split(' ').map((name, _, all) => [name, all[0] ?? name] as const)));
const counts: ReadonlySet<string> = new Set(standFor.values());
const shares: Readonly<Record<string, number>> = { '‰': 0.1, '‱': 0.01, 比例: 100, 百分之: 1, 千分之: 0.1, 万分之: 0.01 };

/** The amount as printed, in a comparable unit: 1.2 万人 is 12000 人, 九成 is 90 %. */
export function normalizeAmount(value: Magnitude, printed: string): Amount {
  const text = printed.normalize('NFKC').replaceAll(/[\s余多]|\(.*\)/g, '');
  const share = shares[text];
  if (share !== undefined) return { value: scale(value, share), unit: '%' };
  const { factor, unit } = readPrinted(text);
  return { value: scale(value, factor), unit: standFor.get(unit) ?? unit };
}

/** Whether amounts in these comparable units can be set against each other. A missing unit goes with any count. */
export function comparableUnits(a: string, b: string): boolean {
  return a === b || (a === '' && counts.has(b)) || (b === '' && counts.has(a));
}

// 千米 and 百分点 begin like a multiplier and are none, so the whole is tried first.
function readPrinted(text: string): { factor: number; unit: string } {
  for (const { end, factor } of [{ end: 0, factor: 1 }, readMultiplier(text, 0)]) {
    const read = readUnit(text, end);
    if (read?.end === text.length) return { factor: factor * read.unit.times, unit: read.unit.canonical };
  }
  const { end, factor } = readMultiplier(text, 0);
  return { factor, unit: text.slice(end) };
}

// Twelve digits hold every figure of a budget and drop what binary fractions add: 9.94 × 1e8 is 994000000.
const scale = (value: Magnitude, factor: number): Magnitude =>
  typeof value === 'number' ? exact(value * factor) : [exact(value[0] * factor), exact(value[1] * factor)];

const exact = (value: number): number => Number(value.toPrecision(12));
