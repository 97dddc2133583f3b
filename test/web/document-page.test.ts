/* A document in the browser: written with live figures, a wrong sum told at once, nothing lost, published by another, opened to its rows. */
import { expect, it } from 'vitest';
import type { OpenDocument, OpenDraft } from '../../src/contract/kept-document.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { addFewClasses } from '../world/few-classes.ts';
import { expectFits, goOn, leave, useBrowser } from './browser.ts';

const screen = useBrowser();

it('a clerk writes, is told of a wrong sum, reloads and loses nothing; a leader publishes; a figure opens to its rows; it goes to disclosure', async () => {
  const office = await screen.world.as('周敏');
  const units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit.id]));
  await addFewClasses((unit, number, pupils, more = {}) => office.do('POST', '/api/registers/class/records', { unitId: units.get(unit), values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0, ...more } }));
  const begun = await office.do<OpenDocument>('POST', '/api/documents', { template: 'yearly_summary', year: 2025 });
  const { manuscript } = begun.body as OpenDraft;
  const blocks = [{ kind: 'heading', level: 1, text: '班额', from: 'typed' }, { kind: 'paragraph', sentences: [{ from: 'typed', text: '共有教学班{classes}，在班学生{class_pupils}。' }] }];
  await office.do('PUT', `/api/documents/${begun.id}`, { version: begun.version, manuscript: { ...manuscript, blocks } });

  const page = await screen.page('周敏', undefined, `/documents/${begun.id}`);
  const line = page.getByRole('textbox', { name: /^第 2 段/ });
  await line.locator('.slot', { hasText: /\d+个/u }).waitFor();
  await line.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('其中小学130人，初中60人，共180人。');
  await page.getByText(/130人＋60人＝190人/).first().waitFor();
  await page.reload();
  await page.getByText('已找回本机没有存上的修改。').waitFor();
  expect(await line.innerText()).toMatch(/^共有教学班4个，在班学生180人。其中小学130人，初中60人，共180人。$/u);
  await page.getByRole('button', { name: /^公布/ }).click();
  expect(await page.getByRole('dialog').getByRole('button', { name: /^公\s?布$/ }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await expectFits(page, 'a draft');
  await line.click();
  await page.keyboard.press('Control+End');
  for (let times = 0; times < '其中小学130人，初中60人，共180人。'.length; times += 1) await page.keyboard.press('Backspace');
  await page.getByText('已保存', { exact: true }).waitFor();
  await leave(page);

  const leader = await screen.page('何建国', undefined, `/documents/${begun.id}`);
  await leader.getByText('没有查出问题').waitFor();
  expect(await leader.getByRole('textbox').count()).toBe(0);
  await leader.getByRole('button', { name: /^公布/ }).click();
  await leader.getByRole('dialog').getByRole('button', { name: /^公\s?布$/ }).click();
  await leader.getByText(/公布，2 个数字已定住/).waitFor();
  await leader.getByRole('button', { name: /^\d+个$/ }).click();
  await leader.getByText(/行，与公布时是同一批/).waitFor();
  await expectFits(leader, 'a publication with a figure opened');
  await goOn(leader, '/documents');
  await leader.getByText('已公布', { exact: true }).waitFor();
  await expectFits(leader, 'the list of documents');
  await leave(leader);

  const desk = await screen.page('周敏', undefined, `/documents/${begun.id}`);
  await desk.getByRole('button', { name: /^公开/ }).click();
  const form = desk.getByRole('dialog');
  await form.getByRole('combobox', { name: /哪个科室负责/ }).click();
  await desk.getByTitle('基础教育科').last().click();
  await expectFits(desk, 'a publication going to disclosure');
  await form.getByRole('button', { name: '检查并拟公开' }).click();
  await desk.getByText('没有发现个人信息、隐藏内容和照片位置。').waitFor();
  await goOn(desk, '/disclosure');
  await desk.getByRole('button', { name: '拟公开' }).click();
  await desk.getByRole('radio', { name: '已公布的公文' }).click();
  await desk.getByRole('combobox', { name: '公文' }).click();
  await desk.getByTitle(/工作总结（/).last().click();
  expect(await desk.getByRole('textbox', { name: '名称' }).inputValue()).toMatch(/工作总结$/);
  await expectFits(desk, 'a published document chosen at the desk');
  await leave(desk);
}, 120_000);
