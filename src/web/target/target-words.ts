import { defineWords } from '../i18n/define-words.ts';

/** Words of the target board. */
export const targetWords = defineWords('target', {
  title: '目标', count: '{{n}} 项', plan: '计划', allPlans: '全部计划', unit: '责任单位', allUnits: '全部单位', search: '指标、单位，可用首字母', searchLabel: '搜索目标',
  light: '按灯筛选', state: '按状态筛选', allStates: '全部状态', proof: '按证明筛选', allProofs: '不论证明', proof_differs: '填报与台账不符', proof_short: '台账显示未达到', proof_met: '台账显示已达到', proof_linked: '已关联指标', proof_open: '还没有关联', metric: '指标', required: '要求', value: '现值', progress: '进度', lightColumn: '灯', lead: '责任单位', deadline: '期限', print: '打印',
  noneTitle: '还没有目标', noneHint: '在计划里核对并确认目标后，它们会列在这里。', toPlans: '去计划', noMatchTitle: '没有符合条件的目标', noMatchHint: '换一个条件，或清除筛选看全部。', clear: '清除筛选',
  claimedNote: '“台账”由台账算出；“填报”是责任单位自报数，未经台账证实；“已确认”由另一人确认。', table: '目标列表',
}, {
  title: 'Targets', count: '{{n}} targets', plan: 'Plan', allPlans: 'All plans', unit: 'Lead unit', allUnits: 'All units', search: 'Metric, unit, initials', searchLabel: 'Search targets',
  light: 'Filter by light', state: 'Filter by state', allStates: 'All states', proof: 'Filter by proof', allProofs: 'Any proof', proof_differs: 'Claimed differs from proven', proof_short: 'Registers show it short', proof_met: 'Registers show it met', proof_linked: 'Linked to an indicator', proof_open: 'Not linked yet', metric: 'Metric', required: 'Required', value: 'Now', progress: 'Progress', lightColumn: 'Light', lead: 'Lead unit', deadline: 'Deadline', print: 'Print',
  noneTitle: 'No targets yet', noneHint: 'Targets appear here once they are confirmed in a plan.', toPlans: 'To plans', noMatchTitle: 'No target matches', noMatchHint: 'Change a condition, or clear the filters to see all.', clear: 'Clear filters',
  claimedNote: '"proven" is computed from registers; "claimed" is what the lead unit reported, not proven by a register; "confirmed" was confirmed by another person.', table: 'List of targets',
});
