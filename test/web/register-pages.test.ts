/* Registers in the browser: a clerk finds her register, adds a class, is told what is wrong, and sees what happened to it. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import type { RecordPageView, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import type { Person } from '../world/world.ts';
import { expectAccessible, expectFits, goOn, leave, narrow, REFUSED, useBrowser, wide } from './browser.ts';

vi.setConfig({ testTimeout: 90_000 });

const screen = useBrowser();
const school = '青岚县实验小学';
let unitId: string;
let clerk: Person;
const year = '2025-2026';

const addClass = (values: object, unit = unitId, who = clerk) => who.do<SavedRecord>('POST', '/api/registers/class/records', { unitId: unit, values: { school_year: year, stage: 'primary', pupils: 45, boarders: 0, ...values } });
const classes = async (where = ''): Promise<RecordPageView['records']> => (await clerk.get<RecordPageView>(`/api/registers/class/records?limit=200&where=${encodeURIComponent(where)}`)).records;
const ledByMeng = async (): Promise<number> => (await classes("head_teacher = '孟喆'")).length;

beforeAll(async () => {
  clerk = await screen.world.as('张文');
  unitId = (await clerk.get<Unit[]>('/api/units')).find(({ name }) => name === school)?.id ?? '';
  for (const [grade, number, pupils] of [['g1', 21, 44], ['g1', 22, 58], ['g2', 21, 67], ['g3', 21, 40]] as const) await addClass({ grade, number, pupils });
  await clerk.do('POST', '/api/registers/teacher/records', { unitId, values: { staff_number: 'T0001', name: '孟喆', sex: '2', born_on: '1985-03-02', id_number: '11010519491231002X', stage: 'primary', full_time: 'yes', degree: 'bachelor' } });
}, 120_000);

const choose = async (page: Page, label: string, typed: string) => {
  await page.getByLabel(label).fill(typed);
  await page.keyboard.press('Enter');
};

describe('a clerk', () => {
  it('finds 班级, adds a class by first letters, sees its band at once, mends what is wrong, and reads its history', async () => {
    const page = await screen.page('张文');
    await page.getByRole('link', { name: '台账' }).click();
    await page.getByLabel('搜索台账').fill('bj');
    await page.getByRole('link', { name: '班级', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '班级' }).waitFor();
    await page.getByRole('link', { name: '新建' }).click();
    await page.getByLabel('学段 *').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('还没有填写').waitFor();
    // By keyboard alone: first letters, Enter, the next field.
    await choose(page, '学段 *', 'xx');
    await page.getByLabel('年级 *').and(page.locator(':focus')).waitFor();
    await choose(page, '年级 *', 'snj');
    await page.getByLabel('班号 *').and(page.locator(':focus')).fill('22');
    await page.keyboard.press('Enter');
    await page.getByLabel('学生数 *').fill('57');
    await page.getByText('大班额', { exact: true }).waitFor();
    await page.getByLabel('寄宿生数').fill('60');
    await page.getByLabel('寄宿生数').press('Enter');
    await page.getByText(/寄宿生数不能多于学生数/).first().waitFor();
    await expectAccessible(page);
    await page.getByLabel('寄宿生数').fill('很多');
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').getByText(/寄宿生数/).first().waitFor();
    expect(await classes("grade = 'g3' and number = 22")).toEqual([]);
    await page.getByLabel('寄宿生数').fill('6');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { level: 1, name: `${year} 三年级22班` }).waitFor();

    await page.getByRole('link', { name: '修改' }).click();
    await page.getByLabel('学生数 *').fill('66');
    await page.getByText('超大班额', { exact: true }).waitFor();
    await page.keyboard.press('Control+s');
    const changes = page.locator('.differences');
    await changes.getByText('66').waitFor();
    expect((await changes.first().innerText()).replaceAll(/\s+/g, ' ')).toContain('57 → 66');
    expect(await page.locator('.history__step').count()).toBe(2);
    await expectAccessible(page);
    await leave(page);
  });

  it('gets back what was typed and not saved', async () => {
    const page = await screen.page('张文', wide, '/registers/class/new');
    await page.getByLabel('班主任').fill('钱老师');
    await page.reload();
    await page.getByText('已恢复上次没有保存的内容。').waitFor();
    expect(await page.getByLabel('班主任').inputValue()).toBe('钱老师');
    await page.getByRole('button', { name: '放弃，重新开始' }).click();
    expect(await page.getByLabel('班主任').inputValue()).toBe('');
    await leave(page);
  });

  it('is shown both values when somebody saved first, and chooses', async () => {
    const { record } = await addClass({ grade: 'g4', number: 21, pupils: 41, head_teacher: '孙老师' });
    const page = await screen.page('张文', wide, `/registers/class/records/${record.id}/edit`);
    await page.getByLabel('学生数 *').fill('43');
    const head = await screen.world.as('王慧');
    const first = await head.send('PATCH', `/api/registers/class/records/${record.id}`, { values: { pupils: 42, head_teacher: '周老师' } }, { 'if-match': '"1"' });
    expect(first.status).toBe(200);
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: /王慧已于/ }).waitFor();
    await page.getByText(/班主任（周老师）/).waitFor();
    await expectAccessible(page);
    await page.getByRole('radio', { name: /我填的/ }).check();
    await page.getByRole('button', { name: '采用所选，继续' }).click();
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { level: 1, name: `${year} 四年级21班`, exact: true }).waitFor();
    const [now] = await classes("grade = 'g4' and number = 21");
    expect([now?.version, now?.values['pupils'], now?.values['head_teacher']]).toEqual([3, 43, '周老师']);
    // The browser itself logs the refused request.
    await leave(page, REFUSED);
  });

  it('looks at a masked number with a reason, retires a row with a reason, and is told why when she cannot', async () => {
    const page = await screen.page('张文', wide, '/registers/teacher');
    await page.locator('.ledger__open').first().click();
    await page.getByRole('button', { name: '查看“身份证号”明文' }).click();
    await page.getByLabel('事由').fill('核对职称申报');
    await page.getByRole('dialog').getByRole('button', { name: '查看明文', exact: true }).click();
    await page.getByText('11010519491231002X').waitFor();
    await page.getByText(/秒后遮盖/).waitFor();
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByRole('button', { name: '停用', exact: true }).last().click();
    await page.getByText('请写明事由，至少 4 个字。').waitFor();
    await page.getByLabel('事由').fill('已调往外县');
    await page.getByRole('button', { name: '停用', exact: true }).last().click();
    await page.getByText(/已于 .* 停用：已调往外县/).waitFor();
    expect(await page.getByRole('button', { name: /修改/ }).getAttribute('title')).toBe('已停用，可以恢复启用或新建一条');
    await leave(page);
  });
});

describe('the list', () => {
  it('narrows by choice, range and text, keeps it in the address, adds up what is shown, and comes back by Back', async () => {
    const page = await screen.page('张文', wide, '/registers/class');
    const rows = page.locator('table.ledger tbody tr');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByRole('button', { name: '加条件' }).click();
    await page.getByLabel('字段').fill('xss');
    await page.keyboard.press('Enter');
    await page.getByLabel('从').fill('56');
    await page.getByRole('button', { name: '应用' }).click();
    await page.getByText('学生数 ≥ 56').waitFor();
    const large = await classes('pupils >= 56');
    await expect.poll(() => rows.count()).toBe(Math.min(50, large.length));
    expect(large.length).toBeLessThan(all);
    expect(large.length).toBeGreaterThan(0);
    const total = large.reduce((sum, { values }) => sum + Number(values['pupils']), 0);
    await expect.poll(() => page.locator('tfoot').innerText()).toContain(String(total));
    expect(new URL(page.url()).searchParams.get('where')).toBe('pupils >= 56');
    await page.getByRole('columnheader', { name: /学生数/ }).getByRole('button').click();
    await page.waitForURL(/sort=pupils/);
    await expect.poll(() => rows.first().innerText()).toContain(String(Math.min(...large.map(({ values }) => Number(values['pupils'])))));

    await page.getByRole('button', { name: '存为视图' }).click();
    await page.getByLabel('视图名称').fill('大班');
    await page.getByRole('button', { name: '保存视图' }).click();
    await page.getByRole('tab', { name: '全部' }).click();
    await expect.poll(() => rows.count()).toBe(all);
    await page.getByRole('tab', { name: '大班' }).click();
    await expect.poll(() => rows.count()).toBe(Math.min(50, large.length));

    await page.getByRole('button', { name: '高级' }).click();
    await page.getByLabel('用文字写条件').fill('pupil >= 50');
    await page.getByRole('button', { name: '改为 pupils' }).click();
    await page.getByRole('button', { name: '应用' }).click();
    await page.getByText('学生数 ≥ 50').waitFor();
    await leave(page);
  });

  it('is walked by j and k, opened by Enter, searched by /, its columns chosen and kept', async () => {
    const page = await screen.page('张文', wide, '/registers/class');
    await page.locator('.ledger__open').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.evaluate(`[...document.querySelectorAll('.ledger__open')].indexOf(document.activeElement)`)).toBe(1);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('heading', { level: 2 }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('搜索班主任');
    await page.getByRole('button', { name: '列', exact: true }).click();
    const kept = page.waitForResponse(/\/choice$/);
    await page.getByRole('checkbox', { name: '寄宿生数' }).click();
    await expect.poll(() => page.getByRole('checkbox', { name: '寄宿生数' }).isChecked()).toBe(false);
    await kept;
    await expect.poll(() => page.getByRole('columnheader', { name: /寄宿生数/ }).count()).toBe(0);
    await page.reload();
    await page.locator('.ledger__open').first().waitFor();
    expect(await page.getByRole('columnheader', { name: /寄宿生数/ }).count()).toBe(0);
    await leave(page);
  });

  it('puts one value into several chosen records, says which it could not, and takes it back', async () => {
    const page = await screen.page('张文', wide, `/registers/class?where=${encodeURIComponent('number in (21, 22)')}`);
    for (const title of [`${year} 一年级21班`, `${year} 一年级22班`]) await page.getByRole('checkbox', { name: `选择 ${title}` }).click();
    await page.getByRole('button', { name: '批量修改' }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, '字段', '班主任');
    await dialog.getByLabel('改为').fill('孟喆');
    await dialog.getByRole('button', { name: '批量修改' }).click();
    await page.getByText('已修改 2 条。').waitFor();
    expect(await ledByMeng()).toBe(2);
    await page.getByRole('button', { name: /撤\s?销/ }).click();
    await expect.poll(ledByMeng).toBe(0);
    await leave(page);
  });

  it('shows a past day in amber and offers nothing to do there', async () => {
    const page = await screen.page('张文', wide, '/registers/class?asOf=2020-03-01');
    await page.getByText('您看到的是 2020-03-01 当天结束时的台账').waitFor();
    await page.getByText('那一天还没有记录').waitFor();
    expect(await page.getByRole('link', { name: '新建' }).count()).toBe(0);
    await page.getByRole('button', { name: '回到现在' }).click();
    await page.locator('.ledger__open').first().waitFor();
    await leave(page);
  });
});

const paste = (page: Page, row: number, column: number, text: string) => page.evaluate(`(() => {
  const data = new DataTransfer();
  data.setData('text/plain', ${JSON.stringify(text)});
  document.querySelector('.sheet-grid input[data-row="${row}"][data-column="${column}"]').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
})()`);

describe('the sheet', () => {
  it('takes a block from a spreadsheet, marks each wrong cell, saves the good rows, then the mended one', async () => {
    const page = await screen.page('张文', wide, '/registers/class/sheet');
    const cell = (row: number, column: number) => page.locator(`.sheet-grid input[data-row="${row}"][data-column="${column}"]`);
    await cell(0, 0).waitFor();
    const start = (await classes(`school_year = '${year}'`)).length;
    await paste(page, start, 1, '学段\t年级\t班号\t班主任\t学生数\t寄宿生数\n小学\t五年级\t31\t王老师\t45\t0\n小学\t六年纪\t31\t李老师\t46\t\n小学\t六年级\t32\t\t1,0x\t');
    await page.getByText('2 行有错，改正后才能保存').waitFor();
    await cell(start + 1, 2).focus();
    await page.getByText(/是不是“六年级”/).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Control+s');
    await page.getByText('已保存 1 行。').waitFor();
    await cell(start + 1, 2).fill('六年级');
    await cell(start + 2, 5).fill('70');
    await page.getByRole('button', { name: '保存 2 行' }).click();
    await page.getByText('已保存 2 行。').waitFor();
    expect((await classes('number >= 31')).map(({ values }) => [values['grade'], values['pupils'], values['band']]).sort()).toEqual([['g5', 45, 'standard'], ['g6', 46, 'over'], ['g6', 70, 'super']]);
    await page.keyboard.press('ArrowDown');
    await leave(page);
  });

  it('walks with Enter and repeats the cell above', async () => {
    const page = await screen.page('张文', wide, '/registers/class/sheet');
    const last = (await classes(`school_year = '${year}'`)).length - 1;
    await page.locator(`.sheet-grid input[data-row="${last}"][data-column="1"]`).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+d');
    expect(await page.locator(`.sheet-grid input[data-row="${last + 1}"][data-column="1"]`).inputValue()).toBe('小学');
    await page.getByRole('button', { name: '放弃改动' }).click();
    expect(await page.locator(`.sheet-grid input[data-row="${last + 1}"][data-column="1"]`).inputValue()).toBe('');
    await leave(page);
  });
});

it('the map of class sizes says in words which are too large, and a cell opens its rows', async () => {
  const page = await screen.page('张文', wide, '/registers/class?view=map');
  const cell = page.getByRole('link', { name: /二年级.*超大班额/ });
  await cell.click();
  await page.locator('.ledger__open').first().waitFor();
  await expect.poll(() => page.locator('table.ledger tbody tr').count()).toBe((await classes(`grade = 'g2' and school_year = '${year}'`)).length);
  await page.goBack();
  await cell.waitFor();
  await leave(page);
});

it('a school on one page: each figure opens its rows', async () => {
  const page = await screen.page('周敏', wide, `/schools/${unitId}`);
  await page.getByRole('heading', { level: 1, name: school }).waitFor();
  const block = page.getByRole('region', { name: '班级' });
  await block.getByText('超大班额').waitFor();
  await expectAccessible(page);
  await block.getByRole('link', { name: '打开明细' }).click();
  await page.getByRole('heading', { level: 1, name: '班级' }).waitFor();
  expect(new URL(page.url()).searchParams.get('unit')).toBe(unitId);
  await leave(page);
});

it('every page is accessible and no wider than the screen, at every size', async () => {
  const [record] = await classes("grade = 'g1'");
  const page = await screen.page('张文', narrow, '/registers');
  for (const [path, heading] of [
    ['/registers', /台账/], ['/registers/class', /班级/], ['/registers/class?view=map', /班级/], ['/registers/class?asOf=2026-03-01', /班级/], ['/registers/teacher', /教师/], ['/registers/class/new', /新建班级/],
    ['/registers/school/new', /新建/], ['/registers/pupil/new', /新建/], ['/registers/class/sheet', /表格填报/], [`/registers/class/records/${record?.id}`, /班/], [`/registers/class/records/${record?.id}/edit`, /修改/], [`/schools/${unitId}`, /实验小学/],
  ] as const) {
    await goOn(page, path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await expectFits(page, path);
  }
  await leave(page);
});
