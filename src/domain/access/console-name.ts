import type { Words } from '../problems/problem.ts';

/** Who did what is done from the operator's console: nobody who signs in. The audit keeps the Chinese. */
export const consoleName: Words = { zh: '控制台', en: 'Console' };
