import { defineWords } from '../i18n/define-words.ts';

/** Words of indicators: their list, and one figure opened. */
export const indicatorWords = defineWords('indicator', {
  indicators: '指标', hint: '每个数都由台账的行算出，点名称看它由什么组成，再点到行。', count: '{{n}} 个指标', name: '指标', value: '数值', period: '期间', behind: '有数据的单位', unit: '单位', area: '方面',
  tableOf: '{{area}}的指标', withheld: '您看不到它背后的行', none: '还没有指标', how: '怎样算', madeOf: '由什么组成', part: '组成', rows: '查看行', rowsOf: '查看行：{{part}}', below: '下级单位', belowOf: '各下级单位的数值', noneBelow: '没有下级单位', approved: '已全部审核的 {{n}} 个', asOf: '截至 {{day}}', source: '依据：{{text}}',
  course: '变化', courseOf: '{{name}}的变化', byYear: '历年', byMonth: '近 12 个月', step: '看多久', when: '时间', against: '比上年', noRows: '没有数据', earlier: '更早的还没有数据。', asHeld: '{{registers}}不分期，各年都按所看那一刻的行计算。', own: '自定指标', edit: '修改',
}, {
  indicators: 'Indicators', hint: 'Every figure is computed from rows of registers; open one to see what it is made of, down to the rows.', count: '{{n}} indicators', name: 'Indicator', value: 'Value', period: 'Period', behind: 'Units with rows', unit: 'Unit', area: 'Area',
  tableOf: 'Indicators of {{area}}', withheld: 'You may not see the rows behind it', none: 'No indicators yet', how: 'How it is computed', madeOf: 'What it is made of', part: 'Part', rows: 'See rows', rowsOf: 'See rows: {{part}}', below: 'Units below', belowOf: 'Values of the units below', noneBelow: 'There is no unit below', approved: '{{n}} wholly approved', asOf: 'as of {{day}}', source: 'Source: {{text}}',
  course: 'Course', courseOf: 'Course of {{name}}', byYear: 'Years', byMonth: 'Last 12 months', step: 'How far back', when: 'Time', against: 'Against the year before', noRows: 'Nothing reported', earlier: 'Nothing was reported before.', asHeld: '{{registers}}: kept without periods; for every year its rows are taken as they stand at the moment looked at.', own: 'Own indicators', edit: 'Change',
});
