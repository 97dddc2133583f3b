import { defineWords } from '../i18n/define-words.ts';

/** Words of the page of one school. */
export const schoolWords = defineWords('school', {
  registers: '台账', asOfDay: '截至 {{day}}', closed: '已停用', print: '打印', noUnit: '没有这个单位', noUnitHint: '它可能已被移走，或不在您能看到的范围内。', keepsNothing: '这类单位没有要填的台账',
  reports: '正在填报', trace: '沿革', missing: '尚缺：',
  nothing: '还没有填报', count: '条数', rows: '条', openRecord: '打开记录', openList: '打开明细', changedOn: '{{day}} {{who}}更新', source: '依据：{{source}}',
}, {
  registers: 'Registers', asOfDay: 'as of {{day}}', closed: 'closed', print: 'Print', noUnit: 'There is no such unit', noUnitHint: 'It may have moved, or lies outside what you may see.', keepsNothing: 'Units of this kind keep no register',
  reports: 'Open reports', trace: 'What it came from and became', missing: 'Missing: ',
  nothing: 'Nothing reported yet', count: 'Rows', rows: 'rows', openRecord: 'Open record', openList: 'Open rows', changedOn: 'changed {{day}} by {{who}}', source: 'Basis: {{source}}',
});
