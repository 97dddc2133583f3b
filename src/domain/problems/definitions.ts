import { problem, type Words } from './problem.ts';

/** D1xx: a definition (register, code list, limit table) is wrong. The program does not start with one; the designer does not save one. */
export const definitionProblems = {
  definitionsWrong: problem('D101', 422,
    (d: { faults: readonly Words[] }) => `定义有误，请改正后再试：${d.faults.map((fault) => fault.zh).join('；')}。`,
    (d: { faults: readonly Words[] }) => `Definitions are wrong. Correct them and try again: ${d.faults.map((fault) => fault.en).join('; ')}.`),
};
