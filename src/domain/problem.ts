/*
 * The one catalogue of problems: everything that can go wrong for a user, gathered from the areas. Status and text
 * exist nowhere else. docs/problems.md lists the same codes; a test compares both ways.
 */
import { accessProblems } from './problems/access.ts';
import { balanceProblems } from './problems/balance.ts';
import { definitionProblems } from './problems/definitions.ts';
import { documentProblems } from './problems/documents.ts';
import { expressionProblems } from './problems/expression.ts';
import { importRunProblems } from './problems/import-runs.ts';
import { importProblems } from './problems/imports.ts';
import { inputProblems } from './problems/input.ts';
import { ledgerProblems } from './problems/ledger.ts';
import { officeProblems } from './problems/office.ts';
import { registerProblems } from './problems/registers.ts';
import { roundProblems } from './problems/rounds.ts';
import { storageProblems } from './problems/storage.ts';
import { successionProblems } from './problems/succession.ts';
import { systemProblems } from './problems/system.ts';
import { valueProblems } from './problems/values.ts';

export { isProblem, Problem, raise, wordsOf, type Details, type ProblemKind, type Words } from './problems/problem.ts';

/** Every kind of problem by its name. */
export const problems = {
  ...accessProblems, ...balanceProblems, ...definitionProblems, ...documentProblems, ...expressionProblems, ...importProblems, ...importRunProblems, ...inputProblems, ...ledgerProblems, ...officeProblems, ...registerProblems, ...roundProblems, ...storageProblems, ...successionProblems, ...systemProblems, ...valueProblems,
};
