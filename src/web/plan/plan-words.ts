import { defineWords } from '../i18n/define-words.ts';

/** Words of the plans list and the plan page. */
export const planWords = defineWords('plan', {
  plansTitle: '计划', plansFacts: '年度要点、工作计划和总结。读出其中的数字，分清承诺与成绩，核对加总。', upload: '上传计划', noPlans: '还没有计划', noPlansHint: '上传年度工作要点或总结，系统会读出大纲、每个数字和任务，指出对不上的数。',
  noPlansReadOnly: '本单位还没有上传计划。需要时请联系局办公室。', colTitle: '名称', colUnit: '单位', achievements: '成绩', targets: '目标', context: '背景', tasks: '任务', checks: '核对', inconsistent: '不一致', undecided: '待核对',
  version: '版本', versionN: '版本 {{n}}', uploadedBy: '{{who}} 上传于 {{at}}', allDecided: '已全部核对', allConsistent: '一致', noChecks: '无',
  docPlan: '计划', docSummary: '总结', docBoth: '总结与计划', docOther: '其他',
  uploadTitle: '上传计划或总结', uploadNewVersion: '上传新版本', dropHere: '把文件拖到这里，或', chooseFile: '选择文件', formats: 'docx、pdf（文字版）、html、txt、md，50 MB 以内', orPaste: '或粘贴文本', pasteTitle: '标题', pasteTitleHint: '可不填，系统会从正文里找', pasteText: '正文', pasteHint: '从 WPS 或网页复制后粘贴在这里', readIt: '读取文本', reading: '正在读取“{{name}}”…', sending: '已发送 {{n}}%',
  pasteEmpty: '请先粘贴正文', checkWorking: '算式', print: '打印', whosePlan: '这是哪个单位的计划', whosePlanHint: '目标和任务没有写明责任单位的，归这个单位。',
  allPlans: '全部计划', outline: '大纲', text: '正文', ledger: '台账', noOutline: '正文里没有编号标题。', oldVersion: '这是历史版本，只能查看。', toCurrent: '回到当前版本', exportLedger: '导出台账', exportDeadlines: '导出期限日历', compareVersions: '比较版本', match: '对照上年目标', linkTargets: '给目标关联指标', more: '更多',
  checksLine: '{{all}} 项核对', checksFine: '{{n}} 一致', checksWrong: '{{n}} 不一致', byRounding: '可由舍入解释', notByRounding: '不能由舍入解释', checksNone: '正文里没有可以核对的算式。', showChecks: '查看核对',
  colMetric: '指标', colRequired: '要求', colOwner: '责任', colState: '状态', colValue: '数值', colPeriod: '时期', colTask: '任务', colDeadline: '期限', colVerdict: '结论',
  proposed: '待核对', confirmed: '已确认', dismissed: '已排除', filterAll: '全部', filterState: '按状态筛选', select: '选择“{{name}}”', selectAll: '全选本页签',
  confirm: '确认', dismiss: '排除', undoOne: '撤销', edit: '修改', confirmPicked: '确认所选 {{n}} 项', dismissPicked: '排除所选', confirmAll: '全部确认（{{n}}）', clearPicked: '取消选择',
  askConfirm: '确认 {{n}} 项', withoutUnit: '其中 {{n}} 项没有责任单位。', withoutUnitThen: '确认后它们归{{unit}}，列在工作台等待分派。也可以先返回，勾选它们，批量分派责任单位。', pastYear: '这是往年的计划（{{year}} 年）', pastYearHint: '期限已经过去。只作参照：进入台账供对照，不亮灯、不提醒。照常督办：按期限亮灯，多半一进台账就是“滞后”。以后可以在“更多”里改。', referenceOnly: '只作参照', supervise: '照常督办', toReference: '改为只作参照', toSupervise: '改为照常督办', confirmAnyway: '照样确认', goBack: '返回', assignProposed: '其中 {{n}} 项还没有确认：分派后仍待核对，确认时带着新的责任单位和期限进入台账。',
  didConfirm: '已确认 {{n}} 项', didDismiss: '已排除 {{n}} 项', nothingHere: '这一类没有条目', nothingFiltered: '没有符合筛选的条目', showAll: '显示全部', inText: '看原文', inLedger: '看台账', why: '判读依据', source: '原文', decidedBy: '{{who}} 于 {{at}} 核对', edited: '已人工修改', inLedgerAs: '已进入台账', openCommitment: '打开',
  kind: '类别', target: '目标', achievement: '成绩', contextOne: '背景', task: '任务', campaign: '主题活动', value: '数值', valueTo: '至', comparator: '要求', unit: '单位', subject: '对象', metric: '指标', period: '时期', deadline: '期限', per: '每', owner: '责任单位', title: '任务名称',
  eq: '等于', ge: '不低于', le: '不超过', gt: '超过', lt: '低于', approx: '约', range: '区间', editTitle: '修改并确认', saveConfirm: '保存并确认', perHint: '如：学期、人、班', valueMissing: '请填写数值', rangeWrong: '区间的后一个数应大于前一个', metricMissing: '请填写指标', titleMissing: '请填写任务名称', readAs: '系统读作',
  whySo: '判读依据：{{why}}', within: '（{{from}}–{{to}}）', comma: '、',
  consistent: '一致', inconsistentOne: '不一致', rounding: '舍入', mismatch: '不符', operandsShown: '已在正文中标出参与核对的数',
  keys: '快捷键', keyNext: '下一条 / 上一条', keyTabs: '切换页签', keyEdit: '修改', keyConfirm: '确认并到下一条', keyDismiss: '排除并到下一条', keyUndo: '撤销上一步', keyPick: '勾选', keyLeave: '取消选中', keyHelp: '显示本表', panes: '切换版面', legend: '图例',

}, {
  plansTitle: 'Plans', plansFacts: 'Yearly plans and summaries: every figure read, promises told from claims, sums checked.', upload: 'Upload a plan', noPlans: 'No plans yet', noPlansHint: 'Upload a yearly plan or summary. Its outline, every figure and every task are read, and figures that do not add up are pointed out.',
  noPlansReadOnly: 'Your unit has not uploaded a plan. Ask the bureau office when you need one.', colTitle: 'Name', colUnit: 'Unit', achievements: 'Achievements', targets: 'Targets', context: 'Context', tasks: 'Tasks', checks: 'Checks', inconsistent: 'inconsistent', undecided: 'Undecided',
  version: 'Version', versionN: 'Version {{n}}', uploadedBy: 'uploaded by {{who}}, {{at}}', allDecided: 'All decided', allConsistent: 'consistent', noChecks: 'none',
  docPlan: 'Plan', docSummary: 'Summary', docBoth: 'Summary and plan', docOther: 'Other',
  uploadTitle: 'Upload a plan or summary', uploadNewVersion: 'Upload a new version', dropHere: 'Drop a file here, or', chooseFile: 'Choose a file', formats: 'docx, pdf (with text), html, txt, md; up to 50 MB', orPaste: 'Or paste text', pasteTitle: 'Title', pasteTitleHint: 'Optional; it is looked for in the text', pasteText: 'Text', pasteHint: 'Copy from WPS or a web page and paste here', readIt: 'Read the text', reading: 'Reading "{{name}}"…', sending: '{{n}}% sent',
  pasteEmpty: 'Paste the text first', checkWorking: 'Working', print: 'Print', whosePlan: 'Whose plan is it', whosePlanHint: 'Targets and tasks whose text names no unit belong to this one.',
  allPlans: 'All plans', outline: 'Outline', text: 'Text', ledger: 'Ledger', noOutline: 'The text has no numbered headings.', oldVersion: 'This is an earlier version, for reading only.', toCurrent: 'Back to the current version', exportLedger: 'Export ledger', exportDeadlines: 'Export deadlines', compareVersions: 'Compare versions', match: 'Match with last year', linkTargets: 'Link targets to indicators', more: 'More',
  checksLine: '{{all}} checks', checksFine: '{{n}} consistent', checksWrong: '{{n}} inconsistent', byRounding: 'rounding could explain it', notByRounding: 'rounding cannot explain it', checksNone: 'The text states no sum that could be checked.', showChecks: 'Show checks',
  colMetric: 'Metric', colRequired: 'Required', colOwner: 'Owner', colState: 'State', colValue: 'Value', colPeriod: 'Period', colTask: 'Task', colDeadline: 'Deadline', colVerdict: 'Verdict',
  proposed: 'Undecided', confirmed: 'Confirmed', dismissed: 'Dismissed', filterAll: 'All', filterState: 'Filter by state', select: 'Select "{{name}}"', selectAll: 'Select all on this tab',
  confirm: 'Confirm', dismiss: 'Dismiss', undoOne: 'Undo', edit: 'Edit', confirmPicked: 'Confirm {{n}} selected', dismissPicked: 'Dismiss selected', confirmAll: 'Confirm all ({{n}})', clearPicked: 'Clear selection',
  askConfirm: 'Confirm {{n}} items', withoutUnit: '{{n}} of them have no responsible unit.', withoutUnitThen: 'They will go to {{unit}} and wait on the workbench to be assigned. You can also go back, tick them and assign them together first.', pastYear: 'This is a plan of a past year ({{year}})', pastYearHint: 'Its deadlines have passed. For reference: it enters the ledger to compare with, without lights or reminders. Supervised: lights follow the deadlines, so most will be behind at once. You can change this later under More.', referenceOnly: 'For reference only', supervise: 'Supervise as usual', toReference: 'Keep for reference only', toSupervise: 'Supervise as usual from now', confirmAnyway: 'Confirm anyway', goBack: 'Back', assignProposed: '{{n}} of them are not confirmed yet: they stay so, and enter the ledger with the new unit and deadline when you confirm them.',
  didConfirm: 'Confirmed: {{n}}', didDismiss: 'Dismissed: {{n}}', nothingHere: 'Nothing of this kind', nothingFiltered: 'Nothing matches the filter', showAll: 'Show all', inText: 'Show in text', inLedger: 'Show in ledger', why: 'Why read so', source: 'Source', decidedBy: 'Decided by {{who}}, {{at}}', edited: 'Edited by hand', inLedgerAs: 'In the ledger', openCommitment: 'Open',
  kind: 'Kind', target: 'Target', achievement: 'Achievement', contextOne: 'Context', task: 'Task', campaign: 'Campaign', value: 'Value', valueTo: 'to', comparator: 'Binding', unit: 'Unit', subject: 'Subject', metric: 'Metric', period: 'Period', deadline: 'Deadline', per: 'Per', owner: 'Owner', title: 'Task title',
  eq: 'equal to', ge: 'at least', le: 'at most', gt: 'more than', lt: 'less than', approx: 'about', range: 'range', editTitle: 'Edit and confirm', saveConfirm: 'Save and confirm', perHint: 'For example term, person, class', valueMissing: 'Fill in the value', rangeWrong: 'The second number must be greater than the first', metricMissing: 'Fill in the metric', titleMissing: 'Fill in the title', readAs: 'Read as',
  whySo: 'Why read so: {{why}}', within: ' ({{from}}–{{to}})', comma: ', ',
  consistent: 'Consistent', inconsistentOne: 'Inconsistent', rounding: 'rounding', mismatch: 'mismatch', operandsShown: 'The figures of this check are marked in the text',
  keys: 'Shortcuts', keyNext: 'Next / previous', keyTabs: 'Change tab', keyEdit: 'Edit', keyConfirm: 'Confirm, go on', keyDismiss: 'Dismiss, go on', keyUndo: 'Undo the last step', keyPick: 'Tick', keyLeave: 'Deselect', keyHelp: 'Show this list', panes: 'Change pane', legend: 'Legend',

});

/** Keys of the plan words. */
export type PlanWord = keyof typeof planWords.zh;
