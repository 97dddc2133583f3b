import { defineWords } from '../i18n/define-words.ts';

/** Words of one record. */
export const recordWords = defineWords('record', {
  notYet: '{{day}} 还没有这条记录', notYetHint: '换一个日期，或回到现在。',
  pointing: '相关：', openPage: '打开整页', print: '打印', history: '历史', facts: '内容', otherFacts: '其他', retiredOn: '已于 {{at}} 停用：{{reason}}', versionBy: '第 {{n}} 版，{{who}} {{at}}',
  created: '新建', changed: '修改', retired: '停用', restored: '恢复启用', erased: '依法删除', versionNo: '第 {{n}} 版', reasonWas: '事由：{{reason}}', noDifference: '数据没有变化', blank: '（空）',
  way_page: '页面', way_import: '导入', way_api: '接口', way_round: '填报', way_console: '命令行', way_sample: '示例数据', way_merge: '并入', way_move: '移交', way_close: '撤销', way_recompute: '重算', way_definition: '改定义', movedFrom: '由{{from}}移来，现属{{to}}',
  change: '修改', retire: '停用', restore: '恢复启用', erase: '依法删除', reveal: '查看明文', revealField: '查看“{{field}}”明文', hiddenIn: '{{n}} 秒后遮盖',
  retireNow: '停用“{{title}}”', restoreNow: '恢复启用“{{title}}”', willRestore: '恢复后重新计入列表和合计；历史里留下停用和恢复两步。', eraseNow: '依法删除“{{title}}”', willRetire: '停用后不再计入列表和合计，历史都保留。', willErase: '这条记录和它的全部历史将被清空，不能恢复；谁、何时、为何删除会留在审计中。', willReveal: '事由会写入审计。明文显示 30 秒后自动遮盖。',
  reason: '事由', reasonHint: '至少 4 个字', reasonShort: '请写明事由，至少 4 个字。',
  whyErased: '已依法删除，不能再办理', whyRetired: '已停用，可以恢复启用或新建一条', whySubmitted: '已上报，须先由审核人退回', whyApproved: '已审核锁定，须先由审核人退回', whyNoChange: '您没有修改这个单位记录的权限', whyNoRetire: '您没有停用这个单位记录的权限',
}, {
  notYet: 'This record was not there on {{day}}', notYetHint: 'Choose another day, or go back to now.',
  pointing: 'Related: ', openPage: 'Open as page', print: 'Print', history: 'History', facts: 'Facts', otherFacts: 'Other', retiredOn: 'Retired {{at}}: {{reason}}', versionBy: 'Version {{n}}, {{who}} {{at}}',
  created: 'Created', changed: 'Changed', retired: 'Retired', restored: 'Restored', erased: 'Erased', versionNo: 'Version {{n}}', reasonWas: 'Reason: {{reason}}', noDifference: 'No field changed', blank: '(blank)',
  way_page: 'page', way_import: 'import', way_api: 'interface', way_round: 'reporting', way_console: 'console', way_sample: 'sample data', way_merge: 'merged', way_move: 'moved', way_close: 'closed', way_recompute: 'recomputed', way_definition: 'definition changed', movedFrom: 'From {{from}}, now of {{to}}',
  change: 'Change', retire: 'Retire', restore: 'Restore', erase: 'Erase', reveal: 'Reveal', revealField: 'Reveal "{{field}}"', hiddenIn: 'hidden in {{n}} s',
  retireNow: 'Retire "{{title}}"', restoreNow: 'Restore "{{title}}"', willRestore: 'It will be in lists and totals again; its history keeps both steps.', eraseNow: 'Erase "{{title}}"', willRetire: 'It will leave lists and totals; its history stays.', willErase: 'This record and all its history will be emptied for good; who erased it, when and why stays in the audit.', willReveal: 'The reason goes into the audit. The value is hidden again after 30 seconds.',
  reason: 'Reason', reasonHint: 'At least 4 characters', reasonShort: 'Give the reason in at least 4 characters.',
  whyErased: 'Erased; nothing can be done', whyRetired: 'Retired; restore it or create a new one', whySubmitted: 'Submitted; the reviewer has to return it first', whyApproved: 'Approved and locked; the reviewer has to return it first', whyNoChange: 'You may not change records of this unit', whyNoRetire: 'You may not retire records of this unit',
});
