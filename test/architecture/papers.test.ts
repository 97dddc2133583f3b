/* The papers lead somewhere: links, commands, environment variables and decision records are what they say. */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, projectRoot, readText } from './source.ts';

const papers = ['README.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'CHANGELOG.md', ...listFiles('docs').filter((path) => path.endsWith('.md'))];

const brokenLinks = (path: string, text: string): string[] => [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
  .map(([, target = '']) => posix.join(posix.dirname(path), target)).filter((target) => !existsSync(`${projectRoot}${target}`))
  .map((target) => `${path} → ${target}`);

test('every link leads to a file', () => {
  expect(papers.flatMap((path) => brokenLinks(path, readText(path)))).toEqual([]);
  expect(brokenLinks('docs/a.md', '[b](b.md) [web](https://example.org) [c](#c)')).toEqual(['docs/a.md → docs/b.md']);
});

test('every npm script that is named exists, and so does every file of the program', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
  const unknown = papers.flatMap((path) => {
    const text = readText(path);
    const named = [...text.matchAll(/npm run ([a-z]+)/g)].filter(([, name = '']) => scripts[name] === undefined).map(([all]) => `${path}: ${all}`);
    const files = [...text.matchAll(/`((?:src|test|bin|migrations)\/[\w./-]+\.\w+)`/g)].filter(([, file = '']) => !existsSync(`${projectRoot}${file}`)).map(([all]) => `${path}: ${all}`);
    return [...named, ...files];
  });
  expect(unknown).toEqual([]);
});

test('the operator guide names every environment variable the program reads', () => {
  const guide = readText('docs/operator-guide.md');
  const read = listFiles('src').filter((path) => path.endsWith('.ts')).flatMap((path) => [...readText(path).matchAll(/process\.env\['?\.?(\w+)/g)].map(([, name = '']) => name));
  expect(read.length).toBeGreaterThan(2);
  expect([...new Set(read)].filter((name) => name !== 'PATH' && !guide.includes(`\`${name}\``))).toEqual([]);
});

test('decision records are numbered without a gap and say what, why and what follows', () => {
  const records = listFiles('docs/adr');
  expect(records.map((path) => Number(/(\d{4})-/.exec(path)?.[1]))).toEqual(records.map((_path, index) => index + 1));
  for (const path of records) {
    for (const part of [/\*\*决定\*\*/, /\*\*(理由|比较过的)\*\*/, /\*\*(后果|代价与界限|怎样守)\*\*/]) expect(readText(path), path).toMatch(part);
  }
});
