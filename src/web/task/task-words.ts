import { defineWords } from '../i18n/define-words.ts';

/** Words of the task tree. */
export const taskWords = defineWords('task', {
  title: '任务', count: '{{n}} 项', light: '按灯筛选', searchLabel: '搜索任务', search: '任务、单位、责任人', task: '任务', lead: '责任单位', owner: '责任人', deadline: '期限', lightColumn: '灯',
  milestones: '节点', progress: '进度', table: '任务树', open: '展开 {{title}}', close: '收起 {{title}}', openAll: '全部展开', closeAll: '全部收起', campaign: '主题活动', section: '{{path}}', noSection: '未分节', print: '打印',
  noneTitle: '还没有任务', noneHint: '在计划里核对并确认任务后，它们会按章节列在这里。', toPlans: '去计划', noMatchTitle: '没有符合条件的任务', noMatchHint: '换一个条件，或清除筛选看全部。', clear: '清除筛选',
}, {
  title: 'Tasks', count: '{{n}} tasks', light: 'Filter by light', searchLabel: 'Search tasks', search: 'Task, unit or owner', task: 'Task', lead: 'Lead unit', owner: 'Owner', deadline: 'Deadline', lightColumn: 'Light',
  milestones: 'Milestones', progress: 'Progress', table: 'Task tree', open: 'Expand {{title}}', close: 'Collapse {{title}}', openAll: 'Expand all', closeAll: 'Collapse all', campaign: 'Campaign', section: '{{path}}', noSection: 'No section', print: 'Print',
  noneTitle: 'No tasks yet', noneHint: 'Tasks appear here by section once they are confirmed in a plan.', toPlans: 'To plans', noMatchTitle: 'No task matches', noMatchHint: 'Change a condition, or clear the filters to see all.', clear: 'Clear filters',
});
