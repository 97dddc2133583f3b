import { problem } from './problem.ts';

/** L1xx: plans and their ledger. */
export const ledgerProblems = {
  noteNeeded: problem('L101', 422,
    (d: { action: string }) => `“${d.action}”需要写明原因或情况，请填写说明后再提交。`,
    (d: { action: string }) => `"${d.action}" needs a reason. Write a note and send again.`),
  reportEmpty: problem('L102', 422,
    () => '请至少填写当前数值、情况说明或上传一份佐证。',
    () => 'Give a current value, a note or a piece of evidence.'),
  itemUnknown: problem('L103', 422,
    (d: { items: readonly string[] }) => `这一版计划中没有条目 ${d.items.join('、')}，请刷新页面后重试。`,
    (d: { items: readonly string[] }) => `This version of the plan has no item ${d.items.join(', ')}. Refresh and try again.`),
  itemReported: problem('L104', 409,
    (d: { title: string }) => `“${d.title}”已经填报过进展，不能从台账中撤下；如不再需要，请在台账中“取消”并写明原因。`,
    (d: { title: string }) => `"${d.title}" has been reported on and cannot be taken out. Cancel it in the ledger and say why.`),
  textEmpty: problem('L105', 422,
    () => '没有读到文字，请粘贴正文或换一个文件。',
    () => 'There is no text. Paste the text or choose another file.'),
  evidenceUnknown: problem('L106', 422,
    () => '有佐证文件找不到或您无权使用，请重新上传后再提交。',
    () => 'A piece of evidence was not found or is not yours to use. Upload it again.'),
  versionUnknown: problem('L107', 404,
    (d: { no: number }) => `计划没有第 ${d.no} 版，请从版本列表中选择。`,
    (d: { no: number }) => `The plan has no version ${d.no}. Choose from the list of versions.`),
  evidenceKind: problem('L108', 422,
    (d: { name: string }) => `“${d.name}”不是可以作为佐证的文件，请上传 PDF、Word、Excel、图片或文本。`,
    (d: { name: string }) => `"${d.name}" cannot serve as evidence. Upload a PDF, Word, Excel, picture or text file.`),
};
