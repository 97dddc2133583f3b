import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOut } from './leave-out.ts';

/** `[…]` cannot be said, `{…}` can. */
const read = (text: string) => text.split(/([[{][^\]}]*[\]}])/u).filter((part) => part !== '').map((part) => (/^[[{]/u.test(part) ? { unsaid: part.startsWith('['), text: part.slice(1, -1) } : part));
const said = (text: string): string | undefined => leaveOut(read(text), ({ unsaid }) => unsaid)?.map((part) => (typeof part === 'string' ? part : part.text)).join('');

describe('what cannot be said is left out with its clause', () => {
  it.each([
    ['在籍学生{41200人}，[比上年增加]。', '在籍学生41200人。'], ['大班额{4个}，[比上年减少]，占{2.6%}。', '大班额4个，占2.6%。'], ['[比上年]，现有{3个}。', '现有3个。'],
    ['完成[目标]。', undefined], ['[去年]', undefined], ['投入{1元}（[增长]），用于建设。', '投入1元，用于建设。'], ['投入{1元}（省级{2元}，[增长]），用于建设。', '投入1元，用于建设。'],
    ['甲{1}，[乙]；丙{2}。', '甲1；丙2。'], ['甲{1}。[乙]，丁。丙{2}。', '甲1。丁。丙2。'], ['甲{1}，[乙]。丙{2}', '甲1。丙2'], ['甲{1}，[乙]', '甲1'], ['甲（一，二）{1}，[乙]。', '甲（一，二）1。'],
    ['没有数字的话，照写。', '没有数字的话，照写。'], ['）[甲]（。', undefined],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it('whatever is written, what is left holds nothing unsaid, all of it was there, and the same comes out again', () => {
    const piece = fc.oneof(fc.constantFrom('，', '。', '；', '（', '）', '甲', '乙丙', '一，二。'), fc.constantFrom('{1}', '[2]'));
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const parts = read(pieces.join(''));
      const left = leaveOut(parts, ({ unsaid }) => unsaid);
      if (left === undefined) return;
      expect(left.some((part) => typeof part !== 'string' && part.unsaid)).toBe(false);
      expect(leaveOut(left, ({ unsaid }) => unsaid)).toEqual(left);
      const held = left.filter((part) => typeof part !== 'string');
      expect(held.every((part) => parts.includes(part))).toBe(true);
    }));
  });
});
