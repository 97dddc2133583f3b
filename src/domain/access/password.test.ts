import { describe, expect, it } from 'vitest';
import { foldLogin, weaknessOf } from './password.ts';

const around = { isCommon: (folded: string) => ['password2026!', 'sunshine'].includes(folded), words: ['zhoumin', '周敏', '青岚县', 'Qinglan', 'ab', ''] };
const weakness = (password: string) => weaknessOf(password, around)?.zh;

describe('weaknessOf', () => {
  it.each(['Maple-Nimbus-7', 'qz7#river-stone', '山水-Forest-9', 'ABCDEF!234567a', '密码很长很长很长aA1', 'Tr0ub4dor&3x'])('%s will do', (password) => {
    expect(weakness(password)).toBeUndefined();
  });

  it.each<[string, string]>([
    ['', '至少 10 个字符'],
    ['Ab1!Ab1!x', '至少 10 个字符'],
    // Ten code units, five characters.
    ['😀😀😀😀😀', '至少 10 个字符'],
    ['maplenimbusriver', '三类'],
    ['MapleNimbusRiver', '三类'],
    ['maple7nimbus', '三类'],
    ['Password2026!', '常见密码'],
    ['SunShine-20-26', '常见密码'],
    ['Maple-aaaaa-7', '连续或重复'],
    ['Maple-1234567', '连续或重复'],
    ['Qwertyuiop-7', '连续或重复'],
    ['Zhoumin-Maple-7', '登录名、姓名、单位或县名'],
    ['qingLAN-Maple-7', '登录名、姓名、单位或县名'],
    ['周敏-Maple-2026', '登录名、姓名、单位或县名'],
    // Full-width letters are the same letters.
    ['ｚｈｏｕｍｉｎ-Maple-7', '登录名、姓名、单位或县名'],
  ])('%s: %s', (password, reason) => {
    expect(weakness(password)).toContain(reason);
  });

  it('two Latin letters tell nothing: they stand in every password', () => {
    expect(weakness('Cabin-Maple-7')).toBeUndefined();
  });
});

it.each([['  ZhouMin ', 'zhoumin'], ['ＺｈｏｕＭｉｎ', 'zhoumin'], ['周敏', '周敏'], ['zhou.min', 'zhou.min']])('“%s” signs in as “%s”', (typed, folded) => {
  expect(foldLogin(typed)).toBe(folded);
});
