import { defineWords } from '../i18n/define-words.ts';

/** Words of units. */
export const unitWords = defineWords('unit', {
  noUnit: '没有这个单位，可输入名称、拼音或首字母', bureau: '教育局', section: '科室', district: '学区', school: '学校', kindergarten: '幼儿园', training: '培训机构',
}, {
  noUnit: 'No such unit. Type a name, pinyin or initials', bureau: 'Bureau', section: 'Section', district: 'School district', school: 'School', kindergarten: 'Kindergarten', training: 'Training body',
});
