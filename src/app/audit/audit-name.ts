/* The audit outlives what it is about and is read by people who may not see business rows: it keeps names of internal things only. */

const INTERNAL = 1;
const LONGEST = 120;

/** The name the audit may keep of a row this delicate, or undefined. */
export const auditName = (name: string, sensitivity: number): string | undefined =>
  (sensitivity > INTERNAL || name === '' ? undefined : name.slice(0, LONGEST));
