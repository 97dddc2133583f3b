import { defineWords } from '../i18n/define-words.ts';

/** Words of the board, the pages of areas and the map. */
export const boardWords = defineWords('board', {
  title: '总览', asOfDay: '截至 {{day}}', print: '打印', toDesk: '待我办理', lights: '目标与灯', targetCount: '项目标', areas: '各方面的目标', byUnit: '按责任单位', bySection: '按计划章节', grouping: '目标怎样分组',
  otherPart: '其他', noTargets: '这一天还没有目标', noTargetsHint: '在计划里核对并确认目标后，这里按方面亮灯。', nowIs: '现值 {{value}}', notReported: '未填报', claimed: '填报', confirmed: '已确认', proven: '台账证实',
  changes: '一周变化', changesSpan: '{{from}} 至 {{until}}', noChanges: '这一周没有变化', moreChanges: '共 {{n}} 件，最近的在上面', reportApproved: '审核通过 {{n}} 张', reportReturned: '退回 {{n}} 张', imported: '导入 {{n}} 行',
  figures: '主要数据', lastYear: '上年 {{value}}', lastYearOn: '上年同日 {{value}}', noLastYear: '上年没有数据', better: '较好', worse: '较差', withheld: '您看不到它背后的行', noRows: '还没有数据', areaPages: '各方面的数据', map: '学校分布图', allIndicators: '全部指标',
  slider: '月末', sliderNow: '现在', month: '{{day}} 月末',
  areaTitle: '{{area}}数据', indicator: '指标', value: '数值', period: '期间', having: '有数据的单位', chosen: '看图', showing: '正在看', bySchool: '各校', byDistrict: '各学区', unitsBy: '按什么看', school: '学校', district: '学区', overTime: '历年', monthEnds: '各月末', schoolYear: '学年', year: '年度', day: '日期', countyLine: '全县',
  belowCounty: '不如全县', completeness: '数据齐不齐', register: '台账', wanted: '应有单位', units: '已有单位', approved: '已全部审核', missing: '还差', rows: '行数', noIndicators: '这个方面没有指标', noUnits: '没有可以比较的单位',
}, {
  title: 'Overview', asOfDay: 'as of {{day}}', print: 'Print', toDesk: 'For me to do', lights: 'Targets and lights', targetCount: 'targets', areas: 'Targets by area', byUnit: 'By lead unit', bySection: 'By part of the plan', grouping: 'How targets are grouped',
  otherPart: 'Other', noTargets: 'No targets on this day', noTargetsHint: 'Targets confirmed in a plan show their lights here by area.', nowIs: 'now {{value}}', notReported: 'not reported', claimed: 'claimed', confirmed: 'confirmed', proven: 'proven by registers',
  changes: 'This week', changesSpan: '{{from}} to {{until}}', noChanges: 'Nothing changed this week', moreChanges: '{{n}} in all, the latest on top', reportApproved: '{{n}} reports approved', reportReturned: '{{n}} reports returned', imported: '{{n}} rows imported',
  figures: 'Key figures', lastYear: 'last year {{value}}', lastYearOn: 'same day last year {{value}}', noLastYear: 'no data last year', better: 'better', worse: 'worse', withheld: 'You may not see the rows behind it', noRows: 'No data yet', areaPages: 'Data by area', map: 'Map of schools', allIndicators: 'All indicators',
  slider: 'Month end', sliderNow: 'now', month: 'end of {{day}}',
  areaTitle: 'Data on {{area}}', indicator: 'Indicator', value: 'Value', period: 'Period', having: 'Units with rows', chosen: 'Show', showing: 'Shown', bySchool: 'Schools', byDistrict: 'Districts', unitsBy: 'Seen by', school: 'School', district: 'District', overTime: 'Over the years', monthEnds: 'At month ends', schoolYear: 'School year', year: 'Year', day: 'Day', countyLine: 'County',
  belowCounty: 'worse than county', completeness: 'Completeness', register: 'Register', wanted: 'Units wanted', units: 'Units with rows', approved: 'Wholly approved', missing: 'Missing', rows: 'Rows', noIndicators: 'No indicators in this area', noUnits: 'No units to compare',
});
