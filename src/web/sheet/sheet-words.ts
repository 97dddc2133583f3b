import { defineWords } from '../i18n/define-words.ts';

/** Words of the sheet that is typed and pasted into. */
export const sheetWords = defineWords('sheet', {
  title: '{{register}} · 表格填报', how: '从 WPS 或 Excel 复制一块单元格，点中一格粘贴即可；选项填名称。', unit: '填报单位', needUnit: '请先选择填报单位', grid: '填报表格', rowNo: '行',
  state_held: '已保存', state_changed: '未保存', state_stopped: '有错', state_empty: '空行', repeats: '与第 {{n}} 行重复。', at: '第 {{row}} 行 {{field}}：', keys: '↑ ↓ Enter 移动 · Ctrl+D 同上一行 · Ctrl+Z 撤销 · Ctrl+S 保存', restored: '已恢复上次没有保存的 {{n}} 行。', outdated: '其中 {{n}} 行此后已被他人修改或停用，请核对。', dropDraft: '放弃，重新开始', beyond: '表格最多 {{most}} 行，多出的 {{n}} 行没有粘贴。', more: '本单位记录超过 {{most}} 行，这里只列出前 {{most}} 行。', useImport: '行数多请用导入', notKept: '改动太多，浏览器留不下草稿，请尽快保存。',
  stopped: '{{n}} 行有错，改正后才能保存', saving: '正在保存', undoPaste: '撤销', giveUp: '放弃改动', save: '保存 {{n}} 行', saveNone: '保存', savedAll: '已保存 {{n}} 行。', savedSome: '已保存 {{saved}} 行，{{failed}} 行没有保存，原因见标红的行。',
}, {
  title: '{{register}} · table', how: 'Copy a block of cells in WPS or Excel, click a cell here and paste; write choices by name.', unit: 'Kept by', needUnit: 'Choose the unit first', grid: 'Sheet', rowNo: 'Row',
  state_held: 'saved', state_changed: 'not saved', state_stopped: 'wrong', state_empty: 'empty', repeats: 'Repeats row {{n}}.', at: 'Row {{row}}, {{field}}: ', keys: '↑ ↓ Enter: move · Ctrl+D: as above · Ctrl+Z: undo · Ctrl+S: save', restored: '{{n}} rows you had not saved were brought back.', outdated: '{{n}} of them were changed or retired by somebody since; compare them.', dropDraft: 'Drop them, start over', beyond: 'A sheet holds {{most}} rows; {{n}} more were not pasted.', more: 'The unit has more than {{most}} records; only the first {{most}} stand here.', useImport: 'Import a file for many rows', notKept: 'Too many changes for the browser to keep: save soon.',
  stopped: '{{n}} rows to correct before they can be saved', saving: 'Saving', undoPaste: 'Undo', giveUp: 'Drop changes', save: 'Save {{n}} rows', saveNone: 'Save', savedAll: '{{n}} rows saved.', savedSome: '{{saved}} rows saved, {{failed}} not: see the rows in red.',
});
