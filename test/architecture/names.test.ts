import { describe, expect, test } from 'vitest';
import { findBadNames, findEngagement } from './names.ts';
import { listFiles, readText } from './source.ts';

test('files are named in kebab-case and say what is inside', () => {
  const paths = listFiles('src', 'bin', 'test', 'bench', 'migrations', 'docs', 'catalog', 'changes');
  expect(paths.length).toBeGreaterThan(60);
  expect(findBadNames(paths)).toEqual([]);
});

test('no engagement features on the screens', () => {
  const screens = listFiles('src/web', 'src/contract', 'src/api').filter((path) => /\.(ts|tsx|html|json)$/.test(path));
  expect(screens.length).toBeGreaterThan(5);
  expect(screens.flatMap((path) => findEngagement(path, readText(path)))).toEqual([]);
});

describe('the check itself', () => {
  test.each([
    'src/app/plan/openPlan.ts', 'src/app/Plan/open-plan.ts', 'src/web/PlanPage.tsx', 'src/db/utils.ts', 'src/db/utils/text.ts', 'src/app/plan-helpers.ts',
    'src/app/account-manager.ts', 'src/app/plan-new.ts', 'src/web/old-page.tsx', 'src/app/open_plan.ts', 'migrations/0001_House.sql',
  ])('refuses %s', (path) => {
    expect(findBadNames([path])).toHaveLength(1);
  });

  test('accepts the names in use', () => {
    expect(findBadNames(['src/app/plan/open-plan.ts', 'src/app/plan/open-plan.test.ts', 'migrations/0001-house.sql', 'docs/README.md', 'src/web/index.html', 'src/web/renewal.tsx'])).toEqual([]);
  });

  test.each(['本月积分', '请先签到', '在线时长 3 小时', '<h1>排行榜</h1>', 'Leaderboard of schools', 'Daily check-in'])('refuses “%s” on a screen', (text) => {
    expect(findEngagement('src/web/a.tsx', text)).toHaveLength(1);
  });

  test('accepts the words of the trade', () => {
    expect(findEngagement('src/web/a.tsx', '按期限排序 · 得分 · 检查 · sorted by deadline')).toEqual([]);
  });
});
