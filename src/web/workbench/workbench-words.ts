import { defineWords } from '../i18n/define-words.ts';

/** Words of the workbench. */
export const workbenchWords = defineWords('workbench', {
  title: '工作台', today: '今天 {{day}}', mine: '待我办理', waiting: '等待他人', changed: '最近变动', targetCount: '项目标', summary: '目标总览：{{name}}', county: '全县',
  mineNone: '没有待办', mineNoneHint: '分派给您的目标、任务，或等您确认的申报，会列在这里。', waitingNone: '没有在等的事', waitingNoneHint: '您申报完成后，等待他人确认的会列在这里。', changedNone: '近来没有变动',
  since: '{{day}} 申报', dueOn: '期限 {{day}}', open: '打开', authorise: '去批准', decide: '去核对', fill: '去填报', check: '去审核', start: '去批准', returned: '已退回', settle: '去决定', upload: '上传计划',
  by: '{{name}}', owing: '谁还没有报', owingNone: '都已上报', owingUnits: '{{n}} 个单位未报', owingMore: '等 {{n}} 个',
  adminTitle: '账号与授权', withoutGrant: '{{n}} 个账号还没有任何授权', neverSeen: '{{n}} 个账号从未登录', toAccounts: '管理账号', toUnits: '管理单位',
  auditTitle: '审计', toAudit: '查看审计记录',
}, {
  title: 'Workbench', today: 'Today {{day}}', mine: 'For me to do', waiting: 'Waiting for others', changed: 'Changed lately', targetCount: 'targets', summary: 'Targets at a glance: {{name}}', county: 'Whole county',
  mineNone: 'Nothing to do', mineNoneHint: 'Targets and tasks assigned to you, and claims for you to confirm, appear here.', waitingNone: 'Nothing is waiting', waitingNoneHint: 'What you claimed done and others have to confirm appears here.', changedNone: 'Nothing changed lately',
  since: 'claimed {{day}}', dueOn: 'due {{day}}', open: 'Open', authorise: 'Authorise', decide: 'Check', fill: 'Fill in', check: 'Check', start: 'Review', returned: 'Returned', settle: 'Decide', upload: 'Upload a plan',
  by: '{{name}}', owing: 'Who has not reported', owingNone: 'All have reported', owingUnits: '{{n}} units owe a report', owingMore: 'and {{n}} more',
  adminTitle: 'Accounts and grants', withoutGrant: '{{n}} accounts hold no grant yet', neverSeen: '{{n}} accounts never signed in', toAccounts: 'Manage accounts', toUnits: 'Manage units',
  auditTitle: 'Audit', toAudit: 'Read the audit',
});
