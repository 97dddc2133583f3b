import { describe, expect, it } from 'vitest';
import { initialsOf, textMatches } from './initials.ts';

describe('first letters of words', () => {
  it.each([['图书册数', 'tscs'], ['安全隐患整改率', 'aqyhzgl'], ['普惠园', 'phy'], ['a类学校', 'alxx'], ['师生比1:7', 'ssb1:7']])('%s is %s', (text, letters) => {
    expect(initialsOf(text)).toBe(letters);
  });

  it('finds by characters, by first letters, never by a stray letter mix', () => {
    expect([textMatches('校舍维修', '维修'), textMatches('校舍维修', 'xswx'), textMatches('校舍维修', 'WX'), textMatches('校舍维修', 'wq'), textMatches('校舍维修', '')]).toEqual([true, true, true, false, true]);
  });
});
