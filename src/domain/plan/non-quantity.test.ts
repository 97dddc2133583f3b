import { expect, test } from 'vitest';
import { readQuantities } from './quantity.ts';

const read = (text: string) => readQuantities(text, { outline: [], docType: 'plan', year: 2021, furniture: [] });
const counted = (text: string): string[] => read(text).quantities.map(quantity => quantity.number + quantity.unit);
const reasons = (text: string): string[] => read(text).nonQuantities.map(refused => refused.reason);

test.each([
  ['到2025年基本建成', 'year'], ['2019届毕业生', 'year'], ['二〇二〇年秋季', 'year'], ['2018—2020年', 'year'],
  ['9月1日起施行', 'date'], ['3月底前完成', 'date'], ['上午8:30集合', 'date'],
  ['三年行动', 'duration'], ['为期3个月的整治', 'duration'], ['连续5年获奖', 'duration'], ['一年后复查', 'duration'], ['5个工作日内答复', 'duration'],
  ['第3次修订', 'ordinal'], ['第二轮督导', 'ordinal'], ['列全市前三名', 'ordinal'], ['位居全省第1位', 'ordinal'], ['改造二期工程', 'ordinal'],
  ['《规范办学十条》', 'name'], ['“531工程”', 'name'], ['二本以上上线率', 'name'], ['“三个年”活动', 'name'], ['一年级新生', 'name'], ['3-6岁儿童', 'name'], ['千人计划', 'name'],
  ['选用3D打印机', 'code'], ['推进5G覆盖', 'code'], ['体育、艺术2+1项目', 'code'], ['联系电话:0535-6123456', 'code'], ['拨打12345', 'code'],
  ['某政教〔2020〕5号', 'document-number'],
  ['三大任务', 'slogan'], ['五项举措', 'slogan'], ['抓好三个方面', 'slogan'], ['围绕4个方面', 'slogan'], ['抓实三支队伍', 'slogan'],
  ['再上一个台阶', 'idiom'], ['每一所学校', 'idiom'], ['没有一名学生辍学', 'idiom'], ['数十名教师', 'idiom'], ['一对一帮扶', 'slogan'], ['六届七次全会', 'slogan'],
  ['投入5xx万元', 'masked'], ['20**年', 'masked'],
])('%s holds no quantity: %s', (text, reason) => {
  expect(counted(text)).toEqual([]);
  expect(reasons(text)).toContain(reason);
});

test.each([
  ['四支代表队参赛', ['四支']], ['两所学校投用', ['两所']], ['新建小学一所、幼儿园两所', ['一所', '两所']], ['十二名教师获奖', ['十二名']], ['添置两台新设备', ['两台']], ['举办3个大型活动', ['3个']], ['查处25家校外培训机构', ['25家']], ['5支教师代表队', ['5支']], ['服务三个乡镇', ['三个']],
  ['每学期至少一次', ['一次']], ['建成一座综合楼', ['一座']], ['召开会议三次', ['三次']], ['后20%学生', ['20%']], ['每学期6课时', ['6课时']], ['监控24小时在线', ['24小时']],
  ['近万名师生', ['万名']], ['改造3个重点项目', ['3个']], ['制定制度23项', ['23项']], ['前10%的学生', ['10%']], ['满5年以上不少于3年', ['3年']], ['三成教师参训', ['三成']],
  ['受教育年限达到13.5年', ['13.5年']], ['达标率98.5，', ['98.5']],
])('%s holds %j', (text, numbers) => {
  expect(counted(text)).toEqual(numbers);
});

test('what lies in page furniture is refused as such', () => {
  const reading = readQuantities('浏览3次\n新建3所', { outline: [], docType: 'plan', year: null, furniture: [{ start: 0, end: 4 }] });
  expect(reading.nonQuantities).toEqual([{ text: '3次', offset: 2, reason: 'furniture' }]);
  expect(reading.quantities.map(quantity => quantity.offset)).toEqual([7]);
});

test('the numeral of an item marker is no figure', () => {
  const outline = [{ path: '3', level: 1, title: '所有学校', offset: 0, why: '' }];
  expect(readQuantities('3所有学校配备2名', { outline, docType: 'plan', year: null, furniture: [] }).quantities.map(q => q.number)).toEqual(['2']);
});

test.each([
  ['办好百名校长上讲台、千名教师大比武、万名家长进校园活动', []],
  ['对全区学校检查一遍', []], ['打好学位建设三场硬仗', []], ['六里桥学区和五里乡中学', []], ['四类困难学生免费', []],
  ['下辖一所初中、三所小学和一所幼儿园', ['一所', '三所', '一所']],
  ['每个点配了一套班班通', ['一套']],
  ['百人以下小规模学校14所', ['百人', '14所']],
  ['占应交流人数2430人的20%', ['2430人', '20%']],
])('%s counts %j', (text, numbers) => {
  expect(counted(text)).toEqual(numbers);
});
