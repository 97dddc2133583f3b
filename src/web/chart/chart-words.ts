import { defineWords } from '../i18n/define-words.ts';

/** Words of charts. */
export const chartWords = defineWords('chart', {
  asTable: '看表', asChart: '看图', nothing: '没有可画的数据', blank: '{{n}} 个没有数据', onePoint: '只有一个点，有了下一期数据再画线', saysShort: '▲ {{word}} {{n}} 个', value: '数值', against: '对照',
  saysBars: '{{title}}，按{{axis}}：共 {{n}} 个，最高 {{most}} {{mostValue}}，最低 {{least}} {{leastValue}}', saysLine: '{{title}}：从{{first}} {{firstValue}} 到{{last}} {{lastValue}}，共 {{n}} 个点', saysOne: '{{title}}：{{label}} {{value}}',
  saysAgainst: '{{label}} {{value}}', more: '图中画出前 {{drawn}} 个，全部 {{n}} 个见表。', openFigure: '打开：{{label}}',
}, {
  asTable: 'Table', asChart: 'Chart', nothing: 'Nothing to draw', blank: '{{n}} without data', onePoint: 'One point only: a line is drawn once there is a second', saysShort: '▲ {{word}}: {{n}}', value: 'Value', against: 'Held against',
  saysBars: '{{title}} by {{axis}}: {{n}} in all, highest {{most}} {{mostValue}}, lowest {{least}} {{leastValue}}', saysLine: '{{title}}: from {{first}} {{firstValue}} to {{last}} {{lastValue}}, {{n}} points', saysOne: '{{title}}: {{label}} {{value}}',
  saysAgainst: '{{label}} {{value}}', more: 'The first {{drawn}} are drawn; all {{n}} are in the table.', openFigure: 'Open: {{label}}',
});
