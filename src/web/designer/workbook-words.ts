import { defineWords } from '../i18n/define-words.ts';

/** Words of a register begun from a workbook. */
export const workbookWords = defineWords('workbook', {
  title: '从表格新建台账', designer: '台账设计', how: '上传一张在用的表格，按表头和内容拟出字段；启用之前都可以改，启用后这些行可以直接导入。',
  drop: '把表格拖到这里，或者', choose: '选择文件', formats: '.xlsx 或 .csv，最大 50 MB。只读取，不保存。', another: '换一个文件', sheet: '工作表',
  read: '{{rows}} 行 · {{columns}} 列 · 表头在第 {{row}} 行', unitColumn: '“{{heading}}”列是各行所属的单位，不作字段。', leftOut: '没有列入的 {{n}} 列：{{columns}}。',
  waits: '已报请批准。批准启用后，请到台账的导入页上传这个文件。',
  done: '“{{name}}”已启用', rows: '表格里有 {{n}} 行，现在可以导入。先检查，不写入，看过结果再决定。', unit: '这些行属于', below: '各行按“{{heading}}”列归到单位', importRows: '导入这 {{n}} 行', later: '先不导入，看台账', noRows: '表格里没有数据行。', sending: '正在检查…',
  samples: '如 {{samples}}', filled: '{{filled}} 行有值', allFilled: '每行都有', blankSome: '{{n}} 行空白', misfits: '有的值不合：{{misfits}}', alone: '各行不同', column: '{{letter}} 列', distinct: '{{n}} 种',
}, {
  title: 'New register from a workbook', designer: 'Register designer', how: 'Upload a table in use. Fields are proposed from its headings and rows; all of it can be changed before it is put in force, then the rows can be imported.',
  drop: 'Drop a table here, or', choose: 'Choose a file', formats: '.xlsx or .csv, 50 MB at most. It is read, not kept.', another: 'Another file', sheet: 'Sheet',
  read: '{{rows}} rows · {{columns}} columns · headings in row {{row}}', unitColumn: 'Column "{{heading}}" says which unit a row belongs to; it is no field.', leftOut: '{{n}} columns left out: {{columns}}.',
  waits: 'Sent for approval. Once it is in force, upload this file on the import page of the register.',
  done: '"{{name}}" is in force', rows: 'The table has {{n}} rows that can be imported now. They are checked first; nothing is written before you decide.', unit: 'These rows belong to', below: 'Each row goes to the unit in column "{{heading}}"', importRows: 'Import these {{n}} rows', later: 'Not now; open the register', noRows: 'The table has no rows.', sending: 'Checking…',
  samples: 'e.g. {{samples}}', filled: '{{filled}} rows filled', allFilled: 'in every row', blankSome: 'blank in {{n}} rows', misfits: 'some do not fit: {{misfits}}', alone: 'all different', column: 'Column {{letter}}', distinct: '{{n}} kinds',
});
