/*
 * Numbers that are built as the rules ask and yet can be nobody's: areas and provinces begin with 69, which GB/T 2260 has
 * never given out, mobile numbers with 154, a range no operator was given, landlines with 0699, which is no area.
 */
import type { PlainDate } from '../values/plain-date.ts';
import { checkOfCreditCode } from '../register/text-formats/credit-code.ts';
import { checkOfId } from '../register/text-formats/id-number.ts';
import type { Random } from './random.ts';

/** `1` for boys and men, `2` for girls and women, as in GB/T 2261.1. */
export type Sex = '1' | '2';

/** Gives out ID numbers, none of them twice. */
export function idNumbers(areaCode: string): (born: PlainDate, sex: Sex) => string {
  const given = new Map<string, number>();
  return (born, sex) => {
    const day = `${born.replaceAll('-', '')}${sex}`;
    const turn = given.get(day) ?? 0;
    given.set(day, turn + 1);
    // Five hundred for each sex and day: odd numbers are men, even ones women. More move on to the next area.
    const area = String(Number(areaCode) + Math.floor(turn / 500));
    const digits = `${area}${day.slice(0, 8)}${String((turn % 500) * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0')}`;
    return `${digits}${checkOfId(digits)}`;
  };
}

// GB 11714: the last character of an organisation code by the eight before it.
const weights = [3, 7, 9, 10, 5, 8, 4, 2];
function organisationCode(eight: string): string {
  const rest = 11 - weights.reduce((sum, weight, at) => sum + weight * Number(eight[at]), 0) % 11;
  return `${eight}${rest === 10 ? 'X' : rest === 11 ? '0' : rest}`;
}

/** The credit code of the n-th public institution (12) or private one (52). */
export function creditCodeOf(areaCode: string, turn: number, ownership: 'public' | 'private'): string {
  const seventeen = `${ownership === 'public' ? '12' : '52'}${areaCode}${organisationCode(String(49_000_000 + turn))}`;
  return `${seventeen}${checkOfCreditCode(seventeen)}`;
}

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random.whole(0, 9)).join('');

/** A mobile number. */
export const mobileOf = (random: Random): string => `154${digits(random, 8)}`;

/** A school's telephone. */
export const landlineOf = (random: Random): string => `0699${random.whole(2, 8)}${digits(random, 6)}`;
