/* One school against the thresholds: how many it meets, and whether the others come near enough. */
import type { PlainDate } from '../values/plain-date.ts';
import { limitFor, type BalanceRules } from './balance-rules.ts';
import { scaled } from './exact.ts';
import type { LevelSchool } from './level-school.ts';

/** One indicator of a school; `least` is null where nothing is asked. */
export interface SchoolValue {
  readonly indicator: string;
  readonly value: number;
  readonly least: number | null;
  readonly met: boolean;
  /** Whether it has at least the share that one not met must have. */
  readonly near: boolean;
}

/** A school's verdict. */
export interface SchoolVerdict {
  readonly row: number;
  readonly name: string;
  readonly pupils: number;
  readonly values: readonly SchoolValue[];
  readonly met: number;
  readonly passes: boolean;
}

/** Judges a school of a section. Where the rules ask nothing of single schools, it passes. */
export function judgeSchool(rules: BalanceRules, section: string, school: LevelSchool, on: PlainDate): SchoolVerdict {
  const rest = limitFor(rules.perSchool?.rest ?? [], section, on)?.value ?? 1;
  const values = rules.indicators.map(({ key, per, atLeast }): SchoolValue => {
    const [amount, least] = [school.amounts[key] ?? 0, limitFor(atLeast, section, on)?.value ?? null];
    const reaches = (share: number) => least === null || hasEnough(scaled(amount) * BigInt(per), share, least, school.pupils);
    return { indicator: key, value: (amount / school.pupils) * per, least, met: reaches(1), near: reaches(rest) };
  });
  const met = values.filter((value) => value.met).length;
  const needed = limitFor(rules.perSchool?.met ?? [], section, on)?.value ?? 0;
  return { row: school.row, name: school.name, pupils: school.pupils, values, met, passes: rules.perSchool === null || (met >= needed && values.every(({ near }) => near)) };
}

/** amount ≥ share · least · pupils, in whole numbers: a school exactly on the line meets it. */
const hasEnough = (amount: bigint, share: number, least: number, pupils: number): boolean =>
  amount * scaled(1) >= scaled(share) * scaled(least) * BigInt(pupils);
