import { expect, it } from 'vitest';
import { pairOf } from './use-detail-text.ts';

it.each<[string, unknown, string | undefined]>([
  ['role', 'section', '科室人员'], ['verb', 'confirm', '确认完成'], ['kind', 'section', '科室'], ['action', 'plan.upload', '上传计划'],
  ['role', 'gone_role', undefined], ['action', 'toString', undefined], ['version', 3, undefined], ['verb', null, undefined],
])('%s %j is said %s', (name, value, zh) => {
  expect(pairOf(name, value)?.zh).toBe(zh);
});
