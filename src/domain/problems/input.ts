import { problem } from './problem.ts';

/** R1xx: what was sent is wrong. R2xx: what was sent meets what is there. */
export const inputProblems = {
  notFound: problem('R101', 404,
    (d: { what: string }) => `没有找到${d.what}，可能已被移走或您无权查看，请返回列表重新选择。`,
    (d: { what: string }) => `${d.what} was not found; it may have moved or you may not see it. Choose again from the list.`),
  inputWrong: problem('R102', 422,
    (d: { fields: readonly string[] }) => `填写有误：${d.fields.join('；')}。请改正后再提交。`,
    (d: { fields: readonly string[] }) => `Some fields are wrong: ${d.fields.join('; ')}. Correct them and send again.`),
  noSuchAddress: problem('R103', 404,
    () => '没有这个地址，请检查链接或从菜单进入。',
    () => 'There is no such address. Check the link or use the menu.'),
  bodyTooLarge: problem('R105', 413,
    (d: { limitMb: number }) => `发送的内容超过 ${d.limitMb} MB，请拆分或压缩后再试。`,
    (d: { limitMb: number }) => `What was sent exceeds ${d.limitMb} MB. Split or shrink it and try again.`),
  recordChanged: problem('R201', 409,
    (d: { by: string }) => `${d.by}刚刚修改过这条记录，请刷新后再保存。`,
    (d: { by: string }) => `${d.by} has just changed this record. Refresh, then save again.`),
  stateForbids: problem('R202', 409,
    (d: { state: string; action: string }) => `当前状态为“${d.state}”，不能“${d.action}”，请刷新后按页面上的按钮办理。`,
    (d: { state: string; action: string }) => `In state "${d.state}" the action "${d.action}" is not possible. Refresh and use the buttons shown.`),
  nameTaken: problem('R203', 409,
    (d: { name: string }) => `“${d.name}”已存在，请换一个名称或代码。`,
    (d: { name: string }) => `"${d.name}" exists already. Choose another name or code.`),
};
