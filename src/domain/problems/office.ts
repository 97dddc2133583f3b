import { problem } from './problem.ts';

/** F1xx: files that cannot be read. */
export const officeProblems = {
  fileEmpty: problem('F101', 422,
    (d: { name: string }) => `文件“${d.name}”是空的，请确认上传的是正文文件。`,
    (d: { name: string }) => `The file "${d.name}" is empty. Make sure it is the document itself.`),
};
