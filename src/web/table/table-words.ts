import { defineWords } from '../i18n/define-words.ts';

/** Words of tables and filters. */
export const tableWords = defineWords('table', {
  shownOf: '已显示 {{shown}} 行，共 {{total}} 行', showMore: '再显示 200 行', all: '全部', clear: '清除筛选',
}, {
  shownOf: '{{shown}} of {{total}} rows shown', showMore: 'Show 200 more', all: 'All', clear: 'Clear filters',
});
