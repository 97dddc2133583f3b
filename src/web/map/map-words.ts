import { defineWords } from '../i18n/define-words.ts';

/** Words of the map of schools. */
export const mapWords = defineWords('map', {
  title: '学校分布图', asOfDay: '截至 {{day}}', print: '打印', toBoard: '总览', indicator: '按哪个指标', view: '怎样看', blocks: '按学区分块', places: '按位置', asTable: '看表', hint: '一个圆是一所学校：大小看人数，字母和花纹看所选指标。', legend: '图例', unknown: '没有数据', upTo: '{{from}} 至 {{to}}', best: '较好', worst: '较差', high: '高', low: '低',
  school: '学校', district: '学区', band: '档', pupils: '在班学生数', noDistrict: '局直属', says: '{{title}}分布：{{n}} 所学校，{{parts}}', band1: '{{letter}} 档 {{n}} 所', unknownCount: '{{n}} 所没有数据', tableOf: '{{title}}：各校', dot: '{{band}} 档，{{pupils}} 人', mean: '{{n}} 所', none: '没有学校',
  noPlaces: '还没有学校填写“位置”，所以按学区分块。', somePlaces: '{{n}} 所学校没有填写“位置”，只在表里。', boundaries: '县界、乡镇界', upload: '上传边界', remove: '去掉边界', uploadHint: 'GeoJSON 文件，面（Polygon、MultiPolygon），经纬度，不超过 2 MB。', kept: '边界已更新', removed: '边界已去掉', boundaryBy: '边界 {{n}} 块，{{who}} {{day}} 上传',
}, {
  title: 'Map of schools', asOfDay: 'as of {{day}}', print: 'Print', toBoard: 'Overview', indicator: 'Indicator', view: 'View', blocks: 'Blocks of districts', places: 'By location', asTable: 'Table', hint: 'A circle is a school: its size the pupils, its letter and pattern the indicator.', legend: 'Legend', unknown: 'no data', upTo: '{{from}} to {{to}}', best: 'better', worst: 'worse', high: 'high', low: 'low',
  school: 'School', district: 'District', band: 'Band', pupils: 'Pupils in classes', noDistrict: 'Directly under the bureau', says: '{{title}}: {{n}} schools, {{parts}}', band1: '{{n}} in band {{letter}}', unknownCount: '{{n}} without data', tableOf: '{{title}} by school', dot: 'band {{band}}, {{pupils}} pupils', mean: '{{n}} schools', none: 'No schools',
  noPlaces: 'No school has told its location yet, so districts stand as blocks.', somePlaces: '{{n}} schools have told no location and stand in the table only.', boundaries: 'Boundaries', upload: 'Upload boundaries', remove: 'Remove boundaries', uploadHint: 'A GeoJSON file of polygons in longitude and latitude, 2 MB at most.', kept: 'Boundaries kept', removed: 'Boundaries removed', boundaryBy: '{{n}} areas, uploaded by {{who}} on {{day}}',
});
