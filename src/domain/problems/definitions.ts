import { problem, type Words } from './problem.ts';

/** D1xx: a definition (register, code list, limit table) is wrong. The program does not start with one; the designer does not save one. */
export const definitionProblems = {
  definitionsWrong: problem('D101', 422,
    (d: { faults: readonly Words[] }) => `定义有误，请改正后再试：${d.faults.map((fault) => fault.zh).join('；')}。`,
    (d: { faults: readonly Words[] }) => `Definitions are wrong. Correct them and try again: ${d.faults.map((fault) => fault.en).join('; ')}.`),
  noCatalogue: problem('D102', 500,
    (d: { folder: string }) => `没有定义文件夹 ${d.folder}。请检查 XUEZHENG_CATALOG，或去掉它。`,
    (d: { folder: string }) => `There is no folder of definitions ${d.folder}. Check XUEZHENG_CATALOG, or leave it out.`),
  registerSetAside: problem('D154', 409,
    (d: { register: string; faults: readonly Words[] }) => `台账“${d.register}”的定义与现在的程序不符，已搁置，数据未动：${d.faults.map((fault) => fault.zh).join('；')}。请在“台账设计”中改正后重新启用。`,
    (d: { register: string; faults: readonly Words[] }) => `The definition of register "${d.register}" does not fit this program; it is set aside, its data untouched: ${d.faults.map((fault) => fault.en).join('; ')}. Correct it on the designer page and put it in force again.`),
  drawingBehind: problem('D155', 409,
    (d: { by: string; version: number }) => `${d.by}刚刚启用了这个台账的第 ${d.version} 版，您的改动没有保存。请刷新，对照新版本后再改。`,
    (d: { by: string; version: number }) => `${d.by} has just put version ${d.version} of this register in force; your change was not saved. Refresh, compare, then change again.`),
  drawingKeyTaken: problem('D156', 409,
    (d: { key: string }) => `已有台账用“${d.key}”作键，没有保存。请换一个键，或打开那个台账修改。`,
    (d: { key: string }) => `There is a register with the key "${d.key}" already; nothing was saved. Choose another key, or open that register and change it.`),
  drawingSame: problem('D157', 409,
    () => '定义与现在的版本一样，没有产生新版本。请改动后再启用。',
    () => 'The definition is the same as the version in force; nothing was saved. Change it first.'),
  drawingKnown: problem('D158', 409,
    (d: { count: number; fields: readonly Words[] }) => `这个台账要问 ${d.count} 项别处已有的事实（${d.fields.map((field) => field.zh).join('、')}），须由另一人批准。请删去这些字段，或报请批准。`,
    (d: { count: number; fields: readonly Words[] }) => `This register asks for ${d.count} facts known elsewhere (${d.fields.map((field) => field.en).join(', ')}); another person must approve it. Remove those fields, or send it for approval.`),
  drawingNoHeadings: problem('D159', 422,
    (d: { name: string }) => `在“${d.name}”里没有找到表头。请把各列的名称写在最上面的一行（前 15 行内），再上传。`,
    (d: { name: string }) => `No headings were found in "${d.name}". Write the names of its columns in one of the first 15 rows, then upload it again.`),
};
