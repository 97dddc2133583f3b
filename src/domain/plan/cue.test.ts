import { expect, test } from 'vitest';
import { cueTable, matches } from './cue.ts';

const words = '招聘教师10名，其中小学4名';

test('a pattern is tried where one of its characters stands, and only there', () => {
  const { enter, read } = cueTable();
  const tried = enter(/其中/);
  const never = enter(/合计|共计/);
  expect(matches(tried, words, read(words, 0, words.length))).toBe(true);
  expect(matches(tried, '其他', read('其他', 0, 2))).toBe(false);
  expect(read(words, 0, 7) & tried.mark).toBe(0);
  expect(read(words, 0, words.length) & never.mark).toBe(0);
});

test('a pattern without a certain character is tried in all words', () => {
  const { enter, read } = cueTable();
  expect(matches(enter(/^\p{Script=Han}/u), words, read(words, 0, words.length))).toBe(true);
});

test('patterns beyond the marks there are still match', () => {
  const { enter, read } = cueTable();
  const many = Array.from({ length: 80 }, (_, at) => enter(new RegExp(String.fromCharCode(0x4e00 + at))));
  const text = many.map(({ pattern }) => pattern.source).join('');
  expect(many.every(cued => matches(cued, text, read(text, 0, text.length)))).toBe(true);
});
