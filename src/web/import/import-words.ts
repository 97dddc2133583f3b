import { defineWords } from '../i18n/define-words.ts';

/** Words of the import page. */
export const importWords = defineWords('import', {
  title: '导入{{register}}', how: '从 Excel 或 CSV 文件导入。先检查、后写入，写入后可以撤销。', unit: '单位', below: '含下级单位（文件中须有“单位”列）', template: '下载模板', needUnit: '请先选择单位',
  fileStep: '1 选择文件', drop: '把文件拖到这里，或', choose: '选择文件', formats: '.xlsx 或 .csv，不超过 20 万行', atOnce: '没有问题就直接写入，不再确认', sending: '已发送 {{n}}%', another: '换一个文件',
  understoodStep: '2 系统的理解', working: '{{stage}}：已处理 {{n}} 行', inLine: '排队等候：前面还有 {{n}} 个导入，轮到时自动开始，可以离开本页。', stopped: '服务器曾中断，没有写入任何一行。', again: '重新检查', firstRows: '前 {{n}} 行', columnHeading: '{{letter}} 列“{{heading}}”', leaveOut: '不导入这一列', means: '对应项目', recheck: '按此重新检查',
  added: '新增', changed: '修改', unchanged: '不变', faulty: '有错', row: '行', outcome: '结果',
  problemsStep: '3 问题', noProblems: '没有发现问题。', hardPart: '必须改正（{{n}} 行，不改不写入）', softPart: '可能有误（{{n}} 行，改正、说明或不导入）', fixCount: '{{field}}：{{n}} 处', place: '{{sheet}} {{cell}}', morePlaces: '再看其余 {{n}} 处', marked: '下载标注错误的表格', explainAll: '全组说明：为什么这些值没有错', explainOne: '单独说明', leaveRow: '不导入', leaveAll: '所列 {{n}} 行都不导入', alsoFaulty: '（同一行另有必须改正的问题）', wholeFile: '整个文件', wholeRow: '整行',
  doneStep: '4 写入', willWrite: '将写入 {{n}} 行', unchangedCount: '不变 {{n}} 行', faultyCount: '有错不写 {{n}} 行', leftCount: '选定不导入 {{n}} 行', silentCount: '{{n}} 类异常还没有说明', comma: '，', writeAll: '导入 {{n}} 行', writeSound: '只导入无误的 {{n}} 行', nothingNew: '与现有记录完全一致，不需要写入。', imported: '已导入：新增 {{added}}，修改 {{changed}}，不变 {{unchanged}}。', undo: '撤销这次导入', undoWould: '撤销后：新增的 {{retired}} 条停用，修改的 {{restored}} 条恢复导入前的内容；历史都保留。', undoKeeps: '另有 {{n}} 条在导入后被人修改过，保持现状：', undoYes: '确定撤销', undoNo: '不撤销', undone: '已撤销。', kept: '以下记录在导入后又被人修改，没有撤销：', keptOne: '{{title}}（{{who}}）', toList: '查看台账',
  earlier: '最近的导入', none: '还没有导入过', byAt: '{{who}} {{at}}', open: '打开', import: '导入',
  receiving: '正在接收', waiting: '等待检查', checking: '正在检查', checked: '待确认', writing: '正在写入', done: '已导入', undoing: '正在撤销', undoneState: '已撤销', failed: '没有完成',
}, {
  title: 'Import {{register}}', how: 'From an Excel or CSV file. It is checked first and written afterwards; what was written can be undone.', unit: 'Unit', below: 'Units below too (the file needs a column "Unit")', template: 'Download template', needUnit: 'Choose a unit first',
  fileStep: '1 File', drop: 'Drop a file here, or', choose: 'Choose a file', formats: '.xlsx or .csv, up to 200,000 rows', atOnce: 'Write it at once when nothing is wrong', sending: '{{n}}% sent', another: 'Another file',
  understoodStep: '2 What was understood', working: '{{stage}}: {{n}} rows so far', inLine: 'Waiting in line, {{n}} imports before this one. It begins by itself; you may leave this page.', stopped: 'The server stopped in between; nothing was written.', again: 'Check again', firstRows: 'First {{n}} rows', columnHeading: 'Column {{letter}} "{{heading}}"', leaveOut: 'Leave this column out', means: 'Stands for', recheck: 'Check again like this',
  added: 'New', changed: 'Changed', unchanged: 'Unchanged', faulty: 'Wrong', row: 'Row', outcome: 'Outcome',
  problemsStep: '3 Problems', noProblems: 'No problems found.', hardPart: 'To correct ({{n}} rows, not written until then)', softPart: 'Unusual ({{n}} rows: correct, explain or leave out)', fixCount: '{{field}}: {{n}}', place: '{{sheet}} {{cell}}', morePlaces: 'Show the other {{n}}', marked: 'Download marked workbook', explainAll: 'Explanation for all of these: why they are right', explainOne: 'Explain this one', leaveRow: 'Leave out', leaveAll: 'Leave out the {{n}} rows listed', alsoFaulty: '(something else in this row must be corrected)', wholeFile: 'The file as a whole', wholeRow: 'The whole row',
  doneStep: '4 Write', willWrite: '{{n}} rows will be written', unchangedCount: '{{n}} unchanged', faultyCount: '{{n}} wrong, not written', leftCount: '{{n}} left out', silentCount: '{{n}} kinds of unusual values unexplained', comma: ', ', writeAll: 'Import {{n}} rows', writeSound: 'Import only the {{n}} sound rows', nothingNew: 'It equals what is held; nothing needs to be written.', imported: 'Imported: {{added}} new, {{changed}} changed, {{unchanged}} unchanged.', undo: 'Undo this import', undoWould: 'Undoing retires the {{retired}} it added and gives the {{restored}} it changed their former values; history is kept.', undoKeeps: '{{n}} more were changed by somebody since and stay as they are:', undoYes: 'Undo it', undoNo: 'Leave it', undone: 'Undone.', kept: 'Changed by somebody since, and so not undone:', keptOne: '{{title}} ({{who}})', toList: 'Open the register',
  earlier: 'Latest imports', none: 'Nothing was imported yet', byAt: '{{who}} {{at}}', open: 'Open', import: 'Import',
  receiving: 'Receiving', waiting: 'Waiting', checking: 'Checking', checked: 'To be confirmed', writing: 'Writing', done: 'Imported', undoing: 'Undoing', undoneState: 'Undone', failed: 'Failed',
});

/** Keys of the import words. */
export type ImportWord = keyof typeof importWords.zh;
