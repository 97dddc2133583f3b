import { defineWords } from '../i18n/define-words.ts';

/** Words of handing on several targets or tasks at once. */
export const assignWords = defineWords('assign', {
  picked: '已选 {{n}} 项', assign: '批量分派', clear: '取消选择', tick: '选择“{{title}}”', tickAll: '全选可分派的 {{n}} 项', bar: '已选的条目',
  title: '分派 {{n}} 项', lead: '责任单位', unchanged: '不改', deadline: '期限', deadlineHint: '留空表示不改', will: '所选各项一起改，要么全部改成，要么一项都不改；每项的办理记录里各记一条。',
  needChange: '请选择责任单位或填写期限，至少改一样。', send: '分派', back: '返回', close: '关闭', done: '已分派 {{n}} 项',
}, {
  picked: '{{n}} selected', assign: 'Assign together', clear: 'Clear selection', tick: 'Select "{{title}}"', tickAll: 'Select all {{n}} that can be assigned', bar: 'Selected items',
  title: 'Assign {{n}} items', lead: 'Lead unit', unchanged: 'Leave as it is', deadline: 'Deadline', deadlineHint: 'Leave empty to keep it', will: 'All selected items change together, or none does; each gets a line in its history.',
  needChange: 'Choose a lead unit or a deadline, at least one of them.', send: 'Assign', back: 'Back', close: 'Close', done: '{{n}} assigned',
});
