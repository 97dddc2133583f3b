/*
 * The problems of files alone. The child that reads one file loads these and not the whole catalogue: starting it is what
 * most small files cost.
 */
import { importProblems } from '../domain/problems/imports.ts';
import { officeProblems } from '../domain/problems/office.ts';

export { isProblem, Problem, raise, type Details, type Words } from '../domain/problems/problem.ts';

/** Every kind of problem a file can have by its name. */
export const problems = { ...officeProblems, ...importProblems };
