/* Names of files, and words that must not come into the screens. */
import type { Finding } from './source.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Files whose names others fixed.
const given = new Set(['README.md', 'index.html']);
// A name that says nothing about its content, or only how old it is.
const empty = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'managers', 'misc', 'stuff', 'new', 'old', 'bkp', 'tmp', 'data2']);
const programs = /\.(ts|tsx|mjs|js|css|sql|md|html|json|yaml|svg)$/;

/** Files and folders that are not kebab-case or whose name says nothing. */
export const findBadNames = (paths: readonly string[]): Finding[] => paths.filter((path) => programs.test(path)).flatMap((path) => {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  if (given.has(file)) return [];
  // `a.test.ts`, `a.b.json`: each word before the ending by itself.
  const words = [...parts.slice(0, -1), ...file.split('.').slice(0, -1)];
  const bad = words.find((word) => !kebab.test(word));
  if (bad !== undefined) return [`${path}: “${bad}” is not kebab-case. A file is named as its main export, in kebab-case.`];
  const hollow = words.flatMap((word) => word.split('-')).find((word) => empty.has(word));
  return hollow === undefined ? [] : [`${path}: “${hollow}” says nothing about what is inside. Name it after what it does.`];
});

/*
 * Work applications of authorities may not count people's presence (国办函〔2026〕12号): no check-ins, points, online
 * time, rankings of use. None of these words has business on a screen.
 */
const engagement = /积分|签到|打卡|在线时长|学习时长|排行榜|登录排名|活跃度|点赞|连续登录|\bleader ?boards?\b|\bcheck-ins?\b|\bchecked in\b|\bstreaks?\b|\bonline time\b|\bpoints ranking\b/i;

/** Words of engagement features in the text of a file. */
export const findEngagement = (path: string, text: string): Finding[] => text.split('\n').flatMap((line, index) => {
  const found = engagement.exec(line)?.[0];
  return found === undefined ? [] : [`${path}:${index + 1}: “${found}”. Work applications may not count presence, points or ranks of use; leave it out.`];
});
