import { expect, it } from 'vitest';
import { freeKey, keyOf } from '../../domain/register/field-key.ts';
import { proposeKey } from './propose-key.ts';

it.each([
  ['校车', 'xiaoche'], ['乘车 学生数', 'chengche_xueshengshu'], ['女生', 'nvsheng'], ['PM2.5 浓度', 'pm2_5_nongdu'], ['2026 年', 'f_2026_nian'], ['？！', 'f'],
])('%s is proposed as %s', async (name, key) => {
  expect(await proposeKey(name, [])).toBe(key);
});

it('never proposes what is taken, and never more than a key may have', async () => {
  expect(freeKey('bus', ['bus', 'bus_2'])).toBe('bus_3');
  const long = await proposeKey('县级以上教育行政部门认定的骨干教师所教学科', []);
  expect(long).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
  expect(keyOf(['a'.repeat(60)])).toHaveLength(40);
  expect(freeKey('a'.repeat(40), ['a'.repeat(40)])).toBe(`${'a'.repeat(38)}_2`);
});
