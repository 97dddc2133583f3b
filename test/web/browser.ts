/* A real Chromium against the real server and database. One page a story. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { buildServer, type Api } from '../../src/api/server.ts';
import { SESSION_COOKIE } from '../../src/api/session-cookie.ts';
import { makeSampleCounty } from '../../src/app/sample/open-sample-county.ts';
import type { Catalogue } from '../../src/domain/register/definition.ts';
import { builtIn } from '../world/built-in.ts';
import { openSession, useWorld, type World } from '../world/world.ts';
import { BLANK, closePages, openPage, untilQuiet, type Size } from './open-page.ts';

export { goOn, leave, untilQuiet } from './open-page.ts';

/** What the browser itself says of a request that was refused; a test that has one refused hands it to `leave`. */
export const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const wide = { width: 1366, height: 768 };
export const narrow = { width: 360, height: 800 };
/** The screens every page must fit. */
export const sizes = { '360 × 800': narrow, '1366 × 768': wide } as const;

export interface Screen {
  readonly world: World;
  readonly address: string;
  /** A new page at this path (the first page unless told), signed in as a person of the sample county unless `name` is null. */
  readonly page: (name: string | null, size?: Size, path?: string) => Promise<Page>;
}

/** Serves the sample county with its plan, and the registers of a catalogue, to a browser. Call it once, at the top of the file. */
export function useBrowser(options: { readonly catalogue?: () => Promise<Catalogue> } = {}): Screen {
  const world = useWorld({ empty: true, catalogue: builtIn, ...options });
  const screen: { -readonly [key in keyof Screen]?: Screen[key] } = { world };
  let server: Api;
  beforeAll(async () => {
    if (!existsSync(webRoot)) throw new Error('the pages are not built: run npm run build');
    await makeSampleCounty(world.runtime);
    server = await buildServer(world.runtime, { webRoot, trustProxy: false });
    server.get(BLANK, (_, reply) => reply.type('text/html').send('<!doctype html><html lang="zh-CN"><link rel="icon" href="data:,"><title>·</title></html>'));
    const address = await listen(server);
    const page: Screen['page'] = async (name, size = wide, path = '/') => {
      const token = name === null ? null : (await openSession(world.api, name)).slice(SESSION_COOKIE.length + 1);
      return openPage({ origin: address, path, token, size });
    };
    Object.assign(screen, { address, page });
  }, 120_000);
  afterAll(async () => {
    await closePages();
    await server?.close();
  });
  return screen as Screen;
}

// The same door for every file of this process: what the browser keeps of our unchanging files then serves them all.
let door = 0;

async function listen(server: Api): Promise<string> {
  const at = (port: number) => server.listen({ host: '127.0.0.1', port });
  // Somebody else may have taken it meanwhile.
  const address = await at(door).catch(() => at(0));
  door = Number(new URL(address).port);
  return address;
}

// A list that folds away, a dialog that fades in and a button that changes colour are judged when they have: half-way a
// colour is nobody's. What stays open is judged as it stands.
async function untilStill(page: Page): Promise<void> {
  for (let times = 0; times < 50; times += 1) {
    // Evaluated each time: the page's own content policy refuses a function that waits in it.
    if (await page.evaluate<boolean>(`document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity)
      && document.querySelectorAll('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').length === 0`)) return;
    await page.waitForTimeout(100);
  }
}

/** Fails with every accessibility fault of the page as it stands (WCAG 2.1 A and AA). */
export async function expectAccessible(page: Page, where = ''): Promise<void> {
  await untilStill(page);
  // Evaluated, not inserted: our own content policy would refuse a script tag. It stays while the page does.
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(axeSource);
  const faults = await page.evaluate<string[]>(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id, help, nodes }) => id + ': ' + help + ' at ' + nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')))`);
  expect(faults, where).toEqual([]);
}

/** Fails when the page, at any of the sizes, is not accessible or wider than the screen. */
export async function expectFits(page: Page, where: string): Promise<void> {
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await untilQuiet(page);
    await expectAccessible(page, `${where} at ${name}`);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), `${where} at ${name}: pixels wider than the screen`).toBe(0);
  }
}
