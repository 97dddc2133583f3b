/*
 * What a school of several sections has, divided among them by weighted pupils: one section after the other by its share,
 * the last that has pupils takes the rest, so that the parts always add up to the whole.
 */

/** The pupils of a section and what each counts. */
export interface SectionPupils { readonly pupils: number; readonly weight: number }

/** The part of each section, with so many digits after the point. Without any pupils nothing is divided. */
export function splitAmount(total: number, sections: readonly SectionPupils[], digits: number): number[] {
  const scale = 10 ** digits;
  const last = sections.reduce((found, { pupils }, at) => (pupils > 0 ? at : found), -1);
  const weighted = sections.reduce((all, { pupils, weight }) => all + pupils * weight, 0);
  // In whole units of the last digit, where sums are exact.
  const whole = Math.round(total * scale);
  let rest = whole;
  const parts = sections.map(({ pupils, weight }, at) => {
    if (pupils === 0 || at === last) return 0;
    // Of a few small units three sections may each round up to more than there is.
    const part = Math.min(rest, Math.round((whole * (pupils * weight)) / weighted));
    rest -= part;
    return part;
  });
  return parts.map((part, at) => (at === last ? rest : part) / scale);
}
