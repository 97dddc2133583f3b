import type { Me } from '../../contract/session.ts';

/** Who is signed in. */
export type Person = NonNullable<Me['person']>;
