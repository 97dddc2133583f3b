/*
 * What a school of several sections has, divided among them by weighted pupils: one section after the other by its share,
 * the last that has pupils takes the rest, so that the parts always add up to the whole.
 */

/** The pupils of a section and what each counts. */
export interface SectionPupils { readonly pupils: number; readonly weight: number }

/** The part of each section, with so many digits after the point. Without any pupils nothing is divided. */
export function splitAmount(total: number, sections: readonly SectionPupils[], digits: number): number[] {
  const scale = 10 ** digits;
  const units = sections.map(({ pupils, weight }) => pupils * Math.round(weight * WEIGHT_SCALE));
  const last = sections.reduce((found, { pupils }, at) => (pupils > 0 ? at : found), -1);
  const all = units.reduce((sum, own) => sum + own, 0);
  // In whole units of the last digit, where sums are exact.
  const whole = Math.round(total * scale);
  let rest = whole;
  const parts = units.map((own, at) => {
    if (own === 0 || at === last) return 0;
    // Of a few small units three sections may each round up to more than there is.
    const part = Math.min(rest, shareOf(whole, own, all));
    rest -= part;
    return part;
  });
  return parts.map((part, at) => (at === last ? rest : part) / scale);
}

/** Weights have at most four digits after the point. */
const WEIGHT_SCALE = 10_000;

/** whole × own ÷ all to the nearest whole number, halves up: in whole numbers, for 1.1 is none in binary and a half would fall either way. */
function shareOf(whole: number, own: number, all: number): number {
  const twice = 2 * whole * own + all;
  if (twice <= Number.MAX_SAFE_INTEGER) return (twice - (twice % (2 * all))) / (2 * all);
  return Number((2n * BigInt(whole) * BigInt(own) + BigInt(all)) / (2n * BigInt(all)));
}
