import { expect, test } from 'vitest';
import { readMultiplier, readUnit, UNITS } from './unit.ts';

test.each([
  ['人次参加', '人次', '人次'], ['人参加', '人', '人'], ['个百分点', '个百分点', '个百分点'], ['个班', '个班', '个'], ['个乡镇', '个', '个'],
  ['平方米', '平方米', '平方米'], ['平，', '平', '平方米'], ['㎡', '㎡', '平方米'], ['m²', 'm²', '平方米'], ['学时培训', '学时', '学时'],
  ['个工作日', '个工作日', '工作日'], ['元整', '元整', '元'], ['成以上', '成', '%'], ['名校长', '名', '名'], ['处新校', '处', '处'], ['人大班额', '人', '人'], ['个班级', '个', '个'], ['个县区', '个', '个'], ['校联动', '校', '校'], ['家校外培训机构', '家', '家'], ['期中小学教师培训', '期', '期'], ['次数学竞赛', '次', '次'], ['对学校结对', '对', '对'],
])('%s begins with the unit %s, normalised to %s', (text, printed, canonical) => {
  const found = readUnit(text, 0);
  expect(found?.text).toBe(printed);
  expect(found?.unit.canonical).toBe(canonical);
});

test.each(['部门', '处于', '本科', '人民', '名单', '位居', '组织', '对接', '集团', '平安', '成立', '分之', '周边'])('%s is a word, not a unit', text => {
  expect(readUnit(text, 0)).toBeNull();
});

test('a bracket that repeats the classifier belongs to the unit', () => {
  expect(readUnit('台(套)设备', 0)).toMatchObject({ text: '台', end: 4 });
  expect(readUnit('所(公办2所)', 0)).toMatchObject({ end: 1 });
});

test.each([['万元', 1, 10_000], ['亿', 1, 100_000_000], ['千万元', 2, 10_000_000], ['元', 0, 1]])('%s multiplies over %d characters by %d', (text, end, factor) => {
  expect(readMultiplier(text, 0)).toEqual({ end, factor });
});

test('every row of the table has a spelling and scales to something', () => {
  for (const unit of UNITS) {
    expect(unit.text).not.toBe('');
    expect(unit.times).toBeGreaterThan(0);
  }
});
