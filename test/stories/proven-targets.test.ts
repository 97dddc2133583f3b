/*
 * Targets that prove themselves: a plan is read, its targets are linked to indicators, schools report, the light turns.
 * What people claim stands beside what registers show; nobody gets a figure over rows that are not theirs to see.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedTarget, Target, Workbench } from '../../src/contract/ledger.ts';
import type { DrillView } from '../../src/contract/indicator.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { OpenedProof, TargetSuggestions } from '../../src/contract/proof.ts';
import type { RecordPageView, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const TEXT = '青岚县教育局2026年工作要点\n一、办学条件\n全县大班额比例控制在10%以内。小学大班额比例降到20%以下。生均图书达到20册以上。专任教师本科以上学历比例达到60%以上。新建幼儿园2所。';
let [office, section, inspector, district, clerk, otherDistrict]: Person[] = [];
let units: ReadonlyMap<string, Unit>;
let planId = '';
const unitId = (name: string): string => units.get(name)?.id ?? '';
const COUNTY = '青岚县教育局';
const SCHOOL = '青岚县实验小学';
const VILLAGE = '石岭小学';

const must = <T>(value: T | undefined): T => { if (value === undefined) throw new Error('missing'); return value; };
const who = (person: Person | undefined): Person => must(person);
const create = async (unit: string, register: string, values: object): Promise<SavedRecord['record']> => (await who(office).do<SavedRecord>('POST', `/api/registers/${register}/records`, { unitId: unitId(unit), values })).record;
const aClass = (unit: string, number: number, pupils: number) => create(unit, 'class', { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0 });
const targets = (person = office) => who(person).get<Target[]>(`/api/targets?plan=${planId}`);
const named = async (metric: RegExp, person = office): Promise<Target> => must((await targets(person)).find((one) => metric.test(`${one.subject}${one.metric}`)));
const proofOf = (id: string, query = '', person = office) => who(person).get<OpenedProof>(`/api/targets/${id}/proof${query}`);
const link = async (metric: RegExp, proof: object, person = office) => { const one = await named(metric); return who(person).send('POST', `/api/targets/${one.id}/link`, { version: one.version, proof: { unitId: unitId(COUNTY), ...proof } }); };

// A sign-in does not outlast the days that pass.
const signIn = async (now?: string) => {
  if (now !== undefined) world.clock.now = new Date(now);
  [office, section, inspector, district, clerk, otherDistrict] = await Promise.all(['周敏', '林晓', '刘扬', '唐莉', '张文', '孙平'].map((name) => world.as(name)));
};

beforeAll(async () => {
  await signIn();
  units = new Map((await who(office).get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
  const plan = await who(office).do<PlanRow>('POST', '/api/plans/text', { text: TEXT });
  planId = plan.id;
  const { items } = await who(office).get<OpenedPlan>(`/api/plans/${planId}`);
  await who(office).do('POST', `/api/plans/${planId}/decide`, { version: plan.version, decisions: items.filter(({ kind }) => kind === 'target').map(({ itemId }) => ({ itemId, decision: 'confirm' })) });
}, 60_000);

describe('the plan is read', () => {
  it('and its targets are given likely indicators, with reasons, and none where units or deeds do not fit', async () => {
    const found = await who(office).get<TargetSuggestions>(`/api/targets/suggestions?plan=${planId}`);
    const byTarget = new Map(found.map((one) => [one.id, one]));
    const first = async (metric: RegExp) => byTarget.get((await named(metric)).id)?.suggestions[0];
    expect(await first(/^(?:全县)?大班额/)).toMatchObject({ indicator: 'large_class_share', stages: [], why: { zh: expect.stringContaining('大班额占比') } });
    expect(await first(/^小学大班额/)).toMatchObject({ indicator: 'large_class_share', stages: ['primary'] });
    expect(await first(/生均图书/)).toMatchObject({ indicator: 'books_per_pupil', caution: null });
    expect(await first(/本科/)).toMatchObject({ indicator: 'bachelor_share' });
    expect(await first(/幼儿园/)).toBeUndefined();
    expect(found.every(({ unit }) => unit.name === COUNTY)).toBe(true);
  });
});

describe('targets are linked', () => {
  it('by a person, into the history, and not to what counts otherwise', async () => {
    expectProblem(await link(/生均图书/, { indicator: 'large_class_share' }), 'L115');
    expectProblem(await link(/生均图书/, { indicator: 'books_per_pupil', stages: ['primary'] }), 'L116');
    expectProblem(await link(/生均图书/, { indicator: 'nothing' }), 'R101');
    expect((await link(/^(?:全县)?大班额/, { indicator: 'large_class_share' })).status).toBe(200);
    expect((await link(/^小学大班额/, { indicator: 'large_class_share', stages: ['primary'] })).status).toBe(200);
    expect((await link(/本科/, { indicator: 'bachelor_share' })).status).toBe(200);
    const { target, history, verbs } = await who(office).get<OpenedTarget>(`/api/targets/${(await named(/^(?:全县)?大班额/)).id}`);
    expect(history.at(-1)).toMatchObject({ verb: 'link', byName: '周敏', changes: { proof: { indicator: 'large_class_share', stages: [], period: 'newest' } } });
    expect(verbs).not.toContain('link');
    expect(target.proof).toMatchObject({ name: { zh: '大班额占比' }, value: null, met: null, withheld: null });
    expectProblem(await who(office).send('POST', `/api/targets/${target.id}/link`, { version: 1, proof: { indicator: 'large_class_share', unitId: unitId(COUNTY) } }), 'R201');
    expectProblem(await who(clerk).send('POST', `/api/targets/${target.id}/link`, { version: target.version, proof: { indicator: 'large_class_share', unitId: unitId(COUNTY) } }), 'A103');
  });

  it('only by the section that leads it', async () => {
    const one = await named(/生均图书/);
    expectProblem(await who(section).send('POST', `/api/targets/${one.id}/link`, { version: one.version, proof: { indicator: 'books_per_pupil', unitId: unitId(COUNTY) } }), 'A103');
    await who(office).do('POST', `/api/targets/${one.id}/assign`, { version: one.version, changes: { leadUnitId: units.get('基础教育科')?.id } });
    expect((await link(/生均图书/, { indicator: 'books_per_pupil' }, section)).status).toBe(200);
  });
});

describe('data is reported', () => {
  it('and where it goes is told from the ends of months, with its interval, or that there is too little', async () => {
    const degrees = ['bachelor', 'associate', 'associate', 'associate', 'bachelor', 'bachelor', 'bachelor'];
    for (const [at, degree] of degrees.entries()) {
      await signIn(`2026-0${Math.min(9, 3 + at)}-10T04:00:00Z`);
      await create(SCHOOL, 'teacher', { staff_number: `T000${at}`, name: `教师${'甲乙丙丁戊己庚'[at]}`, sex: '2', born_on: '1985-03-02', stage: 'primary', full_time: 'yes', degree });
    }
    const { id } = await named(/本科/);
    const { history, forecast, proof } = await proofOf(id);
    expect(proof).toMatchObject({ value: 57.14285714, met: false });
    expect(history.map(({ day, value }) => [day.slice(5), value === null ? null : Math.round(value)])).toEqual([['01-31', null], ['02-28', null], ['03-31', 100], ['04-30', 50], ['05-31', 33], ['06-30', 25], ['07-31', 40], ['08-31', 50], ['09-10', 57]]);
    expect(forecast).toMatchObject({ points: 7, different: 7, expected: { day: '2026-12-31', kept: 'maybe' } });
    expect(forecast?.expected?.low).toBeLessThan(forecast?.expected?.value ?? 0);
  });

  it('and the light turns with it, as the register has it', async () => {
    await signIn('2026-12-20T04:00:00Z');
    expect((await named(/^(?:全县)?大班额/)).light.colour).toBe('near');
    await aClass(SCHOOL, 1, 60);
    await aClass(SCHOOL, 2, 40);
    const [third] = [await aClass(VILLAGE, 1, 40), await aClass(VILLAGE, 2, 30), await aClass(VILLAGE, 3, 30)];
    const whole = await named(/^(?:全县)?大班额/);
    expect(whole).toMatchObject({ value: null, basis: 'none', light: { colour: 'behind', why: '进度比时间落后 97 个百分点' }, proof: { value: 20, shown: '20.00', period: '2025-2026', met: false, differs: false } });
    expect(await named(/^小学大班额/)).toMatchObject({ proof: { value: 20, met: true }, light: { colour: 'normal', why: '台账显示已符合要求' } });
    expect(third.values['pupils']).toBe(40);
    await signIn('2027-01-10T04:00:00Z');
    expect((await named(/^(?:全县)?大班额/)).light).toMatchObject({ colour: 'behind', why: '已逾期 10 天，台账显示未达到要求' });
    expect((await named(/^小学大班额/)).light.colour).toBe('normal');
    const { headlines } = await who(office).get<Workbench>('/api/workbench');
    expect(headlines.find(({ county }) => county)).toMatchObject({ targets: 5, normal: 1, behind: 4 });
  });

  it('and what is claimed stands beside what is proven', async () => {
    const one = await named(/^(?:全县)?大班额/);
    await who(office).do('POST', `/api/targets/${one.id}/progress`, { version: one.version, value: 9.5, note: '' });
    expect(await named(/^(?:全县)?大班额/)).toMatchObject({ value: 9.5, basis: 'claimed', light: { colour: 'behind' }, proof: { value: 20, difference: 10.5, differs: true } });
  });

  it('and the proof opens to the schools that lie behind, adding up to the county', async () => {
    const one = await named(/^(?:全县)?大班额/);
    const { proof, shortfall, forecast, history, mayLink } = await proofOf(one.id);
    expect(proof).toMatchObject({ value: 20, unit: { name: COUNTY } });
    expect(mayLink).toBe(true);
    expect(shortfall).toMatchObject({ kind: 'quotient', whole: 0.5, behind: 1, units: [{ unitName: SCHOOL, value: 50, numerator: 1, denominator: 2, gap: 0.8 }] });
    expect(history.at(-1)).toMatchObject({ day: '2027-01-10', value: 20 });
    expect(history).toHaveLength(13);
    expect(forecast).toMatchObject({ method: 'theil-sen', expected: null });
    const drilled = await who(office).get<DrillView>(`/api/indicators/large_class_share/drill?unit=${unitId(SCHOOL)}&stages=primary`);
    expect(drilled).toMatchObject({ value: '0.5', parts: [{ value: '1' }, { value: '2' }] });
    expect((await who(office).get<RecordPageView>(drilled.parts[0]?.records ?? '')).records.map(({ values }) => values['pupils'])).toEqual([60]);
    expect((await who(office).get<DrillView>(`/api/indicators/large_class_share/drill?stages=junior`)).value).toBeNull();
    expect((await proofOf(one.id, '?asOf=2026-12-01')).proof).toMatchObject({ value: null });
    const books = await proofOf((await named(/生均图书/)).id);
    expect(books).toMatchObject({ proof: { value: null, met: null }, shortfall: { kind: 'quotient', units: [] } });
  });

  it('and nobody gets a figure over rows that are not theirs to see', async () => {
    expect(await named(/本科/, inspector)).toMatchObject({ proof: { withheld: 'sensitivity', value: null, met: null } });
    expect((await proofOf((await named(/本科/)).id, '', inspector))).toMatchObject({ mayLink: false, shortfall: null, suggestions: [], proof: { withheld: 'sensitivity' } });
    const own = await named(/幼儿园/);
    await who(office).do('POST', `/api/targets/${own.id}/assign`, { version: own.version, changes: { leadUnitId: unitId('北山学区') } });
    expect((await link(/幼儿园/, { indicator: 'kindergarten_count' })).status).toBe(200);
    expect(await named(/幼儿园/, district)).toMatchObject({ proof: { withheld: 'reach', value: null } });
    const large = await named(/^小学大班额/);
    await who(office).do('POST', `/api/targets/${large.id}/assign`, { version: large.version, changes: { leadUnitId: unitId('城关学区') } });
    expect(await proofOf(large.id, '', otherDistrict)).toMatchObject({ proof: { withheld: 'reach', value: null }, history: [], shortfall: { part: { name: '城关学区' }, whole: null, units: [{ unitName: SCHOOL, gap: 0.6 }] } });
    expectProblem(await link(/幼儿园/, { indicator: 'kindergarten_count' }, district), 'A103');
    expect((await link(/幼儿园/, { indicator: 'kindergarten_count', unitId: unitId('北山学区') }, district)).status).toBe(200);
    expect(await named(/幼儿园/, district)).toMatchObject({ proof: { withheld: null, unit: { name: '北山学区' } } });
  });

  it('until somebody says that no register proves it', async () => {
    const one = await named(/幼儿园/);
    await who(office).do('POST', `/api/targets/${one.id}/unlink`, { version: one.version, note: '新建的数不在台账里' });
    expect(await named(/幼儿园/)).toMatchObject({ proof: null, unprovable: true });
    expect((await who(office).get<OpenedTarget>(`/api/targets/${one.id}`)).history.at(-1)).toMatchObject({ verb: 'unlink', note: '新建的数不在台账里', changes: { proof: 'none' } });
  });
});
