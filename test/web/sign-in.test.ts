import { expect, it } from 'vitest';
import { expectAccessible, leave, useBrowser } from './browser.ts';

const screen = useBrowser();

it('the sign-in page offers the sample people and is accessible', async () => {
  const page = await screen.page(null);
  await page.getByRole('button', { name: /周敏/ }).waitFor();
  await page.screenshot({ path: '/tmp/s1.png' });
  await expectAccessible(page);
  await leave(page);
});

it('the office signs in and sees plan', async () => {
  const page = await screen.page('周敏');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/s2.png' });
  await page.goto(`${screen.address}/plans`);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/s3.png' });
  expect(await page.title()).not.toBe('');
  await leave(page);
});
