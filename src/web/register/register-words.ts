import { defineWords } from '../i18n/define-words.ts';

/** Words of registers and their lists. */
export const registerWords = defineWords('register', {
  registers: '台账', design: '台账设计', apiDocs: '接口说明', registerCount: '{{n}} 个台账', registersNote: '每个数字都能点开到行。', searchRegisters: '搜索台账', searchRegistersHint: '台账名称，可用首字母', noRegister: '没有符合的台账', noRegisterHint: '换一个词试试。',
  recordUnit: '条', comma: '、', keptBy: '{{who}}填报', answersFor: '{{who}}负责', inRounds: '按轮次上报', personalData: '含个人信息', sourceIs: '依据：{{source}}',
  area_organisation: '学校与机构', area_classes: '班级', area_facilities: '用房与装备', area_students: '学生', area_teachers: '教师', area_own: '本局自建',
  column_unit: '单位', column_state: '状态', column_since: '更新时间', column_byName: '更新人', columns: '列', standardColumns: '恢复默认列',
  add: '新建', fillAsTable: '表格填报', print: '打印', table: '记录列表', tableRolls: '记录列表，可左右滚动', totalOf: '合计 {{n}} 条', chooseAll: '选择本页全部', chooseOne: '选择 {{title}}', maskedHint: '对您遮盖显示',
  noMatch: '没有符合条件的记录', noMatchHint: '换一个条件，或清除筛选看全部。', clear: '清除筛选', noRecord: '还没有记录', noRecordHint: '新建、表格填报或导入后，记录会列在这里。', noRecordThenHint: '那一天还没有记录。',
  shown: '已显示 {{shown}} 条', shownOf: '已显示 {{shown}} 条，共 {{total}} 条', more: '再显示 50 条',
  asOf: '截至', pastShown: '您看到的是 {{day}} 当天结束时的台账，只能查看。', backToNow: '回到现在',
  chosen: '已选 {{n}} 条', copyRows: '复制', copied: '已复制 {{n}} 条，可粘贴到表格。', clearChosen: '取消选择',
  searchIn: '搜索{{field}}', unit: '单位', allUnits: '全部单位',
}, {
  registers: 'Registers', design: 'Designer', apiDocs: 'API', registerCount: '{{n}} registers', registersNote: 'Every figure opens to its rows.', searchRegisters: 'Search registers', searchRegistersHint: 'Name or initials', noRegister: 'No register matches', noRegisterHint: 'Try another word.',
  recordUnit: 'records', comma: ', ', keptBy: 'kept by: {{who}}', answersFor: 'answered for by {{who}}', inRounds: 'reported in rounds', personalData: 'personal data', sourceIs: 'Basis: {{source}}',
  area_organisation: 'Schools and institutions', area_classes: 'Classes', area_facilities: 'Rooms and equipment', area_students: 'Pupils', area_teachers: 'Teachers', area_own: 'Drawn by this bureau',
  column_unit: 'Unit', column_state: 'State', column_since: 'Changed', column_byName: 'Changed by', columns: 'Columns', standardColumns: 'Standard columns',
  add: 'Add', fillAsTable: 'Fill in as table', print: 'Print', table: 'List of records', tableRolls: 'List of records, scrolls sideways', totalOf: '{{n}} in all', chooseAll: 'Choose all shown', chooseOne: 'Choose {{title}}', maskedHint: 'Masked for you',
  noMatch: 'No record matches', noMatchHint: 'Change a condition, or clear the filters to see all.', clear: 'Clear filters', noRecord: 'No records yet', noRecordHint: 'Records appear here once they are added, filled in as a table or imported.', noRecordThenHint: 'There was no record on that day.',
  shown: '{{shown}} shown', shownOf: '{{shown}} of {{total}} shown', more: 'Show 50 more',
  asOf: 'As of', pastShown: 'This is the register as it stood at the end of {{day}}; it can only be read.', backToNow: 'Back to now',
  chosen: '{{n}} chosen', copyRows: 'Copy', copied: '{{n}} copied; paste them into a spreadsheet.', clearChosen: 'Choose none',
  searchIn: 'Search {{field}}', unit: 'Unit', allUnits: 'All units',
});
