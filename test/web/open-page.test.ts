/* What the other tests in the browser rely on. */
import { expect, it } from 'vitest';
import { leave, narrow, useBrowser } from './browser.ts';

const screen = useBrowser();
const kept = `({ local: { ...localStorage }, session: { ...sessionStorage }, name: window.name, width: innerWidth })`;

it('a page holds nothing of the one before it, neither who sat there nor what they kept', async () => {
  const first = await screen.page('周敏');
  await first.evaluate(`localStorage.setItem('draft', 'of mine'); sessionStorage.setItem('draft', 'of mine'); window.name = 'mine'`);
  await leave(first);
  const second = await screen.page(null, narrow);
  await second.getByRole('button', { name: /周敏/ }).waitFor();
  expect(await second.evaluate(kept)).toEqual({ local: {}, session: {}, name: '', width: narrow.width });
  await leave(second);
});

it('two people sit at two windows', async () => {
  const [mine, theirs] = [await screen.page('周敏'), await screen.page('张文')];
  const who = `fetch('/api/session').then((answer) => answer.json()).then(({ person }) => person.name)`;
  expect([await mine.evaluate(who), await theirs.evaluate(who)]).toEqual(['周敏', '张文']);
  await leave(mine);
  await leave(theirs);
});

it.each([
  ['an error of a script', `setTimeout(() => { throw new Error('broken'); })`, 'broken'],
  ['an error on the console', `console.error('spoken')`, 'spoken'],
  ['another host', `new Image().src = 'http://example.com/tracker.png'`, 'http://example.com/tracker.png'],
  ['another address', `void fetch('http://192.0.2.1/').catch(() => 0)`, 'http://192.0.2.1/'],
  ['another host in a new window', `open('http://example.com/')`, 'http://example.com/'],
])('leaving tells of %s', async (_, act, told) => {
  const page = await screen.page('周敏');
  await page.evaluate(act);
  await page.waitForTimeout(300);
  await expect(leave(page)).rejects.toMatchObject({ actual: expect.arrayContaining([expect.stringContaining(told)]) as unknown });
});
