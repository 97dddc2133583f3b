/*
 * A real Chromium, one for each process that runs tests, and its pages. A page is used again by the tests after it, with
 * nothing of an earlier one in it but what the browser keeps of our unchanging files: a new window costs two seconds of
 * a processor, more than most tests.
 */
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';
import { expect } from 'vitest';
import { SESSION_COOKIE } from '../../src/api/session-cookie.ts';

export interface Size { readonly width: number; readonly height: number }

/** Where to open a page, for whom (null: nobody signed in), how large. */
export interface Opening { readonly origin: string; readonly path: string; readonly token: string | null; readonly size: Size }

/** Nothing may leave the host: no fonts, no trackers, no updates. Whoever tries finds nobody, and `leave` tells. */
const onlyThisHost = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
/** Our pages live for seconds: making their code quicker costs more of a processor than it saves. */
const justInTime = '--js-flags=--no-opt';
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN', justInTime, onlyThisHost];

/** Where a page waits for its next test. */
export const BLANK = '/blank';

/** A page in a window of its own, of which no other page is opened for a test: opening one anew costs ten times what going on in it does. */
interface Seat { readonly context: BrowserContext; readonly page: Page }

// It ends with the process.
let running: Promise<Browser> | undefined;
const free: Seat[] = [];
const taken = new Map<BrowserContext, { readonly origin: string; readonly faults: string[] }>();
const underWay = new WeakMap<Page, Set<Request>>();

/** Opens a page and waits until it shows something; it is given back with `leave`, or the whole context may be closed. */
export async function openPage({ origin, path, token, size }: Opening): Promise<Page> {
  const { context, page } = free.pop() ?? await newWindow();
  taken.set(context, { origin, faults: [] });
  underWay.set(page, watchRequests(page));
  await page.setViewportSize(size);
  page.setDefaultTimeout(10_000);
  const begun = await beginAnew(page, origin, token);
  await page.goto(origin + path);
  await begun();
  if (token !== null) await page.locator('h1, .empty').first().waitFor();
  return page;
}

/** Gives the page back; fails when its console held an error other than those expected, or it asked for anything off this host. */
export async function leave(page: Page, expected?: RegExp): Promise<void> {
  const context = page.context();
  await Promise.all(context.pages().filter((one) => one !== page).map((one) => one.close()));
  const left = taken.get(context);
  // Quiet, and of the same host: for a page of another, or of none, the browser would begin a new process.
  if (left !== undefined) await page.goto(left.origin + BLANK);
  for (const event of heard) page.removeAllListeners(event);
  if (taken.delete(context)) free.push({ context, page });
  expect(left?.faults.filter((fault) => expected?.test(fault) !== true), 'the browser console').toEqual([]);
}

/** What a test may have listened to on its page. */
const heard = ['request', 'requestfinished', 'requestfailed', 'response', 'dialog', 'download', 'console', 'pageerror', 'popup', 'framenavigated', 'filechooser'];

/** Closes what tests that failed left open. */
export async function closePages(): Promise<void> {
  await Promise.all([...taken.keys()].map((context) => context.close()));
  taken.clear();
}

/** Waits until the page has all it asked for and asks for nothing more. A browser's own “network idle” is half a second of silence. */
export async function untilQuiet(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  for (let still = 0; still < STILL_TIMES;) {
    // Drawn, and with nothing left to do: whatever an answer leads to has been asked by then. A window where nothing moves now and then draws nothing at all.
    await page.evaluate('new Promise((done) => { setTimeout(done, 1000); requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done, 10))); })');
    still = underWay.get(page)?.size === 0 ? still + 1 : 0;
  }
}

const STILL_TIMES = 3;

/** Goes to another page of ours as a link would: what the browser has loaded stays loaded. */
export async function goOn(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate', { state: null }))`);
  await untilQuiet(page);
  await page.locator('h1, .empty').first().waitFor();
}

function watchRequests(page: Page): Set<Request> {
  const open = new Set<Request>();
  page.on('request', (request) => { open.add(request); });
  page.on('requestfinished', (request) => { open.delete(request); });
  page.on('requestfailed', (request) => { open.delete(request); });
  return open;
}

async function newWindow(): Promise<Seat> {
  running ??= chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
  const context = await (await running).newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const tell = (fault: string) => taken.get(context)?.faults.push(fault);
  context.on('weberror', (error) => { tell(error.error().message); });
  context.on('console', (message) => { if (message.type() === 'error') tell(message.text()); });
  // Listened to and not routed: what is routed goes through this process one by one and is never kept by the browser.
  context.on('request', (request) => { if (new URL(request.url()).origin !== taken.get(context)?.origin) tell(`left the host: ${request.url()}`); });
  return { context, page: await context.newPage() };
}

/**
 * Forgets who sat here and what they kept, then gives the session as the answer to a sign-in would; `addCookies` knows
 * no cookies bound to the host. Answers what to do when the first page is there.
 */
async function beginAnew(page: Page, origin: string, token: string | null): Promise<() => Promise<void>> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb,cache_storage,service_workers' });
  await protocol.send('Network.clearBrowserCookies');
  if (token !== null) await protocol.send('Network.setCookie', { name: SESSION_COOKIE, value: token, url: origin, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' });
  // What a page keeps for as long as it is open only a page of its own can forget, before any other script of it.
  await protocol.send('Page.enable');
  const { identifier } = await protocol.send('Page.addScriptToEvaluateOnNewDocument', { source: `sessionStorage.clear(); window.name = '';` });
  return async () => {
    await protocol.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    await protocol.send('Page.resetNavigationHistory');
    await protocol.detach();
  };
}
