import { defineWords } from '../i18n/define-words.ts';

/** Words of worked examples. */
export const exampleWords = defineWords('example', {
  note: '样例说明这个台账怎么算、怎么查：填几个值，写明应当有什么提示。每次启用前都会试算，不符的不能启用。', cannotForm: '文本有格式错误，请先在“文本”里改正。',
  sum: '{{all}} 个样例，{{passed}} 个相符', example: '样例 {{n}}', passes: '相符', fails: '不符', expectOk: '应当没有问题', expectTold: '应当提示：{{told}}', remove: '删去样例 {{n}}', accept: '以试算结果为准',
  computed: '算得 {{value}}', add: '添加样例', fromRecord: '用已有记录做样例', chooseRecord: '选一条记录', fromRecordNote: '个人信息不会带入。',
}, {
  note: 'Examples show how the register computes and checks: give some values and say what should be told. They are run before every version is put in force; one that does not hold keeps it out.', cannotForm: 'The text is malformed. Correct it under "Text" first.',
  sum: '{{passed}} of {{all}} examples hold', example: 'Example {{n}}', passes: 'Holds', fails: 'Does not hold', expectOk: 'nothing should be told', expectTold: 'should be told: {{told}}', remove: 'Remove example {{n}}', accept: 'Take what came out',
  computed: 'Comes to {{value}}', add: 'Add example', fromRecord: 'Make an example of a record', chooseRecord: 'Choose a record', fromRecordNote: 'Personal values are left out.',
});
