import { problem, type Words } from './problem.ts';

/** P1xx: documents that are kept, edited and published. */
export const documentProblems = {
  publishRefused: problem('P101', 422,
    (d: { count: number; places: readonly Words[] }) => `还有 ${d.count} 处错误，不能公布：${d.places.map(({ zh }) => zh).join('；')}。请改正后再公布。`,
    (d: { count: number; places: readonly Words[] }) => `It has ${d.count} errors and cannot be published: ${d.places.map(({ en }) => en).join('; ')}. Correct them and publish again.`),
  documentChanged: problem('P102', 409,
    (d: { by: string; at: string }) => `${d.by}在 ${d.at} 改过这篇稿子。您写的还在本机，请先看对方的稿子，再决定留哪一份。`,
    (d: { by: string; at: string }) => `${d.by} changed this document at ${d.at}. What you wrote is still on your computer: look at theirs, then choose which to keep.`),
  bindingWrong: problem('P103', 422,
    (d: { name: string; why: Words }) => `数字“${d.name}”绑得不对：${d.why.zh}。请重新选择指标、范围或时间。`,
    (d: { name: string; why: Words }) => `The figure "${d.name}" is bound wrongly: ${d.why.en}. Choose its indicator, scope or time again.`),
  editionBegun: problem('P104', 409,
    () => '这篇公文的修订版已经在写了，请打开公文列表，接着写那一份。',
    () => 'A new edition of this document has been begun. Open the list of documents and go on with that one.'),
  publicationBroken: problem('P106', 500,
    (d: { title: string }) => `“${d.title}”留存的文本与公布时的指纹不符，可能被人改动。请马上告诉系统管理员，用备份核对。`,
    (d: { title: string }) => `What is kept of "${d.title}" does not match the digest of its publishing; somebody may have changed it. Ask the system administrator at once to compare it with a backup.`),
  figureUnknown: problem('P105', 404,
    (d: { fact: string }) => `这篇公文里没有编号为“${d.fact}”的数字，请从正文里点开。`,
    (d: { fact: string }) => `This document has no figure numbered "${d.fact}". Open it from the text.`),
};
