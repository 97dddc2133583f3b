/* A real Chromium against the real server and database. One browser a test file, one page a story. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { chromium, type Browser, type Page } from 'playwright-core';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import { buildServer, type Api } from '../../src/api/server.ts';
import { SESSION_COOKIE } from '../../src/api/session-cookie.ts';
import { makeSampleCounty } from '../../src/app/sample/open-sample-county.ts';
import type { Catalogue } from '../../src/domain/register/definition.ts';
import { openSession, useWorld, type World } from '../world/world.ts';

const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const wide = { width: 1366, height: 768 };
export const narrow = { width: 360, height: 800 };

/** Nothing may leave the host: no fonts, no trackers, no updates. Whoever tries finds nobody, and `leave` tells. */
const onlyThisHost = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export interface Screen {
  readonly world: World;
  readonly address: string;
  /** A new page at this path (the first page unless told), signed in as a person of the sample county unless `name` is null. */
  readonly page: (name: string | null, size?: { width: number; height: number }, path?: string) => Promise<Page>;
}

/** Serves the sample county with its plan, and the registers of a catalogue, to a browser. Call it once, at the top of the file. */
export function useBrowser(options: { readonly catalogue?: () => Promise<Catalogue> } = {}): Screen {
  const world = useWorld({ empty: true, catalogue: () => readCatalogue(), ...options });
  const screen: { -readonly [key in keyof Screen]?: Screen[key] } = { world };
  let browser: Browser;
  let server: Api;
  beforeAll(async () => {
    if (!existsSync(webRoot)) throw new Error('the pages are not built: run npm run build');
    await makeSampleCounty(world.runtime);
    server = await buildServer(world.runtime, { webRoot, trustProxy: false });
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN', onlyThisHost],
    });
    const page: Screen['page'] = async (name, size = wide, path = '/') => openPage(browser, address + path, name === null ? null : (await openSession(world.api, name)).slice(SESSION_COOKIE.length + 1), size);
    Object.assign(screen, { address, page });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return screen as Screen;
}

async function openPage(browser: Browser, address: string, token: string | null, size: { width: number; height: number }): Promise<Page> {
  const { origin } = new URL(address);
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  if (token !== null) await giveSession(page, origin, token);
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  // Listened to and not routed: what is routed goes through this process one by one and is never kept by the browser.
  context.on('request', (request) => { if (new URL(request.url()).origin !== origin) faults.push(`left the host: ${request.url()}`); });
  await page.goto(address);
  if (token !== null) await page.getByRole('heading', { level: 1 }).first().waitFor();
  consoles.set(page, faults);
  return page;
}

/** Gives the browser its session as the answer to a sign-in would; `addCookies` knows no cookies bound to the host. */
async function giveSession(page: Page, origin: string, token: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.setCookie', { name: SESSION_COOKIE, value: token, url: origin, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' });
  await protocol.detach();
}

const consoles = new WeakMap<Page, string[]>();

/** Closes the page; fails when its console held an error, or it asked for anything off this host. */
export async function leave(page: Page): Promise<void> {
  await page.context().close();
  expect(consoles.get(page), 'the browser console').toEqual([]);
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
export async function expectAccessible(page: Page): Promise<void> {
  await untilStill(page);
  // Evaluated, not inserted: our own content policy would refuse a script tag. It stays while the page does.
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(axeSource);
  const faults = await page.evaluate<string[]>(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id, help, nodes }) => id + ': ' + help + ' at ' + nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')))`);
  expect(faults).toEqual([]);
}
