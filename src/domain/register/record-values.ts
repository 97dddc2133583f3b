/*
 * What a field holds, in a shape that travels as JSON unchanged:
 *   text, date (YYYY-MM-DD), period, choice, unit · person · reference · file (their ids), location ("lng,lat"): string
 *   integer: number (safe) · decimal, money, percent: a decimal as string without exponent and needless zeros ("12.5"; percent in points, "87.8")
 *   choices: list of codes · blank: null
 */
export type FieldValue = string | number | readonly string[] | null;

/** The values of one record by field key; a key left out is blank. */
export type RecordValues = Readonly<Record<string, FieldValue>>;
