import { problem, type Words } from './problem.ts';

const list = (words: readonly Words[], language: 'zh' | 'en'): string => words.map((one) => one[language]).join(language === 'zh' ? '；' : '; ');

/** U1xx: units that are merged, split or closed. */
export const successionProblems = {
  unitsUnchanged: problem('U101', 422,
    (d: { action: Words; faults: readonly Words[] }) => `不能“${d.action.zh}”，没有做任何改动：${list(d.faults, 'zh')}。请改正后再办。`,
    (d: { action: Words; faults: readonly Words[] }) => `"${d.action.en}" is not possible and nothing was changed: ${list(d.faults, 'en')}. Correct this and try again.`),
  recordsCollide: problem('U102', 409,
    (d: { unit: string; collisions: readonly Words[] }) => `并入“${d.unit}”后有记录重复，没有做任何改动：${list(d.collisions, 'zh')}。请先把其中一方改号或停用，再并入。`,
    (d: { unit: string; collisions: readonly Words[] }) => `Merged into "${d.unit}" some records would stand twice; nothing was changed: ${list(d.collisions, 'en')}. Change or retire one of each first, then merge.`),
  unitNotRestored: problem('U104', 409,
    (d: { unit: string; why: Words }) => `“${d.unit}”不能恢复使用：${d.why.zh}。请先改正，或新建单位。`,
    (d: { unit: string; why: Words }) => `"${d.unit}" cannot be used again: ${d.why.en}. Correct this first, or create a new unit.`),
  pupilsRemain: problem('U103', 409,
    (d: { unit: string; count: number }) => `“${d.unit}”还有 ${d.count} 名学生，不能撤销，没有做任何改动。请先把学生转到其他学校，再撤销。`,
    (d: { unit: string; count: number }) => `"${d.unit}" still has ${d.count} pupils and cannot be closed; nothing was changed. Move them to another school first, then close it.`),
};
