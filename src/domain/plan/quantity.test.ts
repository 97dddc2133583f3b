import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { readQuantities, type QuantityReading } from './quantity.ts';
import type { Quantity } from './reading.ts';

const read = (text: string): QuantityReading => readQuantities(text, { outline: [], docType: 'plan', year: 2021, furniture: [] });
const first = (text: string): Quantity => {
  const [quantity] = read(text).quantities;
  if (quantity === undefined) throw new Error(`nothing read from ${text}`);
  return quantity;
};

test.each([
  ['投资2.93亿元', 2.93, '亿元', 293_000_000, '元'],
  ['资助2万余人次', 2, '万人次', 20_000, '人次'],
  ['筹资30余万元', 30, '万元', 300_000, '元'],
  ['建筑面积1.7万余平', 1.7, '万平', 17_000, '平方米'],
  ['建筑面积19370㎡', 19370, '㎡', 19370, '平方米'],
  ['新增藏书３.５萬冊', 3.5, '万册', 35_000, '册'],
  ['总投资1亿2000万元', 120_000_000, '元', 120_000_000, '元'],
  ['事故率万分之零点六', 0.6, '万分之', 0.6, '‱'],
  ['普及率百分之九十五', 95, '百分之', 95, '%'],
  ['占七成', 7, '成', 70, '%'],
  ['占三分之二', 0.666666666667, '比例', 0.666666666667, '比例'],
  ['生机比达7:1', 7, ':1', 7, ':1'],
  ['师生比1：12.5', 0.08, ':1', 0.08, ':1'],
  ['提高3个百分点', 3, '个百分点', 3, '个百分点'],
  ['锻炼1个半小时', 1.5, '小时', 1.5, '小时'],
  ['在校生1.2万，', 1.2, '万', 12_000, ''],
])('%s is %d %s, normalised to %d %s', (text, value, unit, normal, canonical) => {
  expect(first(text)).toMatchObject({ value, unit, normalized: { value: normal, unit: canonical } });
});

test.each([['建2-3所', [2, 3]], ['占30%~40%', [30, 40]], ['用3至5天', [3, 5]], ['投2万元-3万元', [20_000, 30_000]], ['投3—5万元', [30_000, 50_000]], ['联系两三所', [2, 3]]])(
  '%s is one number with two ends', (text, value) => {
    const { quantities } = read(text);
    expect(quantities).toHaveLength(1);
    expect(quantities[0]).toMatchObject({ comparator: 'range', normalized: { value } });
  });

describe('lists', () => {
  test('each member takes its subject by position and the closer of the list', () => {
    const { quantities } = read('小学、初中生均藏书分别达30册和40册以上。');
    expect(quantities.map(q => [q.subject, q.value, q.comparator])).toEqual([['小学', 30, 'ge'], ['初中', 40, 'ge']]);
  });

  test('an opener binds all members', () => {
    expect(read('班额不得突破45名、50名。').quantities.map(q => [q.value, q.comparator])).toEqual([[45, 'le'], [50, 'le']]);
  });

  test('numbers without a unit take the unit that closes the list', () => {
    expect(read('三项比率分别达到90、95和98%以上。').quantities.map(q => [q.value, q.unit, q.comparator])).toEqual([[90, '%', 'ge'], [95, '%', 'ge'], [98, '%', 'ge']]);
  });

  test('a member whose classifier was lost in printing takes that of the member before', () => {
    expect(read('新建幼儿园3处、改建小学14扩大资源').quantities.map(q => [q.value, q.unit])).toEqual([[3, '处'], [14, '处']]);
  });
});

test('what is said around the number is kept with it', () => {
  expect(first('全县年底前每学期组织演练2次')).toMatchObject({ per: '学期', deadline: '年底前' });
  expect(first('省、市现场会各1次')).toMatchObject({ each: true, value: 1 });
  expect(first('财政投入同比增长5.3%')).toMatchObject({ growth: 'increase' });
  expect(first('近视率比上年下降1.2个百分点')).toMatchObject({ growth: 'decrease' });
  expect(first('全县220处学校建成机房')).toMatchObject({ subject: '全县', metric: '学校' });
  expect(first('全县拟新建公办幼儿园5所')).toMatchObject({ metric: '新建公办幼儿园' });
});

test('the clause, the sentence and the place are those of the raw text', () => {
  const text = '第一段。\n２０２１年，新建學校１２所；其余不变。';
  const quantity = first(text);
  expect(text.slice(quantity.offset, quantity.end)).toBe('１２所');
  expect(quantity.text).toBe('新建學校１２所');
  expect(text.slice(quantity.sentence.start, quantity.sentence.end)).toBe('２０２１年，新建學校１２所；');
});

const PIECES = ['新建学校', '投资', '达到', '不低于', '以上', '左右', '，', '。', '；', '、', '和', '\n', '(', ')', '“', '”', '《', '》', '第', '年', '月', '每学期', '至少',
  '12', '3.5', '1,200', '一', '两', '十二', '百', '万', '亿', '余', '多', '所', '名', '个', '元', '%', '平方米', '百分之', '分之', ':', '-', '~', '至', '到', 'x', 'A', ' ', '\ud800', '\udc00', '１', '萬'];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map(pieces => pieces.join(''));

const shape = (reading: QuantityReading) => reading.quantities.map(q => [q.offset, q.end, q.normalized, q.comparator, q.kind]);

describe('any text', () => {
  test('is read without throwing, in order, with places that hold what is said to be there', () => {
    fc.assert(fc.property(text, raw => {
      let end = 0;
      for (const quantity of read(raw).quantities) {
        expect(quantity.offset).toBeGreaterThanOrEqual(end);
        expect(quantity.end).toBeLessThanOrEqual(raw.length);
        expect(raw.slice(quantity.offset, quantity.offset + quantity.number.length)).toBe(quantity.number);
        expect([quantity.value].flat().every(Number.isFinite)).toBe(true);
        end = quantity.end;
      }
    }), { numRuns: 500 });
  });

  test('reads the same when folded beforehand', () => {
    fc.assert(fc.property(text, raw => {
      expect(shape(read(fold(raw)))).toEqual(shape(read(raw)));
    }), { numRuns: 500 });
  });

  test('keeps its length when folded, and folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), raw => {
      expect(fold(raw)).toHaveLength(raw.length);
      expect(fold(fold(raw))).toBe(fold(raw));
    }));
  });
});

test.each([
  ['a million digits', '7'.repeat(1_000_000), 0],
  ['nothing but punctuation', '。，；：'.repeat(250_000), 0],
  ['unpaired surrogates', '\ud800'.repeat(1_000_000), 0],
  ['a million 一', '一'.repeat(1_000_000), 0],
  ['a long run of numeral words', '百千万亿'.repeat(250_000), 0],
  ['an endless ratio', '1:'.repeat(300_000), 0],
  ['a figure after a very long sentence', `${'学校'.repeat(500_000)}3所`, 1],
])('%s is read in linear time', (_, hostile, count) => {
  const started = performance.now();
  expect(read(hostile).quantities).toHaveLength(count);
  expect(performance.now() - started).toBeLessThan(10_000);
});
