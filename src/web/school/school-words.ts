import { defineWords } from '../i18n/define-words.ts';

/** Words of the page of one school. */
export const schoolWords = defineWords('school', {
  registers: '台账', asOfDay: '截至 {{day}}', closed: '已停用', print: '打印', noUnit: '没有这个单位', noUnitHint: '它可能已被移走，或不在您能看到的范围内。', keepsNothing: '这类单位没有要填的台账',
  reports: '正在填报', trace: '沿革', missing: '尚缺：',
  nothing: '还没有填报', count: '条数', rows: '条', openRecord: '打开记录', openList: '打开明细', changedOn: '{{day}} {{who}}更新', source: '依据：{{source}}',
  figures: '主要指标', figuresOf: '{{name}}的主要指标', indicator: '指标', here: '本单位', county: '全县', compared: '与全县比', worse: '▲ 不如全县', notWorse: '不低于全县', sameAs: '与全县持平', allFigures: '全部指标', area: '方面', foldFigures: '收起', unfoldFigures: '展开全部 {{n}} 项',
}, {
  registers: 'Registers', asOfDay: 'as of {{day}}', closed: 'closed', print: 'Print', noUnit: 'There is no such unit', noUnitHint: 'It may have moved, or lies outside what you may see.', keepsNothing: 'Units of this kind keep no register',
  reports: 'Open reports', trace: 'What it came from and became', missing: 'Missing: ',
  nothing: 'Nothing reported yet', count: 'Rows', rows: 'rows', openRecord: 'Open record', openList: 'Open rows', changedOn: 'changed {{day}} by {{who}}', source: 'Basis: {{source}}',
  figures: 'Key indicators', figuresOf: 'Key indicators of {{name}}', indicator: 'Indicator', here: 'Here', county: 'County', compared: 'Against county', worse: '▲ worse than county', notWorse: 'no worse', sameAs: 'as the county', allFigures: 'All indicators', area: 'Area', foldFigures: 'Fold', unfoldFigures: 'Show all {{n}}',
});
