import { defineWords } from '../i18n/define-words.ts';

/** Words of the target board. */
export const targetWords = defineWords('target', {
  title: '目标', count: '{{n}} 项', plan: '计划', allPlans: '全部计划', unit: '责任单位', allUnits: '全部单位', search: '指标、单位，可用首字母', searchLabel: '搜索目标',
  light: '按灯筛选', state: '按状态筛选', allStates: '全部状态', metric: '指标', required: '要求', value: '现值', progress: '进度', lightColumn: '灯', lead: '责任单位', deadline: '期限', print: '打印',
  noneTitle: '还没有目标', noneHint: '在计划里核对并确认目标后，它们会列在这里。', toPlans: '去计划', noMatchTitle: '没有符合条件的目标', noMatchHint: '换一个条件，或清除筛选看全部。', clear: '清除筛选',
  claimedNote: '“填报”是责任单位自报数，未经台账证实；“已确认”由另一人确认。', table: '目标列表',
}, {
  title: 'Targets', count: '{{n}} targets', plan: 'Plan', allPlans: 'All plans', unit: 'Lead unit', allUnits: 'All units', search: 'Metric, unit, initials', searchLabel: 'Search targets',
  light: 'Filter by light', state: 'Filter by state', allStates: 'All states', metric: 'Metric', required: 'Required', value: 'Now', progress: 'Progress', lightColumn: 'Light', lead: 'Lead unit', deadline: 'Deadline', print: 'Print',
  noneTitle: 'No targets yet', noneHint: 'Targets appear here once they are confirmed in a plan.', toPlans: 'To plans', noMatchTitle: 'No target matches', noMatchHint: 'Change a condition, or clear the filters to see all.', clear: 'Clear filters',
  claimedNote: '"claimed" is what the lead unit reported, not proven by a register; "confirmed" was confirmed by another person.', table: 'List of targets',
});
