import { defineWords } from '../i18n/define-words.ts';

/** Words of units that are merged, split and closed. */
export const successionWords = defineWords('succession', {
  change: '撤并', changeOf: '撤并 {{name}}', title: '调整单位 · {{name}}', kind: '怎样调整', merge: '并入', split: '拆分', close: '撤销',
  mergeHint: '仍然有效的记录、未办结的目标任务和人员转到保留的单位；已经过去的学年、年度的数字留在原单位名下。', splitHint: '在旁边新设单位，原单位保留；记录由您随后在台账里选定移交。', closeHint: '学生须先全部转走。记录停用并写明原因，未办结的目标任务交给上级单位，账号停用。',
  sources: '并入的单位（以后停用）', target: '保留的单位', effectiveOn: '生效日期', effectiveHint: '不晚于今天', document: '依据（文号）', documentHint: '如 某教〔2026〕8号，会写进每条记录的历史',
  partName: '新单位 {{n}} 的名称', partCode: '新单位 {{n}} 的代码', codeHint: '小写字母、数字、短横线，建立后不能改', addPart: '再加一个新单位',
  needTarget: '请选择保留的单位。', needSources: '请选择要并入的单位。', needDay: '请填写生效日期。', needDocument: '请写依据的文号。', needName: '请写名称。', needCode: '代码只能用小写字母、数字和短横线，最多 24 位。',
  doMerge: '办理并入', doSplit: '办理拆分', doClose: '办理撤销', doneMerge: '“{{name}}”已并入', doneSplit: '已新设 {{n}} 个单位', doneClose: '已撤销“{{name}}”',
  foresight: '办理后会怎样', foresightWait: '选好单位和日期后，在这里先看会怎样。', cannot: '现在不能办', register: '台账', moves: '转走', retires: '停用', stays: '留在原单位', nothingKept: '这些单位没有台账记录。',
  collisions: '转走后会重复的记录，须先改号或停用其中一条', pupils: '还有 {{n}} 名学生，须先转到其他学校', commitments: '未办结的目标和任务：{{n}} 项', people: '人员（{{n}} 人），原授权结束，并入的由安全管理员重新批准', noRole: '无授权',
  noReports: '正在进行的填报不受影响。', openReports: '正在进行的填报（{{n}} 轮）里的上报表：', excused: '不再要求 {{n}} 张', reopened: '保留单位已通过的重新打开 {{n}} 张', asked: '新列入 {{n}} 张', partsFrom: '：', partsBetween: '，',
  trace: '沿革', traceOf: '{{name}} 的沿革', traceNone: '没有并入、拆分或撤销的记载。', cameFrom: '由来', becameOf: '去向', merge_before: '“{{name}}”并入本单位', split_before: '由“{{name}}”拆出', merge_after: '并入“{{name}}”', split_after: '拆出“{{name}}”', close_after: '撤销', retired: '已停用', by: '{{name}} 办理', closeDialog: '关闭',
  move: '移交', moveTitle: '移交 {{n}} 条记录', moveHint: '记录连同历史交给另一个单位；已上报或已通过的，先退回或重新打开。', moveTo: '移交给', needMoveTo: '请选择接收的单位。', moved: '已移交 {{n}} 条',
}, {
  change: 'Reorganise', changeOf: 'Reorganise {{name}}', title: 'Reorganise · {{name}}', kind: 'What to do', merge: 'Merge', split: 'Split', close: 'Close',
  mergeHint: 'Records that still hold, open targets and tasks, and people go to the unit that stays; figures of years that are over stay under the old unit.', splitHint: 'New units are made beside this one, which stays; you then choose in the registers which records to move.', closeHint: 'All pupils must be elsewhere first. Records are retired with the reason, open targets and tasks go to the unit above, accounts are disabled.',
  sources: 'Units to merge (retired afterwards)', target: 'Unit that stays', effectiveOn: 'Effective on', effectiveHint: 'Today or earlier', document: 'Basis (document number)', documentHint: 'It is written into the history of every record',
  partName: 'Name of new unit {{n}}', partCode: 'Code of new unit {{n}}', codeHint: 'Lower-case letters, digits, hyphen; cannot change later', addPart: 'Add another new unit',
  needTarget: 'Choose the unit that stays.', needSources: 'Choose the units to merge.', needDay: 'Give the effective date.', needDocument: 'Give the document number.', needName: 'Give a name.', needCode: 'Use lower-case letters, digits and hyphens only, at most 24.',
  doMerge: 'Merge now', doSplit: 'Split now', doClose: 'Close now', doneMerge: '"{{name}}" is merged', doneSplit: 'Made {{n}} units', doneClose: 'Closed "{{name}}"',
  foresight: 'What will happen', foresightWait: 'Once units and date are chosen, this shows what would happen.', cannot: 'Not possible now', register: 'Register', moves: 'Move', retires: 'Retired', stays: 'Stay', nothingKept: 'These units keep no records.',
  collisions: 'Records that would stand twice; change or retire one of each first', pupils: '{{n}} pupils are still here; move them to another school first', commitments: 'Open targets and tasks: {{n}}', people: 'People ({{n}}): their rights here end; after a merge the security administrator authorises them anew', noRole: 'no role',
  noReports: 'No round that runs is touched.', openReports: 'Reports of rounds that run ({{n}}):', excused: '{{n}} no longer asked', reopened: '{{n}} approved ones of the unit that stays opened again', asked: '{{n}} newly asked', partsFrom: ': ', partsBetween: ', ',
  trace: 'History', traceOf: 'History of {{name}}', traceNone: 'It was never merged, split or closed.', cameFrom: 'Came from', becameOf: 'Became', merge_before: '"{{name}}" was merged into it', split_before: 'Split off "{{name}}"', merge_after: 'Merged into "{{name}}"', split_after: '"{{name}}" was split off', close_after: 'Closed', retired: 'retired', by: 'by {{name}}', closeDialog: 'Close',
  move: 'Move', moveTitle: 'Move {{n}} records', moveHint: 'The records go to another unit with their history; what was submitted or approved is returned or opened again first.', moveTo: 'Move to', needMoveTo: 'Choose the unit that takes them.', moved: 'Moved {{n}}',
});

/** Keys of these words. */
export type SuccessionWord = keyof typeof successionWords.zh;
