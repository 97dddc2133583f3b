import { describe, expect, test } from 'vitest';
import { findImportCycles, findWrongImports } from './rooms.ts';
import { parseSource, readSources } from './source.ts';

const sources = readSources('src');

test('no import goes through a wall', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(findWrongImports(sources)).toEqual([]);
});

test('no circle of imports', () => {
  expect(findImportCycles(sources)).toEqual([]);
});

describe('the check itself fails on', () => {
  const neighbours = [
    parseSource('src/domain/plan/rule.ts', ''), parseSource('src/domain/problem.ts', ''), parseSource('src/db/queries/plans.ts', ''), parseSource('src/app/plan/open-plan.ts', ''),
    parseSource('src/contract/plan.ts', ''), parseSource('src/office/read.ts', ''), parseSource('src/web/plan/page.tsx', ''), parseSource('src/app/plan/open-plan.test.ts', ''),
  ];
  const wrongIn = (path: string, text: string) => findWrongImports([...neighbours, parseSource(path, text)]);

  test.each([
    ['domain that imports db', 'src/domain/plan/a.ts', `import { x } from '../../db/queries/plans.ts';`, /the wall domain → db/],
    ['domain that imports only a type of app', 'src/domain/plan/a.ts', `import type { X } from '../../app/plan/open-plan.ts';`, /the wall domain → app/],
    ['domain that reads files', 'src/domain/plan/a.ts', `import { readFile } from 'node:fs';`, /no built-in modules/],
    ['a built-in without its prefix', 'src/app/a.ts', `import { readFile } from 'fs';`, /node: prefix/],
    ['domain that uses a package', 'src/domain/a.ts', `import { z } from 'zod';`, /no package but big.js, chevrotain/],
    ['app that speaks SQL', 'src/app/a.ts', `import { sql } from 'kysely';`, /only src\/db/],
    ['app that knows the driver’s types', 'src/app/a.ts', `import type { Pool } from 'pg';`, /only src\/db/],
    ['db that uses app', 'src/db/a.ts', `export { x } from '../app/plan/open-plan.ts';`, /the wall db → app/],
    ['office that uses db', 'src/office/a.ts', `const x = await import('../db/queries/plans.ts');`, /the wall office → db/],
    ['office that starts a program of another room', 'src/office/a.ts', `const x = new URL('../db/queries/plans.ts', import.meta.url);`, /the wall office → db/],
    ['contract that uses another package', 'src/contract/a.ts', `import React from 'react';`, /no package but zod/],
    ['a door that goes past app', 'src/api/a.ts', `import { x } from '../db/queries/plans.ts';`, /the wall api → db/],
    ['a door that applies a rule itself', 'src/cli/a.ts', `import { rule } from '../domain/plan/rule.ts';`, /only problems, access and types/],
    ['a screen that calls app', 'src/web/plan/a.tsx', `import { x } from '../../app/plan/open-plan.ts';`, /the wall web → app/],
    ['a program that uses a test', 'src/app/a.ts', `import { x } from './plan/open-plan.test.ts';`, /from tests/],
    ['a program that uses the test folder', 'src/app/a.ts', `import { x } from '../../test/world/county.ts';`, /from tests/],
    ['an import without its ending', 'src/app/a.ts', `import { x } from './plan/open-plan';`, /end in \.ts/],
    ['a file that is not there', 'src/app/a.ts', `import { x } from './plan/gone.ts';`, /there is no src\/app\/plan\/gone\.ts/],
    ['a file in no room', 'src/shared/a.ts', '', /stands in no room/],
  ])('%s', (_name, path, text, message) => {
    expect(wrongIn(path, text)).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    ['src/api/a.ts', `import { problems } from '../domain/problem.ts'; import type { R } from '../domain/plan/rule.ts'; import { x } from '../app/plan/open-plan.ts';`],
    ['src/app/plan/b.ts', `import { x } from '../../db/queries/plans.ts'; import type { P } from '../../contract/plan.ts'; import { createHash } from 'node:crypto';`],
    ['src/web/plan/b.tsx', `import './b.css'; import { Button } from 'antd'; import { rule } from '../../domain/plan/rule.ts';`],
    ['src/main.ts', `import { x } from './db/queries/plans.ts'; import { y } from './app/plan/open-plan.ts';`],
  ])('nothing in %s', (path, text) => {
    expect(wrongIn(path, text)).toEqual([]);
  });

  test('a circle', () => {
    const circle = [parseSource('src/domain/a.ts', `import { b } from './b.ts';`), parseSource('src/domain/b.ts', `import type { C } from './c.ts';`), parseSource('src/domain/c.ts', `export * from './a.ts';`)];
    expect(findImportCycles(circle)).toEqual([expect.stringContaining('src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts')]);
    expect(findImportCycles(circle.slice(0, 2))).toEqual([]);
  });
});
