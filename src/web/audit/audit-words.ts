import { defineWords } from '../i18n/define-words.ts';

/** Words of the audit page. */
export const auditWords = defineWords('audit', {
  title: '审计', note: '只增不改，逐条相扣；查看审计本身也会被记入。', action: '动作', allActions: '全部动作', actor: '人员', allActors: '全部人员', outcome: '结果', allOutcomes: '全部结果', done: '成功', refused: '被拒', from: '起', to: '止', fromLabel: '起始日期', toLabel: '截止日期',
  seq: '序号', at: '时间', person: '人员', object: '对象', unit: '单位', address: '来源地址', system: '系统', table: '审计记录', more: '查看更早的', end: '已到最早一条', shown: '已显示 {{n}} 条',
  noneTitle: '还没有审计记录', noMatchTitle: '没有符合条件的记录', noMatchHint: '换一个条件，或查看更早的记录。', clear: '清除筛选', copyHash: '复制第 {{seq}} 条的校验值', copied: '已复制', print: '打印', open: '查看第 {{seq}} 条', fullHash: '完整校验值', code: '问题代码', objectId: '对象编号',
  verify: '校验全链', verifying: '正在校验…', intact: '校验通过：共 {{rows}} 条，逐条相扣，没有被改动或删除。', broken: '校验未通过：第 {{seq}} 条起与前一条对不上。请保护现场，停止写入，并联系系统管理员核对备份。', brokenEnd: '校验未通过：链尾与登记的不一致，末尾可能有记录被删除。请保护现场并联系系统管理员核对备份。', head: '链尾 {{hash}}',
  actionCode: '动作代码', unitPath: '单位路径', actorId: '人员编号', codes: '代码与校验值', rowTitle: '审计第 {{seq}} 条', named: '{{kind}}“{{name}}”', personAt: '{{name}}（{{unit}}）',
  kindAccount: '账号', kindUnit: '单位', kindPlan: '计划', kindTarget: '目标', kindTask: '任务', kindFile: '佐证文件', kindSession: '登录', kindSetting: '设置', kindAudit: '审计', kindCounty: '全县',
  detailVersion: '版本', detailFigures: '读出数字', detailCarried: '沿用核对', detailDecided: '核对条数', detailTargets: '目标数', detailTasks: '任务数', detailDeadlines: '期限数', detailForm: '文件格式', detailRole: '角色', detailVerb: '办理', detailFrom: '由', detailTo: '至', detailKind: '类别',
  detailAction: '筛选动作', detailActor: '筛选人员', detailOutcome: '筛选结果', detailBefore: '早于序号', detailNearDays: '临期天数', detailBehindPoints: '滞后百分点',
}, {
  title: 'Audit', note: 'Rows are only added and chained one to the next; reading the audit is itself recorded.', action: 'Action', allActions: 'All actions', actor: 'Person', allActors: 'Everybody', outcome: 'Outcome', allOutcomes: 'Any outcome', done: 'Done', refused: 'Refused', from: 'From', to: 'To', fromLabel: 'From date', toLabel: 'To date',
  seq: 'No.', at: 'Time', person: 'Person', object: 'Object', unit: 'Unit', address: 'Address', system: 'System', table: 'Audit rows', more: 'Show earlier', end: 'This is the earliest row', shown: '{{n}} rows shown',
  noneTitle: 'No audit rows yet', noMatchTitle: 'No row matches', noMatchHint: 'Change a condition, or show earlier rows.', clear: 'Clear filters', copyHash: 'Copy the hash of row {{seq}}', copied: 'Copied', print: 'Print', open: 'Look at row {{seq}}', fullHash: 'Full hash', code: 'Problem code', objectId: 'Object id',
  verify: 'Verify the chain', verifying: 'Verifying…', intact: 'Verified: {{rows}} rows, each chained to the one before; nothing was changed or removed.', broken: 'Not intact: from row {{seq}} the chain does not fit the row before. Preserve the evidence, stop writing, and have the system administrator compare backups.', brokenEnd: 'Not intact: the end of the chain differs from the one on record; rows may have been removed there. Preserve the evidence and have the system administrator compare backups.', head: 'Head {{hash}}',
  actionCode: 'Action code', unitPath: 'Unit path', actorId: 'Person id', codes: 'Codes and hash', rowTitle: 'Audit row {{seq}}', named: '{{kind}} “{{name}}”', personAt: '{{name}} ({{unit}})',
  kindAccount: 'Account', kindUnit: 'Unit', kindPlan: 'Plan', kindTarget: 'Target', kindTask: 'Task', kindFile: 'Evidence file', kindSession: 'Sign-in', kindSetting: 'Setting', kindAudit: 'Audit', kindCounty: 'Whole county',
  detailVersion: 'Version', detailFigures: 'Figures read', detailCarried: 'Decisions kept', detailDecided: 'Items decided', detailTargets: 'Targets', detailTasks: 'Tasks', detailDeadlines: 'Deadlines', detailForm: 'File format', detailRole: 'Role', detailVerb: 'Act', detailFrom: 'From', detailTo: 'To', detailKind: 'Kind',
  detailAction: 'Narrowed by action', detailActor: 'Narrowed by person', detailOutcome: 'Narrowed by outcome', detailBefore: 'Before row', detailNearDays: 'Near-due days', detailBehindPoints: 'Points behind',
});
