import { defineWords } from '../i18n/define-words.ts';

/** Words of the form of a record. */
export const formWords = defineWords('form', {
  newIn: '新建{{register}}', changeOf: '修改 {{title}}', required: '带 * 的必填', source: '依据：{{source}}', restored: '已恢复上次没有保存的内容。', restoredOlder: '已恢复上次没有保存的内容；此后这条记录已被他人修改，请核对后再保存。', giveUpDraft: '放弃，重新开始', unit: '填报单位', needUnit: '请选择填报单位。',
  sentBack: '审核退回：{{text}}（{{who}}）',
  facts: '内容', otherFacts: '其他', computed: '自动计算', knownFrom: '{{who}}已掌握', explain: '说明', needExplain: '请改正，或写明为什么是对的。', explainLater: '上报时须改正或说明。', blank: '（空）',
  longitude: '经度', latitude: '纬度', personSearch: '输入姓名或登录名', noPerson: '没有找到有账号的人', fileChoose: '选择文件', fileOther: '换一个文件', fileRemove: '移除', fileSending: '正在上传 {{name}} {{n}}%', fileKinds: 'PDF、图片、docx、xlsx、txt，不超过 50 MB', noCode: '没有这个选项，可输入名称或首字母', noReference: '本单位没有这样的记录', referenceMore: '输入名称查找',
  save: '保存', saveDraft: '保存草稿', saveAnother: '保存并再建一条', saved: '已保存。', nothingEntered: '还没有填写，没有可保存的内容。', savedWith: '已保存草稿，还有 {{n}} 处须在上报前改正或说明。', leftHard: '{{n}} 处须改正', leftSoft: '{{n}} 处须说明', allFine: '校验通过', keys: 'Enter 下一项 · Ctrl+S 保存',
  findings: '有 {{n}} 处要看', mustFix: '须改正', fixOrExplain: '改正或说明',
  conflict: '{{who}}已于 {{at}} 先保存了这条记录', conflictChoose: '下面的字段两人都改了，请各选一个值，再保存一次。', conflictNone: '两人改的不是同一处，您的改动都在。请继续并再保存一次。', conflictTaken: '对方改的这些已一并采用：{{fields}}', mine: '我填的', theirs: '对方的', conflictGoOn: '采用所选，继续', fieldNow: '{{field}}（{{value}}）', comma: '、', semicolon: '；',
}, {
  newIn: 'New in {{register}}', changeOf: 'Change {{title}}', required: '* is required', source: 'Basis: {{source}}', restored: 'What you had not saved was brought back.', restoredOlder: 'What you had not saved was brought back; somebody changed this record since. Compare before you save.', giveUpDraft: 'Drop it, start over', unit: 'Kept by', needUnit: 'Choose the unit that keeps it.',
  sentBack: 'Sent back: {{text}} ({{who}})',
  facts: 'Facts', otherFacts: 'Other', computed: 'computed', knownFrom: 'known from {{who}}', explain: 'Explanation', needExplain: 'Correct it, or say why it is right.', explainLater: 'To be corrected or explained when it is reported.', blank: '(blank)',
  longitude: 'Longitude', latitude: 'Latitude', personSearch: 'Name or sign-in name', noPerson: 'Nobody with an account was found', fileChoose: 'Choose a file', fileOther: 'Another file', fileRemove: 'Remove', fileSending: 'Sending {{name}} {{n}}%', fileKinds: 'PDF, picture, docx, xlsx or txt, up to 50 MB', noCode: 'No such choice. Type a name or initials', noReference: 'No such record of this unit', referenceMore: 'Type to search',
  save: 'Save', saveDraft: 'Save draft', saveAnother: 'Save and add another', saved: 'Saved.', nothingEntered: 'Nothing entered yet, so there is nothing to save.', savedWith: 'Draft saved; {{n}} left to correct or explain before reporting.', leftHard: '{{n}} to correct', leftSoft: '{{n}} to explain', allFine: 'All checks pass', keys: 'Enter: next field · Ctrl+S: save',
  findings: '{{n}} to look at', mustFix: 'correct', fixOrExplain: 'correct or explain',
  conflict: '{{who}} saved this record first, {{at}}', conflictChoose: 'Both of you changed these fields. Choose a value for each, then save again.', conflictNone: 'You changed different fields; all your changes are here. Go on and save again.', conflictTaken: 'Taken over from the other: {{fields}}', mine: 'Mine', theirs: 'Theirs', conflictGoOn: 'Use these, go on', fieldNow: '{{field}} ({{value}})', comma: ', ', semicolon: '; ',
});
