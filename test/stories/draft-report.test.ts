/* A summary is drafted from the registers: its figures are those of the indicators, what is not known is told, and only who may gets it. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftView } from '../../src/contract/document.ts';
import type { FiguresView } from '../../src/contract/indicator.ts';
import type { Unit } from '../../src/contract/unit.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';
import { addFewClasses } from '../world/few-classes.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let units: ReadonlyMap<string, Unit>;
let folder: string;
const SCHOOL = '青岚县实验小学';

const create = async (unit: string, register: string, values: object): Promise<void> => {
  const answer = await office.send('POST', `/api/registers/${register}/records`, { unitId: units.get(unit)?.id, values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
};
const aClass = (unit: string, number: number, pupils: number, more = {}) => create(unit, 'class', { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0, ...more });
const teacher = (number: string, name: string) => create(SCHOOL, 'teacher', { staff_number: number, name, sex: '2', born_on: '1985-03-02', stage: 'primary', full_time: 'yes', degree: 'bachelor' });
const draft = (body: object, who = office) => who.do<DraftView>('POST', '/api/documents/yearly_summary/draft', body);
const factOf = ({ document }: DraftView, says: string) => document.facts.find((fact) => fact.says === says);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-draft-'));
  office = await world.as('周敏');
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
  await addFewClasses(aClass);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a draft of the county', () => {
  it('has the figures of the indicators, of this period and the one before, and shares in points', async () => {
    const drafted = await draft({ year: 2025, asOf: '2026-03-02' });
    const figures = await office.get<FiguresView>('/api/indicators/values?keys=class_count,class_pupils,average_class_size,large_class_count,large_class_share&period=2025');
    const shown = figures.rows[0]?.shown ?? [];
    expect(['classes.value', 'class_pupils.value', 'class_size.value', 'large_classes.value'].map((says) => factOf(drafted, says)?.text)).toEqual([`${shown[0]}个`, `${shown[1]}人`, `${Number(shown[2])}人`, `${shown[3]}个`]);
    expect(factOf(drafted, 'large_classes.compared')).toMatchObject({ text: '与上年持平', refs: ['large_class_count@county@2025-2026'] });
    expect(factOf(drafted, 'large_share.value')).toMatchObject({ value: '25', text: '25%' });
    expect(drafted.text.split('\n')[0]).toBe('青岚县教育局2025年工作总结');
    expect(drafted.text).toContain('分学段看，小学1个，初中0个。');
  });

  it('tells what it does not know, and never says nought for it', async () => {
    const { blanks, findings, refusals, text } = await draft({ year: 2025, asOf: '2026-03-02' });
    expect(blanks).toContainEqual(expect.objectContaining({ indicator: 'full_time_teacher_count', of: 'value', why: 'rows' }));
    expect(text).toContain('专任教师〔缺数〕');
    expect(text).not.toMatch(/专任教师0人/);
    expect(findings.filter(({ kind }) => kind === 'empty').map(({ extract }) => extract)).toEqual([]);
    expect(refusals).toBe(findings.filter(({ severity }) => severity === 'error').length);
    expect(refusals).toBeGreaterThan(0);
  });

  it('stands in the audit, and leaves as Word, as PDF and as a workbook of its figures', async () => {
    const asked = '?year=2025&asOf=2026-03-02';
    const [word, pdf, annex] = [await office.send('GET', `/api/documents/yearly_summary/draft.docx${asked}`), await office.send('GET', `/api/documents/yearly_summary/draft.pdf${asked}`), await office.send('GET', `/api/documents/yearly_summary/draft.xlsx${asked}`)];
    for (const [answer, ending] of [[word, 'docx'], [pdf, 'pdf'], [annex, 'xlsx']] as const) expect([answer.status, answer.headers['content-disposition']], ending).toEqual([200, expect.stringContaining(`.${ending}`)]);
    await writeFile(join(folder, 'draft.pdf'), pdf.raw);
    const text = execFileSync('pdftotext', [join(folder, 'draft.pdf'), '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '');
    expect(text).toContain('共开设教学班4个，在班学生180人，平均班额45人。');
    const [sheet] = (await readXlsx(annex.raw)).sheets;
    expect(sheet?.rows.find((row) => row.includes('教学班'))).toEqual(expect.arrayContaining(['本年数', '4个', '个', '班级数 = 班级数', '全县', '2025—2026学年']));
    const { rows } = await (await world.as('马清')).get<AuditPage>('/api/audit?action=report.draft');
    expect(rows[0]).toMatchObject({ objectKind: 'document', objectName: '年度工作总结（办学条件）', outcome: 'done', details: { year: 2025, asOf: '2026-03-02' } });
  }, 90_000);
});

describe('a draft of a unit', () => {
  it('tells of that unit alone, by its code', async () => {
    const school = units.get(SCHOOL);
    const drafted = await draft({ unit: school?.id, year: 2025, asOf: '2026-03-02' });
    expect(factOf(drafted, 'class_pupils.value')).toMatchObject({ text: '100人', refs: [`class_pupils@${school?.code}@2025-2026`] });
    expect(drafted.text.split('\n')[0]).toBe(`${SCHOOL}2025年工作总结`);
  });

  it('is refused to whoever may not draft, or may not look there', async () => {
    const at = '/api/documents/yearly_summary/draft';
    expectProblem(await (await world.as('刘扬')).send('POST', at, {}), 'A103');
    const district = await world.as('唐莉');
    expectProblem(await district.send('POST', at, { unit: units.get('城关学区')?.id }), 'A103');
    expectProblem(await world.nobody.send('POST', at, {}), 'A101');
    const own = await draft({ year: 2025 }, district);
    expect(own.unit.name).toBe('北山学区');
    expect(own.blanks).toContainEqual(expect.objectContaining({ indicator: 'full_time_teacher_count', why: 'rights' }));
  });

  it.each([['none', {}], ['yearly_summary', { year: 1 }], ['yearly_summary', { asOf: 'today' }], ['yearly_summary', { unit: 'x' }], ['yearly_summary', { unit: '00000000-0000-4000-8000-000000000000' }]])('%s with %j is refused in words', async (template, body) => {
    const answer = await office.send('POST', `/api/documents/${template}/draft`, body);
    expectCivil(answer, template);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

describe('a year later', () => {
  it('a state on a day is compared with the same day a year ago, as the indicators tell it of both', async () => {
    await teacher('T0001', '孟喆');
    world.clock.now = new Date('2027-03-05T02:00:00Z');
    office = await world.as('周敏');
    await teacher('T0002', '杜岩');
    const drafted = await draft({ year: 2026 });
    expect(drafted.document.context.asOf).toBe('2026-12-31');
    expect(factOf(drafted, 'teachers.value')?.value).toBe('1');
    const now = await draft({ year: 2026, asOf: '2027-03-05' });
    const counted = async (asOf: string) => (await office.get<FiguresView>(`/api/indicators/values?keys=full_time_teacher_count&asOf=${asOf}`)).rows[0]?.values[0];
    expect([factOf(now, 'teachers.value')?.value, factOf(now, 'teachers.previous_number')?.value]).toEqual([await counted('2027-03-05'), await counted('2026-03-05')]);
    expect(now.text).toContain('专任教师比上年增加1人，增长100%，新增教师优先补到班额大的学校。');
    expect(JSON.stringify(now)).not.toMatch(/孟喆|杜岩|T000/);
  });
});
