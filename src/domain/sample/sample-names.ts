/* What the drawing of the sample county is given to draw from. */

/** Where a district lies: decides how large its schools are. */
export type DistrictArea = 'city' | 'town';

/** Stages of the code list `stage`. */
export type Stage = 'kindergarten' | 'primary' | 'junior' | 'senior';

/** Names to put together, and the first six digits of every number. */
export interface SampleNames {
  /** Of a province there is none of. */
  readonly areaCode: string;
  /** With how many of a thousand bear it. */
  readonly surnames: readonly (readonly [string, number])[];
  readonly given: { readonly boy: readonly string[]; readonly girl: readonly string[] };
  readonly rare: readonly string[];
  readonly long: readonly string[];
  readonly districts: readonly { readonly code: string; readonly name: string; readonly area: DistrictArea }[];
  readonly roads: readonly string[];
  readonly villages: readonly string[];
  readonly subjects: Readonly<Record<Stage, readonly string[]>>;
}
