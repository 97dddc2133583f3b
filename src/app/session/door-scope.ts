import type { DbScope } from '../../db/database.ts';

/** A scope that sees the county's people and units and no business row: for sign-in, the console and set-up. */
export const doorScope = (county: string): DbScope => ({ county, reads: [], writes: [], ceiling: 0, audit: false });
