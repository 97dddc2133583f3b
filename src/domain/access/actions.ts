import type { RoleKey } from './roles.ts';
import type { TokenRight } from './token-reach.ts';

/*
 * The one table of actions. Permission, audit, menu and API read it; a use case that is not in it does not compile.
 * `own` actions concern only the person who asks and need no unit. `open` ones need no sign-in;
 * `console` ones belong to whoever runs commands on the server, and to nobody who signs in.
 */

/** One line of the table. */
export interface Action {
  readonly zh: string;
  readonly en: string;
  readonly group: 'session' | 'unit' | 'account' | 'plan' | 'ledger' | 'register' | 'round' | 'file' | 'audit' | 'setting' | 'system';
  readonly roles: readonly RoleKey[] | 'own' | 'open' | 'console';
  /** Changes something; reading actions are audited only when `audited` says so. */
  readonly writes: boolean;
  readonly audited: boolean;
  /** The right with which the token of another system may do it, in a register that it names; `any` where no register is asked for. None: a token never may. */
  readonly token?: TokenRight | 'any';
}

const bureau: readonly RoleKey[] = ['leader', 'office', 'section', 'inspector'];
const everyone: readonly RoleKey[] = [...bureau, 'district', 'head', 'clerk'];
const doers: readonly RoleKey[] = ['office', 'section', 'district', 'head', 'clerk'];
const confirmers: readonly RoleKey[] = ['leader', 'office', 'section', 'district', 'inspector'];
const checkers: readonly RoleKey[] = ['leader', 'office', 'section', 'district'];

const read = { writes: false, audited: false } as const;
const readAudited = { writes: false, audited: true } as const;
const write = { writes: true, audited: true } as const;

