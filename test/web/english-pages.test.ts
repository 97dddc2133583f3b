/* In English every page speaks English: what Chinese is left is what people and documents said themselves. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Target } from '../../src/contract/ledger.ts';
import type { PlanRow } from '../../src/contract/plan.ts';
import { goOn, leave, REFUSED, untilQuiet, useBrowser } from './browser.ts';

const screen = useBrowser();

const pages: Readonly<Record<string, readonly string[]>> = {
  周敏: ['/', '/plans', '/plans/:plan', '/plans/:summary', '/plans/:summary/match', '/plans/:plan/compare', '/tasks', '/admin/settings', '/admin/units', '/password', '/sessions', '/audit', '/nowhere', '/targets/00000000-0000-4000-8000-000000000000'],
  林晓: ['/targets', '/targets/:target'], 马清: ['/audit'], 陈钢: ['/admin/units', '/admin/accounts'], 许安: ['/'], 张文: ['/registers', '/registers/class', '/registers/class?view=map', '/registers/class/new', '/registers/teacher/new', '/registers/class/sheet', '/'],
};

/** Fields of an answer that are our own words in Chinese; beside each stands, or can be made, the English. */
const ours = new Set(['zh', 'why', 'explanation']);

/** Every text of an answer that people or documents said. */
function saidByPeople(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return ours.has(name) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => saidByPeople(part, Array.isArray(value) ? name : key));
}

/** What can be read on the page, seen or spoken, outside what is marked as Chinese. */
const SHOWN = `(() => {
  const own = (node) => node.parentElement?.closest('[lang^="zh"], script, style, noscript') === null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [document.title];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (own(node)) texts.push(node.data);
  for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], [alt]')) {
    if (element.closest('[lang^="zh"]') === null) texts.push(...['title', 'aria-label', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''));
  }
  return texts;
})()`;

interface Visit {
  /** Opens a page and answers the Chinese on it that nobody said; `act` does something there first. */
  readonly foreignOn: (path: string, act?: () => Promise<unknown>) => Promise<string[]>;
  readonly page: Page;
}

/** Somebody whose pages are in English. */
async function visit(person: string | null): Promise<Visit> {
  const page = await screen.page(person);
  const said: Promise<string[]>[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/api/')) said.push(answer.json().then((body: unknown) => saidByPeople(body), () => []));
  });
  await page.evaluate(`localStorage.setItem('xuezheng.language', 'en')`);
  await page.reload();
  await page.locator('h1, .empty').first().waitFor();
  const places = new Map<string, string>();
  const foreignOn: Visit['foreignOn'] = async (path, act = () => Promise.resolve()) => {
    if (path.includes(':') && places.size === 0) await findPlaces(page, places);
    await goOn(page, path.replace(/:\w+/, (name) => places.get(name) ?? ''));
    await act();
    await untilQuiet(page);
    const own = (await Promise.all(said)).flat().join('\n');
    const shown = (await page.evaluate(SHOWN)) as string[];
    const runs = shown.flatMap((text) => text.match(/[\p{Script=Han}、，。；：（）《》！？]+/gu) ?? []);
    return [...new Set(runs.filter((run) => !own.includes(run)))];
  };
  return { page, foreignOn };
}

async function findPlaces(page: Page, places: Map<string, string>): Promise<void> {
  const list = async <T>(address: string) => (await page.evaluate(`fetch('${address}').then((answer) => answer.json())`)) as T[];
  for (const plan of await list<PlanRow>('/api/plans')) places.set(`:${plan.docType}`, plan.id);
  places.set(':target', (await list<Target>('/api/targets')).find((row) => row.value !== null)?.id ?? '');
}

describe('in English', () => {
  it('the choice of a sample person', async () => {
    const { foreignOn, page } = await visit(null);
    expect(await foreignOn('/')).toEqual([]);
    await leave(page);
  });

  it.each(Object.entries(pages))('the pages of %s', async (person, paths) => {
    const { foreignOn, page } = await visit(person);
    const found: Record<string, readonly string[]> = {};
    for (const path of paths) found[path] = await foreignOn(path);
    expect(found).toEqual(Object.fromEntries(paths.map((path) => [path, []])));
    await leave(page, REFUSED);
  });

  it('a check, a figure and a task of a plan, opened', async () => {
    const { foreignOn, page } = await visit('周敏');
    expect(await foreignOn('/plans/:plan', async () => {
      await page.locator('.checks__one').first().click();
      await page.locator('.check--chosen').waitFor();
    })).toEqual([]);
    for (const tab of [/Targets/, /Tasks/]) {
      expect(await foreignOn('/plans/:plan', async () => {
        await page.getByRole('tab', { name: tab }).click();
        await page.locator('.row__name').first().click();
        await page.locator('.row__name[aria-expanded="true"]').waitFor();
      }), String(tab)).toEqual([]);
    }
    await leave(page);
  });

  it('a row of the audit, opened', async () => {
    const { foreignOn, page } = await visit('马清');
    expect(await foreignOn('/audit', () => page.locator('.ledger__open').first().click())).toEqual([]);
    await leave(page);
  });

  it('would find a Chinese word that nobody said', async () => {
    const { foreignOn, page } = await visit('马清');
    const add = `document.querySelector('h1').title = '这里没有人说过'`;
    expect(await foreignOn('/audit', () => page.evaluate(add))).toEqual(['这里没有人说过']);
    await leave(page);
  });
});
