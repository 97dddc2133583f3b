import { defineWords } from '../i18n/define-words.ts';

/** Words of comparing versions and of matching a summary with last year's plan. */
export const compareWords = defineWords('compare', {
  compareTitle: '比较版本', from: '从', to: '到', added: '新增', removed: '删去', changed: '改动', none: '无', same: '两个版本的数字和任务相同。', before: '原为', after: '改为', value: '数值',
  matchTitle: '对照上年目标', matchHint: '把本文的成绩与所选计划的目标逐项对照，列出两边没有对上的。', against: '对照的计划', choosePlan: '选择要对照的计划', noOther: '没有可以对照的其他计划，请先上传上年的计划并确认其中的目标。', noneOfYear: '没有 {{year}} 年的计划。请上传那一年的计划并确认其中的目标，或在上面另选一份。',
  pairs: '已对上', achievement: '成绩', target: '目标', verdict: '结论', met: '达到', short: '未达到', unclear: '无法判断', lonelyAchievements: '没有对应目标的成绩', lonelyTargets: '没有对应成绩的目标', noPairs: '没有能对上的目标和成绩。', backToPlan: '返回正文',
  metric: '指标', comparator: '要求', unit: '单位', subject: '对象', period: '时期', deadline: '期限', per: '每', owner: '责任单位', title: '任务名称', kind: '类别', text: '原文', number: '数值', state: '状态',
}, {
  compareTitle: 'Compare versions', from: 'From', to: 'to', added: 'Added', removed: 'Removed', changed: 'Changed', none: 'none', same: 'Figures and tasks are the same in both versions.', before: 'was', after: 'now', value: 'Value',
  matchTitle: 'Match with last year', matchHint: 'Holds each achievement of this text against the targets of the chosen plan, and lists what is left over on both sides.', against: 'Plan to hold against', choosePlan: 'Choose a plan', noOther: 'There is no other plan. Upload last year\'s plan and confirm its targets first.', noneOfYear: 'There is no plan for {{year}}. Upload that year\'s plan and confirm its targets, or choose another above.',
  pairs: 'Matched', achievement: 'Achievement', target: 'Target', verdict: 'Verdict', met: 'Met', short: 'Short of it', unclear: 'Unclear', lonelyAchievements: 'Achievements without a target', lonelyTargets: 'Targets without an achievement', noPairs: 'No target and achievement match.', backToPlan: 'Back to the text',
  metric: 'Metric', comparator: 'Binding', unit: 'Unit', subject: 'Subject', period: 'Period', deadline: 'Deadline', per: 'Per', owner: 'Owner', title: 'Task title', kind: 'Kind', text: 'Source', number: 'Value', state: 'State',
});
