import { defineWords } from '../i18n/define-words.ts';

/** Words of what targets and tasks share: their deadline, figure, source, history and the forms that act on them. */
export const commitmentWords = defineWords('commitment', {
  noDeadline: '无期限', dueOn: '期限 {{day}}', overdue: '逾期 {{n}} 天', daysLeft: '还有 {{n}} 天', dueToday: '今天到期',
  claimedShort: '填报', claimedLong: '填报，未经台账证实', confirmedShort: '已确认', confirmedLong: '已由另一人确认', notReported: '未填报',
  fromNothing: '从 0 起', baselineIs: '基数 {{value}}', promiseIs: '要求 {{value}}', todayIs: '现值 {{value}}',
  limitKept: '现值 {{value}}，在上限 {{limit}} 以内。', limitBroken: '现值 {{value}}，超过上限 {{limit}}。',
  inPlan: '《{{title}}》原文', versionAndSection: '第 {{version}} 版 · {{section}}', evidence: '佐证', noHistory: '还没有记录。', history: '办理记录', source: '出处',
  colon: '：', listComma: '、', emptied: '（空）', itemsCount: '{{n}} 项',
  lead: '责任单位', assisting: '配合单位', owner: '责任人', deadline: '期限', deadlineHint: '留空表示没有期限', metric: '指标', subject: '对象', comparator: '要求的方式', required: '要求的数值',
  requiredFrom: '不少于', requiredTo: '不多于', unit: '单位', baseline: '基数', title: '任务', parentTask: '上级任务', milestones: '节点', milestone: '节点', state: '状态', light: '灯', progress: '进度',
  sign_eq: '等于', sign_ge: '不少于（≥）', sign_le: '不超过（≤）', sign_gt: '大于（>）', sign_lt: '小于（<）', sign_approx: '约', sign_range: '区间',
  pinyinHint: '可输入名称、拼音或首字母', valueNow: '现值', percentDone: '完成百分比', lastValue: '上次为 {{value}}', note: '说明', reasonRequired: '理由（必填）',
  chooseFiles: '选择文件', removeFile: '移除 {{name}}', remove: '移除', sending: '正在上传 {{name}} {{percent}}%', evidenceHint: '可不附。最多 20 个文件，办理记录中可随时打开。',
  addMilestone: '增加节点', milestoneNo: '节点 {{n}}', milestoneDue: '节点 {{n}} 的期限', removeMilestone: '移除节点 {{n}}', reached: '已到', needMilestone: '每个节点都要写明名称和期限。',
  needReason: '请写明理由，对方会在办理记录里看到。', needReport: '现值、说明、佐证至少填一项。', needLead: '请选择责任单位。', needMetric: '请写明指标。', needRequired: '请填要求的数值。', needOrder: '“不多于”应大于“不少于”。', needTitle: '请写明任务。',
  willProgress: '记入现值与说明。这是填报数，经另一人确认前不算证实。', willClaim: '交由另一人确认；确认前不能再改，如有误您可以撤回。', willConfirm: '以您的名义确认完成并办结；不妥就写明理由退回。', willReturn: '退回责任单位继续办理，理由会留在办理记录里；申报的数作废。',
  willReopen: '重新打开后回到进行中，之前的记录都保留。', willCancel: '取消后不再计入目标和灯，记录保留，以后可以重新打开。', willAssign: '改变由谁负责、谁配合、谁经办和期限。', willRevise: '修改后，原来的写法保留在办理记录里。',
  doneNow: '“{{verb}}”已记入办理记录。', nothingToDo: '现在没有需要您办理的事。', keepIt: '不取消，返回', conflictHelp: '您填的内容还在。载入最新内容后看一眼办理记录，再提交一次；只会提交您改动的部分。', reread: '载入最新内容',
  openPage: '打开整页', print: '打印', tasksUnder: '落实这个目标的任务', targetsOf: '这个任务要兑现的目标', subtasks: '下级任务', facts: '基本情况', campaign: '主题活动', task: '任务', opened: '办理',
  referenceOnly: '只作参照', inVersion: '版本', dropped: '新稿已删去', droppedLong: '第 {{n}} 版正文里已经没有这一项，它还在台账里。要继续办就“保留”；不要了就“取消”并写明理由。', returned: '已退回',
  willKeep: '新稿已删去这一项。保留就照旧督办，标记去掉；不要了，写明理由再点“取消该项”。', cancelIt: '取消该项', reasonFor: '说明（{{verb}}须写明理由）', willWithdraw: '收回您的申报，回到进行中；申报的数作废，之前填报的数照旧。',
  theClaim: '申报的内容', claimedValue: '申报现值', noValue: '没有填数', evidenceNone: '无', by: '申报人', claimNote: '说明', requiredShort: '要求',
}, {
  noDeadline: 'No deadline', dueOn: 'due {{day}}', overdue: '{{n}} days overdue', daysLeft: '{{n}} days left', dueToday: 'Due today',
  claimedShort: 'claimed', claimedLong: 'Claimed, not proven by a register', confirmedShort: 'confirmed', confirmedLong: 'Confirmed by another person', notReported: 'Not reported',
  fromNothing: 'From 0', baselineIs: 'Baseline {{value}}', promiseIs: 'Required {{value}}', todayIs: 'Now {{value}}',
  limitKept: 'Now {{value}}, within the limit of {{limit}}.', limitBroken: 'Now {{value}}, above the limit of {{limit}}.',
  inPlan: 'Place in "{{title}}"', versionAndSection: 'Version {{version}} · {{section}}', evidence: 'Evidence', noHistory: 'Nothing recorded yet.', history: 'History', source: 'Source',
  colon: ': ', listComma: ', ', emptied: '(empty)', itemsCount: '{{n}} items',
  lead: 'Lead unit', assisting: 'Assisting units', owner: 'Owner', deadline: 'Deadline', deadlineHint: 'Leave empty for none', metric: 'Metric', subject: 'About', comparator: 'How it binds', required: 'Required figure',
  requiredFrom: 'At least', requiredTo: 'At most', unit: 'Unit', baseline: 'Baseline', title: 'Task', parentTask: 'Parent task', milestones: 'Milestones', milestone: 'Milestone', state: 'State', light: 'Light', progress: 'Progress',
  sign_eq: 'equal to', sign_ge: 'at least (≥)', sign_le: 'at most (≤)', sign_gt: 'more than (>)', sign_lt: 'less than (<)', sign_approx: 'about', sign_range: 'between',
  pinyinHint: 'Type a name, pinyin or initials', valueNow: 'Value now', percentDone: 'Percent done', lastValue: 'Last reported: {{value}}', note: 'Note', reasonRequired: 'Reason (required)',
  chooseFiles: 'Choose files', removeFile: 'Remove {{name}}', remove: 'Remove', sending: 'Sending {{name}} {{percent}}%', evidenceHint: 'Optional. Up to 20 files; they can be opened from the history.',
  addMilestone: 'Add milestone', milestoneNo: 'Milestone {{n}}', milestoneDue: 'Due date of milestone {{n}}', removeMilestone: 'Remove milestone {{n}}', reached: 'Reached', needMilestone: 'Each milestone needs a name and a date.',
  needReason: 'Say why; the other side will read it in the history.', needReport: 'Give at least a value, a note or evidence.', needLead: 'Choose the lead unit.', needMetric: 'Name the metric.', needRequired: 'Give the required figure.', needOrder: '"At most" should exceed "at least".', needTitle: 'Name the task.',
  willProgress: 'Records value and note. It counts as claimed until another person confirms it.', willClaim: 'Goes to another person for confirmation; until then it cannot be changed. If it is wrong, withdraw it.', willConfirm: 'Confirms it done in your name and closes it; if it is not right, write why and return it.', willReturn: 'Returns it to the lead unit; the reason stays in the history and the claimed figure no longer holds.',
  willReopen: 'It will be open again; all earlier records stay.', willCancel: 'It will no longer count among targets and lights. The records stay and it can be reopened.', willAssign: 'Changes who leads, who assists, who handles it and by when.', willRevise: 'The earlier wording stays in the history.',
  doneNow: '"{{verb}}" is in the history now.', nothingToDo: 'Nothing for you to do here now.', keepIt: 'Keep it, go back', conflictHelp: 'What you typed is still here. Load the latest, look at the history, then send again; only what you changed is sent.', reread: 'Load the latest',
  openPage: 'Open as page', print: 'Print', tasksUnder: 'Tasks that serve this target', targetsOf: 'Targets this task serves', subtasks: 'Subtasks', facts: 'Facts', campaign: 'Campaign', task: 'Task', opened: 'Handle',
  referenceOnly: 'For reference', inVersion: 'Version', dropped: 'Not in the new text', droppedLong: 'The text of version {{n}} no longer holds this; it is still in the ledger. Keep it to go on, or cancel it with a reason.', returned: 'Returned',
  willKeep: 'The new text dropped this. Keep it and it is followed as before, without the mark; or write a reason and cancel it.', cancelIt: 'Cancel this item', reasonFor: 'Note ({{verb}} needs a reason)', willWithdraw: 'Takes your claim back and opens it again; the claimed figure no longer holds, what was reported before does.',
  theClaim: 'What is claimed', claimedValue: 'Claimed value', noValue: 'no figure', evidenceNone: 'none', by: 'Claimed by', claimNote: 'Note', requiredShort: 'Required',
});

/** Keys of these words. */
export type CommitmentWord = keyof typeof commitmentWords.zh;
