import { defineWords } from '../i18n/define-words.ts';

/** Words of the balance between schools. */
export const balanceWords = defineWords('balance', {
  title: '校际均衡', above: '台账', rules: '规则', section: '学段', year: '学年', newest: '最近有数的学年', source: '依据：{{text}}', print: '打印',
  part: '只看得到 {{unit}} 的学校，差异系数要全县各校一起算，请看局里的测算。下面是各校的数。', none: '没有一所学校可以测算', noneHint: '先在台账里填学校基本情况和班级。',
  coefficients: '各项差异系数', coefficientsOf: '{{section}}各项差异系数', indicator: '指标', mean: '均值', coefficient: '差异系数', limit: '限值', verdict: '结论', most: '影响最大的学校', change: '比现在', composite: '综合差异系数（各项平均）',
  chooseHint: '点一项指标，下面按它看各校',
  within: '达标', beyond: '超过限值', open: '缺数未定', unjudged: '不单独看', noCoefficient: '无法计算', missing: '缺 {{n}} 所',
  chart: '{{section}}各项差异系数的图；数字在下面的表里', limitMark: '竖线是限值，灰线是现在', confirm: '带 * 的限值或口径出自转述，没有与原文核对，请在规则文件里核对。',
  sum: '{{section}}：{{schools}} 所学校，学生 {{pupils}} 人', allMet: '全部达标', notMet: '没有全部达标', beyondCount: '{{n}} 项超过限值', failingCount: '{{n}} 所学校未达标', openCount: '{{n}} 项缺数未定',
  schools: '各校', schoolsOf: '各校：{{indicator}}', overall: '各项平均', school: '学校', pupils: '学生数', value: '数值', share: '占差异', metCount: '达标项', passes: '达标', fails: '未达标', opened: '缺数未定', shareHint: '一所学校占全部差异的份额，合计 100%',
  numbersOf: '{{school}}', numbers: '填报数', close: '收起', rows: '看行', rowsOf: '看行：{{column}}', how: '怎样算', number: '数', threshold: '标准', schoolPage: '学校页', split: '全校数，按学段拆分', unknown: '没有填', toFill: '去填', withheld: '您看不到它背后的行', noRegister: '台账里没有这一项',
  tryIt: '试算', stopTrying: '结束试算', trying: '试算中：改了 {{n}} 个数，只在本页，没有保存。', reset: '全部恢复', tryHint: '改下面各校的数，系数随改随算；再点一项指标，就改那一项的数。', tried: '{{school}} {{column}}', was: '原 {{value}}', changed: '改过', exportTried: '导出表格', exportHint: '可用 xuezheng balance 再测算',
  excluded: '不参加测算的学校', reason: '原因', basis: '依据', row: '学段', noneExcluded: '没有', unplaced: '不能测算的学校', lacksKind: '没有填学校基本情况里的学校类别', lacksPupils: '没有班级或学生', gaps: '缺的数', gapsHint: '缺的数不当作 0：该校不进这一项的系数，结论也不定。', what: '缺什么', where: '到哪里填', noGaps: '参加测算的学校，各项数都有。', absent: '没有台账的列：{{columns}}',
  items: '县级项目', item: '项目', asked: '要求', actual: '实际', itemsHint: '台账里有的自动取；其余的填在导出的表格的“政府保障”表里，用 xuezheng balance 判定。', notInRegisters: '台账里没有', group: '类别',
  plan: '最省的方案', planHint: '花最少的钱、又让每个系数和标准都进限值：买什么、给哪所学校、谁从哪里交流到哪里。单价是起始值，请改成本县的。', good: '办法', price: '单价（元）', seconds: '最多算', secondsUnit: '秒', makePlan: '排方案', planning: '正在排，已 {{n}} 秒；可以离开去看别处，回来要重排。', stop: '取消',
  planCost: '共 {{cost}}', planGap: '任何方案都不少于 {{bound}}，相差至多 {{gap}}', cutShort: '到时间为止找到的最好的，加长时间可能更省。', leftOut: '缺数没有排进去的：{{schools}}', steps: '方案', to: '学校', count: '数量', cost: '花费', comes: '调入', goes: '调出', after: '照此办理以后：{{verdict}}', tryPlan: '放进试算', planOfTrials: '按试算的数排', already: '已经全部达标，不用花钱。', perGood: '各样合计', basisOfPrice: '依据',
}, {
  title: 'Balance between schools', above: 'Registers', rules: 'Rules', section: 'Section', year: 'School year', newest: 'Newest with rows', source: 'Source: {{text}}', print: 'Print',
  part: 'You see the schools of {{unit}} only. Coefficients need all schools of the county: see those of the bureau. Below are the numbers of each school.', none: 'No school can be weighed', noneHint: 'Fill in the registers of schools and classes first.',
  coefficients: 'Coefficients of variation', coefficientsOf: '{{section}}: coefficients of variation', indicator: 'Indicator', mean: 'Mean', coefficient: 'Coefficient', limit: 'Limit', verdict: 'Verdict', most: 'Adds most', change: 'Against now', composite: 'Composite (mean of all)',
  chooseHint: 'Choose an indicator to see the schools by it',
  within: 'Met', beyond: 'Above the limit', open: 'Open: data missing', unjudged: 'Not judged alone', noCoefficient: 'None', missing: '{{n}} missing',
  chart: '{{section}}: chart of coefficients; the numbers stand in the table below', limitMark: 'The upright line is the limit, the grey one is now', confirm: 'Limits with * are hearsay: compare the file of rules with the original.',
  sum: '{{section}}: {{schools}} schools, {{pupils}} pupils', allMet: 'Everything is met', notMet: 'Not everything is met', beyondCount: '{{n}} above the limit', failingCount: '{{n}} schools fall short', openCount: '{{n}} open for lack of data',
  schools: 'Schools', schoolsOf: 'Schools: {{indicator}}', overall: 'Mean of all', school: 'School', pupils: 'Pupils', value: 'Value', share: 'Share', metCount: 'Met', passes: 'Meets', fails: 'Falls short', opened: 'Open: data missing', shareHint: 'What a school adds to the whole difference; together 100 %',
  numbersOf: '{{school}}', numbers: 'Numbers', close: 'Close', rows: 'Rows', rowsOf: 'Rows: {{column}}', how: 'How it is computed', number: 'Number', threshold: 'Asked for', schoolPage: 'School page', split: 'of the whole school, divided among sections', unknown: 'Not filled in', toFill: 'Fill in', withheld: 'You may not see the rows behind it', noRegister: 'No register has it',
  tryIt: 'What if', stopTrying: 'End what-if', trying: 'What if: {{n}} numbers changed, on this page only; nothing is saved.', reset: 'Reset all', tryHint: 'Change numbers of the schools below; coefficients follow at once. Choose another indicator to change its numbers.', tried: '{{school}} {{column}}', was: 'was {{value}}', changed: 'changed', exportTried: 'Export workbook', exportHint: 'xuezheng balance weighs it again',
  excluded: 'Schools left out', reason: 'Why', basis: 'Source', row: 'Section', noneExcluded: 'None', unplaced: 'Schools that cannot be weighed', lacksKind: 'The register of schools does not say its kind', lacksPupils: 'No classes or pupils', gaps: 'Missing numbers', gapsHint: 'What is missing is not nought: the school is left out of that coefficient, and its verdict stays open.', what: 'What is missing', where: 'Where to fill it in', noGaps: 'Of the schools that take part every number is there.', absent: 'Columns without a register: {{columns}}',
  items: 'Items of the county', item: 'Item', asked: 'Asked for', actual: 'Now', itemsHint: 'What registers hold is taken from them; fill the others in on the second sheet of the exported workbook and judge it with xuezheng balance.', notInRegisters: 'Not in registers', group: 'Group',
  plan: 'The cheapest plan', planHint: 'The least money that brings every coefficient and threshold inside its limit: what to buy for which school, who moves where. Prices are only a start: enter those of your county.', good: 'Means', price: 'Price (yuan)', seconds: 'At most', secondsUnit: 's', makePlan: 'Make a plan', planning: 'At work for {{n}} s. If you leave the page it must be begun anew.', stop: 'Cancel',
  planCost: '{{cost}} in all', planGap: 'no plan is below {{bound}}; at most {{gap}} more', cutShort: 'The best that was found in the time; more time may find a cheaper one.', leftOut: 'Left out for lack of data: {{schools}}', steps: 'Plan', to: 'School', count: 'Number', cost: 'Cost', comes: 'comes', goes: 'goes', after: 'With it carried out: {{verdict}}', tryPlan: 'Put into what-if', planOfTrials: 'With the numbers of what-if', already: 'Everything is met already; nothing need be spent.', perGood: 'By means', basisOfPrice: 'Source',
});

export type BalanceWord = keyof typeof balanceWords.zh;
