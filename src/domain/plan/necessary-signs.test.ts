import { expect, test } from 'vitest';
import { necessarySigns } from './necessary-signs.ts';

const signsOf = (pattern: RegExp): string => [...necessarySigns(pattern) ?? ['none']].join('');

test.each([
  [/累计|合计/u, '累合'],
  [/(?:这|上述)(?:共)?\s*$/u, '这上'],
  [/[比较]去年/, '去'],
  [/(?<many>\d+|两)个/u, '个'],
  [/每(?:所|人)?[^,。]{0,10}$/, '每'],
  [/(?:人|名)?\d{1,2}月/, '月'],
  [/(?<!公)共/u, '共'],
  [/\u5171(?!同)/, '共'],
  [/净[增减]{2}/u, '净'],
  [/\(|[)\]]/, '()]'],
])('every match of %s holds one of %s', (pattern, signs) => expect(signsOf(pattern)).toBe(signs));

test.each([
  [/(?:共|总)?$/], [/其中|\s*$/u], [/^[^,。]{2,}$/], [/[\u4e00-\u9fa5]{2}/], [/[\d,]*/], [/\p{Script=Han}+/u], [/icp备/iu], [/共{0,2}/], [/(?=共)/],
])('a match of %s may do without any certain character', (pattern) => expect(necessarySigns(pattern)).toBeNull());
