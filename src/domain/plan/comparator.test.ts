import { expect, test } from 'vitest';
import { isTight, readBound, spreadBounds, type Bound } from './comparator.ts';
import { ANY_CUES } from './cue.ts';
import { readFigure, type Figure } from './figure.ts';

function bindingOf(text: string): Bound {
  const at = text.search(/[\d千万两]/);
  const figure = readFigure(text, at) as Figure;
  const [before, after] = [text.slice(0, at), text.slice(figure.end)];
  return readBound(figure, {
    lead: before, clause: before, sentence: before, tail: after, after, clauseCues: ANY_CUES, sentenceCues: ANY_CUES, afterCues: ANY_CUES,
  });
}

test.each([
  ['巩固率不低于95%', 'ge'], ['每年培训不得少于5天', 'ge'], ['每学期至少组织全体师生演练2次', 'ge'], ['入园率达90%以上', 'ge'], ['新增学位300个及以上', 'ge'], ['入园率达到或超过90%', 'ge'], ['不低于学校年度公用经费总额的5%', 'ge'], ['占比95%(含)以上', 'ge'], ['巩固率≥98%', 'ge'],
  ['班额不超过55人', 'le'], ['不得突破45名', 'le'], ['辍学率控制在1%以内', 'le'], ['控制在每班45人', 'le'], ['单班50人封顶', 'le'], ['最多不超过3次', 'le'], ['大班额比例控制在5%', 'le'], ['事故率降到2‰以下', 'le'],
  ['投资超过3000万元', 'gt'], ['累计突破10万人次', 'gt'], ['逾200人参加', 'gt'], ['得分高于90分', 'gt'],
  ['不足30人', 'lt'], ['低于2%', 'lt'],
  ['建成18所左右', 'approx'], ['约2000人', 'approx'], ['约占30%', 'approx'], ['近300名', 'approx'], ['培训9600余人次', 'approx'], ['130多套', 'approx'], ['发动千名教师', 'approx'],
  ['建2-3所', 'range'], ['占30%~40%', 'range'], ['3至5天', 'range'], ['两三次', 'range'],
  ['达到95%', 'eq'], ['新建8所', 'eq'], ['节约120万元', 'eq'], ['签约15个', 'eq'], ['附近3所', 'eq'], ['提高3个百分点', 'eq'], ['超过全省平均水平2个百分点', 'eq'], ['约谈3人', 'eq'], ['超额完成20%', 'eq'], ['由86家压减至21家', 'eq'],
])('%s binds as %s', (text, comparator) => {
  expect(bindingOf(text).comparator).toBe(comparator);
});

test.each([['近300名', 'under'], ['300余名', 'over'], ['300名左右', 'both']])('%s is approximate from the side %s', (text, side) => {
  expect(bindingOf(text).approxSide).toBe(side);
});

test('a word of duty does not reach past another number', () => {
  expect(bindingOf('不少于三所学校的5名').comparator).toBe('eq');
});

const eq: Bound = { comparator: 'eq', why: '', from: 'none' };
const atLeast: Bound = { comparator: 'ge', why: '', from: 'after' };
const atMost: Bound = { comparator: 'le', why: '', from: 'before' };

test('a closer binds the whole list before it, an opener the whole list after it', () => {
  expect(spreadBounds([{ bound: eq, joint: '', unit: '册' }, { bound: atLeast, joint: '和', unit: '册' }]).map(b => b.comparator)).toEqual(['ge', 'ge']);
  expect(spreadBounds([{ bound: atMost, joint: '', unit: '册' }, { bound: eq, joint: '、', unit: '册' }]).map(b => b.comparator)).toEqual(['le', 'le']);
});

test('a bare comma joins members of one unit', () => {
  expect(spreadBounds([{ bound: eq, joint: '', unit: '%' }, { bound: atLeast, joint: ',', unit: '%' }]).map(b => b.comparator)).toEqual(['ge', 'ge']);
});

test('neither reaches over words between the members', () => {
  expect(spreadBounds([{ bound: eq, joint: '', unit: '册' }, { bound: atLeast, joint: '，初中', unit: '册' }]).map(b => b.comparator)).toEqual(['eq', 'ge']);
  expect(spreadBounds([{ bound: eq, joint: '', unit: '%' }, { bound: atLeast, joint: ',', unit: '人' }]).map(b => b.comparator)).toEqual(['eq', 'ge']);
});

test.each([['、', true], ['和', true], ['以及', true], ['所，', false], ['', false]])('the joint %s is tight: %s', (joint, tight) => {
  expect(isTight(joint)).toBe(tight);
});
