import { defineWords } from '../i18n/define-words.ts';

/** Words of the sheet that is typed and pasted into. */
export const sheetWords = defineWords('sheet', {
  title: '{{register}} · 表格填报', how: '从 WPS 或 Excel 复制一块单元格，点中一格粘贴即可；选项填名称。', unit: '填报单位', needUnit: '请先选择填报单位', grid: '填报表格', rowNo: '行',
  state_held: '已保存', state_changed: '未保存', state_stopped: '有错', state_empty: '空行', repeats: '与第 {{n}} 行重复。', at: '第 {{row}} 行 {{field}}：', keys: '↑ ↓ Enter 移动 · Ctrl+D 同上一行 · Ctrl+S 保存',
  stopped: '{{n}} 行有错，改正后才能保存', saving: '正在保存', undoPaste: '撤销粘贴', giveUp: '放弃改动', save: '保存 {{n}} 行', saveNone: '保存', savedAll: '已保存 {{n}} 行。', savedSome: '已保存 {{saved}} 行，{{failed}} 行没有保存，原因见标红的行。',
}, {
  title: '{{register}} · table', how: 'Copy a block of cells in WPS or Excel, click a cell here and paste; write choices by name.', unit: 'Kept by', needUnit: 'Choose the unit first', grid: 'Sheet', rowNo: 'Row',
  state_held: 'saved', state_changed: 'not saved', state_stopped: 'wrong', state_empty: 'empty', repeats: 'Repeats row {{n}}.', at: 'Row {{row}}, {{field}}: ', keys: '↑ ↓ Enter: move · Ctrl+D: as above · Ctrl+S: save',
  stopped: '{{n}} rows to correct before they can be saved', saving: 'Saving', undoPaste: 'Undo paste', giveUp: 'Drop changes', save: 'Save {{n}} rows', saveNone: 'Save', savedAll: '{{n}} rows saved.', savedSome: '{{saved}} rows saved, {{failed}} not: see the rows in red.',
});
