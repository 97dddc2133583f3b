/* A real Chromium against the real server and database. One browser a test file, one page a story. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { chromium, type Browser, type Page } from 'playwright-core';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import { buildServer, type Api } from '../../src/api/server.ts';
import { makeSampleCounty } from '../../src/app/sample/open-sample-county.ts';
import type { Catalogue } from '../../src/domain/register/definition.ts';
import { useWorld, type World } from '../world/world.ts';

const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const wide = { width: 1366, height: 768 };
export const narrow = { width: 360, height: 800 };

interface AxeResult { readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly target: readonly string[] }[] }[] }

export interface Screen {
  readonly world: World;
  readonly address: string;
  /** A new page, signed in as a person of the sample county unless `name` is null. */
  readonly page: (name: string | null, size?: { width: number; height: number }) => Promise<Page>;
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
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN'],
    });
    Object.assign(screen, { address, page: (name: string | null, size = wide) => openPage(browser, address, name, size) });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return screen as Screen;
}

async function openPage(browser: Browser, address: string, name: string | null, size: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  // Nothing may leave the host: no fonts, no trackers, no updates.
  await context.route((url) => url.origin !== address, (route) => { faults.push(`left the host: ${route.request().url()}`); return route.abort(); });
  await page.goto(address);
  if (name !== null) await signInAs(page, name);
  consoles.set(page, faults);
  return page;
}

const consoles = new WeakMap<Page, string[]>();

/** Closes the page; fails when its console held an error, or it asked for anything off this host. */
export async function leave(page: Page): Promise<void> {
  await page.context().close();
  expect(consoles.get(page), 'the browser console').toEqual([]);
}

/** Chooses a sample person on the sign-in page. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { level: 1, name: /示例人员/ }).waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1 }).waitFor();
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
  // Evaluated, not inserted: our own content policy would refuse a script tag.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`);
  const faults = violations.map((fault) => `${fault.id}: ${fault.help} at ${fault.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
  expect(faults).toEqual([]);
}
