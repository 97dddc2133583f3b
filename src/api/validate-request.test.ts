import { expect, it } from 'vitest';
import { z, type ZodType } from 'zod';
import { line, loginName, plainDate } from '../contract/common.ts';
import { fieldWords } from './validate-request.ts';

const faultOf = (schema: ZodType, sent: unknown) => (z.object({ x: schema }).safeParse({ x: sent }).error?.issues ?? []).map(fieldWords);

it.each<[string, ZodType, unknown, string, string]>([
  ['a name that is not seen', line(20), '\u200B', 'x：不能只有看不见的字符', 'x: must not be all unseen characters'],
  ['a name of two lines', line(20), 'a\nb', 'x：含有换行或看不见的控制字符', 'x: holds line breaks or unseen control characters'],
  ['a sign-in name with a blank', loginName, 'a b', 'x：登录名只能用文字、数字和 . _ @ -', 'x: a sign-in name is made of letters, digits and . _ @ -'],
  ['a day before the calendar', plainDate, '0000-12-01', 'x：应为日历上有的日期', 'x: must be a day the calendar has'],
])('%s is told in the words of our own check, in both languages', (_, schema, sent, zh, en) => {
  expect(faultOf(schema, sent)).toContainEqual({ zh, en });
});

it('what the library finds is told in its words', () => {
  const [fault] = faultOf(line(2), 'abc');
  expect(fault?.zh).toMatch(/^x：\p{Script=Han}/u);
  expect(fault?.en).toMatch(/^x: [\x20-\x7E]+$/);
});
