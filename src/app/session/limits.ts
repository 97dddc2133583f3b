/* How long a session lives and when sign-in locks (security baseline: idle 30 min, administrators 15, absolute 12 h; 5 failures lock 30 min). */
import type { Grant } from '../../domain/access/may.ts';
import { roles } from '../../domain/access/roles.ts';

/** After this many hours a session ends, however busy. */
export const ABSOLUTE_HOURS = 12;
/** A session in use is noted to be so this often, in milliseconds. */
export const TOUCH_EVERY = 60_000;
/** A locked name or address opens again after this many minutes. */
export const LOCK_MINUTES = 30;
/** Failed sign-ins that lock one name at one address. */
export const FAILURES_PER_ACCOUNT = 5;
/** More from one address than clerks behind one school's line would make by mistake. */
export const FAILURES_PER_ADDRESS = 60;

/** Idle minutes for a person with these roles. */
export const idleMinutesFor = (grants: readonly Grant[]): number =>
  (grants.some((grant) => roles[grant.role].group === 'administrator') ? 15 : 30);
