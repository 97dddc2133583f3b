import { expect, test } from 'vitest';
import { roles } from '../../src/domain/access/roles.ts';
import { stateNames, verbNames } from '../../src/domain/ledger/commitment.ts';
import { unitKinds } from '../../src/domain/unit/unit-kind.ts';
import { listFiles, readText } from './source.ts';

interface Term { readonly zh: string; readonly en: string; readonly code: readonly string[] }

const readGlossary = (text: string): Term[] => text.split('\n').flatMap((line) => {
  const [, zh = '', en = '', code = ''] = line.split('|').map((cell) => cell.trim());
  return code.startsWith('`') ? [{ zh, en, code: [...code.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word) }] : [];
});

const terms = readGlossary(readText('GLOSSARY.md'));

test('every word of the glossary is used in the code', () => {
  const code = listFiles('src', 'migrations').filter((path) => /\.(ts|tsx|sql)$/.test(path)).map((path) => `${path}\n${readText(path)}`).join('\n');
  expect(terms.length).toBeGreaterThan(60);
  expect(terms.flatMap((term) => term.code).filter((word) => !new RegExp(`(?<![\\w.])${word.replaceAll('.', '\\.')}\\b`).test(code))).toEqual([]);
});

test('every Chinese term stands there once', () => {
  const words = terms.map((term) => term.zh);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

test('roles, kinds of unit, states and verbs are called in the glossary as on the screen', () => {
  const named = [
    ...Object.entries(roles).map(([key, role]) => [role.zh, key]), ...Object.entries(unitKinds).map(([key, kind]) => [kind.zh, key]),
    ...Object.entries(stateNames).map(([key, state]) => [state.zh, key]), ...Object.entries(verbNames).map(([key, verb]) => [verb.zh, key]),
  ];
  expect(named.filter(([zh, key]) => !terms.some((term) => term.zh === zh && term.code.includes(key ?? '')))).toEqual([]);
});

test('a row without its word in the code is seen', () => {
  expect(readGlossary('| 中文 | English | 代码 | 说明 |\n| --- | --- | --- | --- |\n| 隐患 | hazard | `hazard` `hazard.close` | |')).toEqual([
    { zh: '隐患', en: 'hazard', code: ['hazard', 'hazard.close'] },
  ]);
});
