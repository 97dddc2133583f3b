import type { Words } from '../problems/problem.ts';
import type { Doer } from './may.ts';

/** Who does what no person asked for: a reminder before a due day, rows that follow their definition at the start. */
export const systemName: Words = { zh: '系统', en: 'System' };

// Stands where the id of an account would; no account has it.
const SYSTEM = '00000000-0000-0000-0000-000000000000';

/** The program itself, as actions and versions record it. */
export const theSystem = (at: Date): Doer => ({ id: SYSTEM, name: systemName.zh, at });