/** Every action by its `noun.verb`. */
export const actions = {
  'session.open': { zh: '登录', en: 'Sign in', group: 'session', roles: 'open', ...write },
  'session.close': { zh: '退出', en: 'Sign out', group: 'session', roles: 'own', ...write },
  'session.list': { zh: '查看自己的登录', en: 'List own sessions', group: 'session', roles: 'own', ...read },
  'session.revoke': { zh: '结束登录', en: 'End a session', group: 'session', roles: 'own', ...write },
  'password.change': { zh: '修改密码', en: 'Change password', group: 'session', roles: 'own', ...write },
  'system.setup': { zh: '初始化系统', en: 'Set up the system', group: 'system', roles: 'open', ...write },

  'unit.list': { zh: '查看单位', en: 'List units', group: 'unit', roles: ['system_admin', 'security_admin', ...everyone], ...read, token: 'any' },
  'unit.create': { zh: '新建单位', en: 'Create unit', group: 'unit', roles: ['system_admin'], ...write },
  'unit.rename': { zh: '修改单位', en: 'Rename unit', group: 'unit', roles: ['system_admin'], ...write },
  'unit.retire': { zh: '停用单位', en: 'Retire unit', group: 'unit', roles: ['system_admin'], ...write },
  'unit.restore': { zh: '恢复使用单位', en: 'Use unit again', group: 'unit', roles: ['system_admin'], ...write },

  'unit.merge': { zh: '并入单位', en: 'Merge units', group: 'unit', roles: ['office'], ...write },
  'unit.split': { zh: '拆分单位', en: 'Split unit', group: 'unit', roles: ['office'], ...write },
  'unit.close': { zh: '撤销单位', en: 'Close unit', group: 'unit', roles: ['office'], ...write },
  'unit.foresee': { zh: '预览单位调整', en: 'Preview a change of units', group: 'unit', roles: ['office'], ...read },
  'unit.trace': { zh: '查看单位沿革', en: 'Trace unit', group: 'unit', roles: ['system_admin', 'security_admin', ...everyone], ...read },

  'account.list': { zh: '查看账号', en: 'List accounts', group: 'account', roles: ['system_admin', 'security_admin'], ...read },
  'account.create': { zh: '新建账号', en: 'Create account', group: 'account', roles: ['system_admin'], ...write },
  'account.disable': { zh: '停用账号', en: 'Disable account', group: 'account', roles: ['system_admin'], ...write },
  'account.enable': { zh: '启用账号', en: 'Enable account', group: 'account', roles: ['system_admin'], ...write },
  'account.reset': { zh: '重置密码', en: 'Reset password', group: 'account', roles: ['system_admin'], ...write },
  'grant.propose': { zh: '申请授权', en: 'Propose grant', group: 'account', roles: ['system_admin'], ...write },
  'grant.authorise': { zh: '批准授权', en: 'Authorise grant', group: 'account', roles: ['security_admin'], ...write },
  'token.list': { zh: '查看接口令牌', en: 'List tokens', group: 'account', roles: ['system_admin', 'security_admin'], ...read },
  'token.issue': { zh: '签发接口令牌', en: 'Issue token', group: 'account', roles: ['system_admin'], ...write },
  'token.limit': { zh: '设定接口限速', en: 'Limit tokens', group: 'account', roles: ['system_admin'], ...write },
  'token.revoke': { zh: '撤销接口令牌', en: 'Revoke token', group: 'account', roles: ['system_admin'], ...write },
  'token.authorise': { zh: '批准接口令牌', en: 'Authorise token', group: 'account', roles: ['security_admin'], ...write },
  'token.withdraw': { zh: '收回接口令牌批准', en: 'Withdraw token', group: 'account', roles: ['security_admin'], ...write },
  'token.use': { zh: '使用接口令牌', en: 'Use token', group: 'session', roles: 'open', ...write },
  'grant.revoke': { zh: '撤销授权', en: 'Revoke grant', group: 'account', roles: ['security_admin'], ...write },

  'plan.list': { zh: '查看计划', en: 'List plans', group: 'plan', roles: everyone, ...read },
  'plan.open': { zh: '打开计划', en: 'Open plan', group: 'plan', roles: everyone, ...read },
  'plan.compare': { zh: '比较计划版本', en: 'Compare versions', group: 'plan', roles: everyone, ...read },
  'plan.match': { zh: '对照上年目标', en: 'Match with targets', group: 'plan', roles: everyone, ...read },
  'plan.upload': { zh: '上传计划', en: 'Upload plan', group: 'plan', roles: ['office', 'section', 'district', 'head'], ...write },
  'plan.decide': { zh: '核对计划条目', en: 'Decide plan items', group: 'plan', roles: ['office', 'section', 'district', 'head'], ...write },
  'plan.follow': { zh: '确定往年计划的督办方式', en: 'Choose how a past plan is followed', group: 'plan', roles: ['office', 'section', 'district', 'head'], ...write },
  'plan.export': { zh: '导出计划台账', en: 'Export plan ledger', group: 'plan', roles: everyone, ...readAudited },
  'report.draft': { zh: '拟公文稿', en: 'Draft a document', group: 'plan', roles: ['leader', 'office', 'section', 'district', 'head'], ...readAudited },
  'document.list': { zh: '查看公文', en: 'List documents', group: 'plan', roles: everyone, ...read },
  'document.open': { zh: '打开公文', en: 'Open document', group: 'plan', roles: everyone, ...read },
  'document.drill': { zh: '查看公文数字的来源', en: 'Open a figure of a document', group: 'plan', roles: everyone, ...read },
  'document.export': { zh: '导出公文', en: 'Export document', group: 'plan', roles: everyone, ...readAudited },
  'document.create': { zh: '新建公文稿', en: 'Begin a document', group: 'plan', roles: ['office', 'section', 'district', 'head'], ...write },
  'document.edit': { zh: '修改公文稿', en: 'Edit document', group: 'plan', roles: ['office', 'section', 'district', 'head'], ...write },
  'document.discard': { zh: '作废公文稿', en: 'Discard document', group: 'plan', roles: ['office', 'section', 'district', 'head'], ...write },
  'document.renew': { zh: '修订已公布的公文', en: 'Begin a new edition', group: 'plan', roles: ['office', 'section', 'district', 'head'], ...write },
  'document.publish': { zh: '公布公文', en: 'Publish document', group: 'plan', roles: ['leader', 'office', 'district'], ...write },
  'plan.calendar': { zh: '导出期限日历', en: 'Export deadlines', group: 'plan', roles: everyone, ...readAudited },

  'ledger.assign': { zh: '批量分派', en: 'Assign several', group: 'ledger', roles: ['office', 'section', 'district', 'head'], ...write },
  'target.list': { zh: '查看目标', en: 'List targets', group: 'ledger', roles: everyone, ...read },
  'target.open': { zh: '打开目标', en: 'Open target', group: 'ledger', roles: everyone, ...read },
  'target.assign': { zh: '分派目标', en: 'Assign target', group: 'ledger', roles: ['office', 'section', 'district', 'head'], ...write },
  'target.revise': { zh: '修改目标', en: 'Revise target', group: 'ledger', roles: ['office', 'district', 'head'], ...write },
  'target.progress': { zh: '填报目标进展', en: 'Report target progress', group: 'ledger', roles: doers, ...write },
  'target.claim': { zh: '申报目标完成', en: 'Claim target met', group: 'ledger', roles: doers, ...write },
  'target.confirm': { zh: '确认目标完成', en: 'Confirm target met', group: 'ledger', roles: confirmers, ...write },
  'target.return': { zh: '退回目标', en: 'Return target', group: 'ledger', roles: confirmers, ...write },
  'target.reopen': { zh: '重新打开目标', en: 'Reopen target', group: 'ledger', roles: ['leader', 'office'], ...write },
  'target.cancel': { zh: '取消目标', en: 'Cancel target', group: 'ledger', roles: ['office', 'district', 'head'], ...write },
  'target.withdraw': { zh: '撤回目标申报', en: 'Withdraw target claim', group: 'ledger', roles: doers, ...write },
  'target.keep': { zh: '保留目标', en: 'Keep target', group: 'ledger', roles: ['office', 'district', 'head'], ...write },

  'task.list': { zh: '查看任务', en: 'List tasks', group: 'ledger', roles: everyone, ...read },
  'task.open': { zh: '打开任务', en: 'Open task', group: 'ledger', roles: everyone, ...read },
  'task.assign': { zh: '分派任务', en: 'Assign task', group: 'ledger', roles: ['office', 'section', 'district', 'head'], ...write },
  'task.revise': { zh: '修改任务', en: 'Revise task', group: 'ledger', roles: ['office', 'section', 'district', 'head'], ...write },
  'task.progress': { zh: '填报任务进展', en: 'Report task progress', group: 'ledger', roles: doers, ...write },
  'task.claim': { zh: '申报任务办结', en: 'Claim task done', group: 'ledger', roles: doers, ...write },
  'task.confirm': { zh: '确认任务办结', en: 'Confirm task done', group: 'ledger', roles: confirmers, ...write },
  'task.return': { zh: '退回任务', en: 'Return task', group: 'ledger', roles: confirmers, ...write },
  'task.reopen': { zh: '重新打开任务', en: 'Reopen task', group: 'ledger', roles: ['leader', 'office'], ...write },
  'task.cancel': { zh: '取消任务', en: 'Cancel task', group: 'ledger', roles: ['office', 'district', 'head'], ...write },
  'task.withdraw': { zh: '撤回任务申报', en: 'Withdraw task claim', group: 'ledger', roles: doers, ...write },
  'task.keep': { zh: '保留任务', en: 'Keep task', group: 'ledger', roles: ['office', 'district', 'head'], ...write },

  'register.list': { zh: '查看台账目录', en: 'List registers', group: 'register', roles: everyone, ...read, token: 'any' },
  'register.open': { zh: '打开台账', en: 'Open register', group: 'register', roles: everyone, ...read, token: 'read' },
  'register.describe': { zh: '查看接口说明', en: 'Describe the API', group: 'register', roles: everyone, ...read, token: 'any' },
  'register.draw': { zh: '新建自画台账', en: 'Draw register', group: 'register', roles: ['office'], ...write },
  'register.change': { zh: '修改自画台账', en: 'Change register', group: 'register', roles: ['office'], ...write },
  'drawing.list': { zh: '查看自画台账', en: 'List drawings', group: 'register', roles: ['leader', 'office'], ...read },
  'drawing.open': { zh: '打开台账设计', en: 'Open drawing', group: 'register', roles: ['leader', 'office'], ...read },
  'drawing.check': { zh: '检查台账设计', en: 'Check drawing', group: 'register', roles: ['leader', 'office'], ...read },
  'drawing.guess': { zh: '按表格拟台账', en: 'Draw register from a workbook', group: 'register', roles: ['office'], ...read },
  'drawing.propose': { zh: '报请批准台账', en: 'Propose drawing', group: 'register', roles: ['office'], ...write },
  'drawing.approve': { zh: '批准台账', en: 'Approve drawing', group: 'register', roles: ['leader', 'office'], ...write },
  'drawing.decline': { zh: '不批准台账', en: 'Decline drawing', group: 'register', roles: ['leader', 'office'], ...write },
  'record.list': { zh: '查看台账记录', en: 'List records', group: 'register', roles: everyone, ...read, token: 'read' },
  'record.open': { zh: '打开台账记录', en: 'Open record', group: 'register', roles: everyone, ...read, token: 'read' },
  'record.trace': { zh: '查看记录历史', en: 'Trace record', group: 'register', roles: everyone, ...read, token: 'read' },
  'record.total': { zh: '汇总台账', en: 'Total records', group: 'register', roles: everyone, ...read, token: 'read' },
  'record.tabulate': { zh: '导出台账汇总', en: 'Export totals', group: 'register', roles: everyone, ...readAudited, token: 'read' },
  'record.filter': { zh: '检查台账筛选条件', en: 'Check a filter', group: 'register', roles: everyone, ...read, token: 'read' },
  'indicator.list': { zh: '查看指标', en: 'List indicators', group: 'register', roles: everyone, ...read, token: 'any' },
  'indicator.open': { zh: '打开指标', en: 'Open indicator', group: 'register', roles: everyone, ...read, token: 'read' },
  'indicator.compute': { zh: '计算指标', en: 'Compute indicators', group: 'register', roles: everyone, ...read, token: 'read' },
  'indicator.drill': { zh: '查看指标构成', en: 'Open what is behind a figure', group: 'register', roles: everyone, ...read, token: 'read' },
  'person.find': { zh: '查找人员', en: 'Find people', group: 'register', roles: doers, ...read },
  'record.check': { zh: '校验台账记录', en: 'Check a record', group: 'register', roles: doers, ...read, token: 'write' },
  'record.create': { zh: '新建台账记录', en: 'Create record', group: 'register', roles: doers, ...write, token: 'write' },
  'record.change': { zh: '修改台账记录', en: 'Change record', group: 'register', roles: doers, ...write, token: 'write' },
  'record.move': { zh: '移交台账记录', en: 'Move records', group: 'register', roles: doers, ...write, token: 'write' },
  'record.restore': { zh: '恢复启用台账记录', en: 'Restore record', group: 'register', roles: doers, ...write, token: 'write' },
  'record.bulk': { zh: '批量写台账记录', en: 'Write several records', group: 'register', roles: doers, ...write, token: 'write' },
  'record.retire': { zh: '停用台账记录', en: 'Retire record', group: 'register', roles: doers, ...write, token: 'write' },
  'record.erase': { zh: '依法删除台账记录', en: 'Erase record', group: 'register', roles: ['office'], ...write },
  'record.reveal': { zh: '查看明文', en: 'Reveal a value', group: 'register', roles: ['leader', ...doers], ...readAudited },

  'view.list': { zh: '查看列表视图', en: 'List views', group: 'register', roles: everyone, ...read },
  'view.keep': { zh: '保存列表视图', en: 'Keep view', group: 'register', roles: 'own', ...write },
  'view.drop': { zh: '删除列表视图', en: 'Drop view', group: 'register', roles: 'own', ...write },
  'view.share': { zh: '共享列表视图', en: 'Share view', group: 'register', roles: ['leader', 'office', 'section', 'district', 'head'], ...write },
  // How wide somebody likes a column is no fact of the county: kept, but not written into the audit.
  'view.choose': { zh: '选择列表的列', en: 'Choose columns', group: 'register', roles: 'own', ...read },
  'record.template': { zh: '下载填报模板', en: 'Download template', group: 'register', roles: doers, ...readAudited, token: 'import' },
  'record.export': { zh: '导出台账记录', en: 'Export records', group: 'register', roles: everyone, ...readAudited, token: 'export' },
  'import.list': { zh: '查看导入', en: 'List imports', group: 'register', roles: doers, ...read, token: 'any' },
  'import.open': { zh: '打开导入', en: 'Open import', group: 'register', roles: doers, ...read, token: 'import' },
  'import.review': { zh: '查看导入问题', en: 'Review findings of an import', group: 'register', roles: doers, ...read, token: 'import' },
  'import.start': { zh: '上传导入文件', en: 'Start import', group: 'register', roles: doers, ...write, token: 'import' },
  'import.send': { zh: '续传导入文件', en: 'Send part of an import', group: 'register', roles: doers, ...write, token: 'import' },
  'import.check': { zh: '检查导入', en: 'Check import', group: 'register', roles: doers, ...write, token: 'import' },
  'import.mark': { zh: '下载标注错误的表格', en: 'Download marked workbook', group: 'register', roles: doers, ...readAudited, token: 'import' },
  'import.commit': { zh: '写入导入', en: 'Commit import', group: 'register', roles: doers, ...write, token: 'import' },
  'import.foresee': { zh: '预览撤销导入', en: 'Foresee undoing an import', group: 'register', roles: doers, ...read, token: 'import' },
  'import.keeping': { zh: '查看导入文件保存天数', en: 'See how long files are kept', group: 'setting', roles: doers, ...read },
  'import.keep': { zh: '设定导入文件保存天数', en: 'Set how long files are kept', group: 'setting', roles: ['office'], ...write },
  'import.stop': { zh: '停止导入', en: 'Stop import', group: 'register', roles: doers, ...write, token: 'import' },
  'import.undo': { zh: '撤销导入', en: 'Undo import', group: 'register', roles: doers, ...write, token: 'import' },

  'round.list': { zh: '查看填报轮次', en: 'List rounds', group: 'round', roles: everyone, ...read },
  'round.open': { zh: '打开填报轮次', en: 'Open round', group: 'round', roles: everyone, ...read },
  'round.weigh': { zh: '测算填报负担', en: 'Weigh round', group: 'round', roles: ['office', 'section'], ...read },
  'round.create': { zh: '拟定填报轮次', en: 'Draw up round', group: 'round', roles: ['office', 'section'], ...write },
  'round.change': { zh: '修改填报轮次', en: 'Change round', group: 'round', roles: ['office', 'section'], ...write },
  'round.discard': { zh: '作废填报轮次', en: 'Discard round', group: 'round', roles: ['office', 'section'], ...write },
  'round.prolong': { zh: '延长填报期限', en: 'Prolong round', group: 'round', roles: ['leader', 'office'], ...write },
  'round.export': { zh: '导出填报完成情况', en: 'Export completeness', group: 'round', roles: ['leader', 'office', 'section', 'inspector', 'district'], ...readAudited },
  'round.start': { zh: '开始填报轮次', en: 'Start round', group: 'round', roles: ['leader', 'office'], ...write },
  'round.close': { zh: '结束填报轮次', en: 'Close round', group: 'round', roles: ['leader', 'office'], ...write },
  'round.remind': { zh: '催报', en: 'Remind units', group: 'round', roles: ['leader', 'office', 'section', 'district'], ...write },
  'round.reopen': { zh: '重新打开上报表', en: 'Reopen report', group: 'round', roles: ['leader', 'office'], ...write },
  'burden.open': { zh: '查看负担台账', en: 'Open burden ledger', group: 'round', roles: everyone, ...read },
  'report.list': { zh: '查看上报表', en: 'List reports', group: 'round', roles: everyone, ...read, token: 'any' },
  'report.open': { zh: '打开上报表', en: 'Open report', group: 'round', roles: everyone, ...read, token: 'read' },
  'report.review': { zh: '查看上报表的问题', en: 'Review findings of a report', group: 'round', roles: everyone, ...read, token: 'read' },
  'report.returned': { zh: '查看退回的单元格', en: 'List returned cells', group: 'round', roles: everyone, ...read, token: 'read' },
  'report.prefill': { zh: '带入上期数据', en: 'Bring in last period', group: 'round', roles: doers, ...write, token: 'write' },
  'report.submit': { zh: '上报', en: 'Submit report', group: 'round', roles: doers, ...write, token: 'report' },
  'report.withdraw': { zh: '撤回上报', en: 'Withdraw report', group: 'round', roles: doers, ...write, token: 'report' },
  'report.look': { zh: '审核上报表', en: 'Check report', group: 'round', roles: checkers, ...write },
  'report.return': { zh: '退回上报表', en: 'Return report', group: 'round', roles: checkers, ...write },
  'report.pass': { zh: '批量通过上报表', en: 'Approve several reports', group: 'round', roles: checkers, ...write },
  'report.approve': { zh: '通过上报表', en: 'Approve report', group: 'round', roles: checkers, ...write },

  'workbench.open': { zh: '打开工作台', en: 'Open workbench', group: 'ledger', roles: ['system_admin', 'security_admin', 'audit_admin', ...everyone], ...read },
  'file.upload': { zh: '上传佐证', en: 'Upload evidence', group: 'file', roles: doers, ...write, token: 'write' },
  'file.open': { zh: '查看佐证', en: 'Open evidence', group: 'file', roles: everyone, ...readAudited, token: 'read' },
  'calendar.read': { zh: '查看放假和调休', en: 'Read working days', group: 'setting', roles: ['system_admin', ...everyone], ...read },
  'calendar.change': { zh: '修改放假和调休', en: 'Change working days', group: 'setting', roles: ['office'], ...write },
  'reminder.read': { zh: '查看自动催报', en: 'Read reminders', group: 'setting', roles: ['system_admin', ...everyone], ...read },
  'reminder.change': { zh: '修改自动催报', en: 'Change reminders', group: 'setting', roles: ['office'], ...write },
  'setting.read': { zh: '查看设置', en: 'Read settings', group: 'setting', roles: ['system_admin', ...everyone], ...read },
  'setting.change': { zh: '修改设置', en: 'Change settings', group: 'setting', roles: ['office'], ...write },
  'audit.list': { zh: '查看审计', en: 'Read audit', group: 'audit', roles: ['audit_admin'], ...readAudited },
  'audit.verify': { zh: '校验审计链', en: 'Verify audit chain', group: 'audit', roles: ['audit_admin'], ...readAudited },
  'backup.write': { zh: '备份', en: 'Back up', group: 'system', roles: 'console', ...readAudited },
  'key.rotate': { zh: '轮换密钥', en: 'Rotate keys', group: 'system', roles: 'console', ...write },
  'key.reseal': { zh: '换用新密钥', en: 'Seal anew', group: 'system', roles: 'console', ...write },
  'key.retire': { zh: '停用密钥', en: 'Retire key', group: 'system', roles: 'console', ...write },
  'backup.restore': { zh: '恢复', en: 'Restore', group: 'system', roles: 'console', ...write },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;

/** Every action name, in table order. */
export const actionNames = Object.keys(actions) as readonly ActionName[];
