import { defineWords } from '../i18n/define-words.ts';

/** Words of the workbench. */
export const workbenchWords = defineWords('workbench', {
  title: '工作台', today: '今天 {{day}}', mine: '待我办理', waiting: '等待他人', changed: '最近变动', targetCount: '项目标', summary: '目标总览',
  mineNone: '没有待办', mineNoneHint: '分派给您的目标、任务，或等您确认的申报，会列在这里。', waitingNone: '没有在等的事', waitingNoneHint: '您申报完成后，等待他人确认的会列在这里。', changedNone: '近来没有变动',
  since: '{{day}} 申报', dueOn: '期限 {{day}}', overdueGroup: '逾期', open: '打开', authorise: '去批准', decide: '去核对', upload: '上传计划',
  kindTarget: '目标', kindTask: '任务', kindPlan: '计划', kindGrant: '授权', by: '{{name}}', planVerb_upload: '上传了计划', planVerb_decide: '核对了条目', planVerb_compare: '上传了新版本',
  adminTitle: '账号与授权', grantsWaiting: '{{n}} 项授权等待批准', grantsNone: '没有等待批准的授权', withoutGrant: '{{n}} 个账号还没有任何授权', neverSeen: '{{n}} 个账号从未登录', toAccounts: '管理账号', toUnits: '管理单位', toGrants: '去批准授权',
  newAccount: '新建账号', auditTitle: '审计', toAudit: '查看审计记录',
}, {
  title: 'Workbench', today: 'Today {{day}}', mine: 'For me to do', waiting: 'Waiting for others', changed: 'Changed lately', targetCount: 'targets', summary: 'Targets at a glance',
  mineNone: 'Nothing to do', mineNoneHint: 'Targets and tasks assigned to you, and claims for you to confirm, appear here.', waitingNone: 'Nothing is waiting', waitingNoneHint: 'What you claimed done and others have to confirm appears here.', changedNone: 'Nothing changed lately',
  since: 'claimed {{day}}', dueOn: 'due {{day}}', overdueGroup: 'Overdue', open: 'Open', authorise: 'Authorise', decide: 'Check', upload: 'Upload a plan',
  kindTarget: 'Target', kindTask: 'Task', kindPlan: 'Plan', kindGrant: 'Grant', by: '{{name}}', planVerb_upload: 'uploaded a plan', planVerb_decide: 'decided items', planVerb_compare: 'uploaded a version',
  adminTitle: 'Accounts and grants', grantsWaiting: '{{n}} grants wait for authorisation', grantsNone: 'No grant is waiting', withoutGrant: '{{n}} accounts hold no grant yet', neverSeen: '{{n}} accounts never signed in', toAccounts: 'Manage accounts', toUnits: 'Manage units', toGrants: 'Authorise grants',
  newAccount: 'New account', auditTitle: 'Audit', toAudit: 'Read the audit',
});
