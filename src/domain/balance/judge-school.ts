/* One school against the thresholds: how many it meets, and whether the others come near enough. */
import type { PlainDate } from '../values/plain-date.ts';
import { limitFor, type BalanceRules } from './balance-rules.ts';
import { scaled } from './exact.ts';
import type { LevelSchool } from './level-school.ts';

/** One indicator of a school; `value` is null where it is not known, `least` where nothing is asked. */
export interface SchoolValue {
  readonly indicator: string;
  readonly value: number | null;
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
  /** Null while what is not known could still decide. */
  readonly passes: boolean | null;
}

/** Judges a school of a section. Where the rules ask nothing of single schools, it passes. */
export function judgeSchool(rules: BalanceRules, section: string, school: LevelSchool, on: PlainDate): SchoolVerdict {
  const rest = limitFor(rules.perSchool?.rest ?? [], section, on)?.value ?? 1;
  const values = rules.indicators.map(({ key, per, atLeast }): SchoolValue => {
    const [amount, least] = [school.amounts[key], limitFor(atLeast, section, on)?.value ?? null];
    if (amount === undefined) return { indicator: key, value: null, least, met: false, near: false };
    const reaches = (share: number) => least === null || hasEnough(scaled(amount) * BigInt(per), share, least, school.pupils);
    return { indicator: key, value: (amount / school.pupils) * per, least, met: reaches(1), near: reaches(rest) };
  });
  const met = values.filter((value) => value.met).length;
  const needed = limitFor(rules.perSchool?.met ?? [], section, on)?.value ?? 0;
  return { row: school.row, name: school.name, pupils: school.pupils, values, met, passes: rules.perSchool === null || passes(values, needed) };
}

/** Whether it passes; if what is not known could save it, nobody can say. */
function passes(values: readonly SchoolValue[], needed: number): boolean | null {
  const known = values.filter(({ value }) => value !== null);
  const met = known.filter((value) => value.met).length;
  const unknown = values.length - known.length;
  if (met + unknown < needed || !known.every(({ near }) => near)) return false;
  return unknown === 0 ? true : null;
}

/** amount ≥ share · least · pupils, in whole numbers: a school exactly on the line meets it. */
const hasEnough = (amount: bigint, share: number, least: number, pupils: number): boolean =>
  amount * scaled(1) >= scaled(share) * scaled(least) * BigInt(pupils);
