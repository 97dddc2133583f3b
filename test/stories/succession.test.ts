/*
 * Schools are merged, split and closed: what they kept follows to the successor, the past stays where it was true, and
 * what cannot be done is refused whole.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedRecord, RecordPageView, RecordTotals, RecordVersion, SavedRecord } from '../../src/contract/register.ts';
import type { Foresight, Succession } from '../../src/contract/succession.ts';
import type { Account, Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let units: Map<string, Unit>;
const unitId = (name: string): string => units.get(name)?.id ?? '';
const [kept, gone, small] = ['青岚县实验小学', '城西小学', '石岭小学'] as const;
const basis = { effectiveOn: '2026-03-02', document: '青教〔2026〕8号' };

const learnUnits = async () => { units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit])); };
beforeAll(async () => {
  office = await world.as('周敏');
  await learnUnits();
});

const tick = () => { world.clock.now = new Date(world.clock.now.getTime() + 60_000); };
const save = async (register: string, unit: string, values: object): Promise<SavedRecord['record']> =>
  (await office.do<SavedRecord>('POST', `/api/registers/${register}/records`, { unitId: unitId(unit), values })).record;
const room = (unit: string, number: number, more: object = {}) => save('class', unit, { school_year: '2025-2026', stage: 'primary', grade: 'g3', number, pupils: 40, ...more });
const pupil = (unit: string, n: number, more: object = {}) => save('pupil', unit, { student_number: numbers[n], name: `生${n}`, sex: '1', born_on: '2014-05-01', enrolled_on: '2020-09-01', ...more });
const numbers = ['G11010519491231002X', 'G110101199003074514', 'G110101201405013015', 'G110101201405015037'];
const merge = (into: string, from: readonly string[], more: object = {}, who = office) => who.send('POST', `/api/units/${unitId(into)}/merge`, { from: from.map(unitId), ...basis, ...more });
const foresee = (unit: string, query: Record<string, string>) => office.get<Foresight>(`/api/units/${unitId(unit)}/foresight?${new URLSearchParams({ effectiveOn: basis.effectiveOn, ...query })}`);
const countsByUnit = async (register: string, query: Record<string, string> = {}) => {
  const totals = await office.get<RecordTotals>(`/api/registers/${register}/totals?${new URLSearchParams({ by: 'unit', ...query })}`);
  return Object.fromEntries(totals.groups.map(({ by, count }) => [totals.names[String(by['unit'])] ?? '', count]));
};
const inUse = async (register: string, unit: string) => (await office.get<RecordPageView>(`/api/registers/${register}/records?unit=${unitId(unit)}`)).records;

describe('one school goes into another', () => {
  let before: string;
  let moved: SavedRecord['record'];
  let taken: SavedRecord['record'];

  beforeAll(async () => {
    await room(kept, 1);
    taken = await room(gone, 1);
    await room(gone, 2);
    // A year that is over: true of the school that was, whatever becomes of it.
    await room(gone, 1, { school_year: '2024-2025' });
    moved = await pupil(gone, 0, { class: taken.id });
    await save('school', gone, { school_code: '2135000001', kind: 'primary', ownership: 'public', area_type: 'city' });
    await save('school', kept, { school_code: '2135000002', kind: 'primary', ownership: 'public', area_type: 'city' });
    const plan = await office.do<{ id: string; version: number }>('POST', '/api/plans/text', { text: '2026年工作计划\n一、学位\n新增学位300个。' });
    const opened = await office.get<{ items: { itemId: string; kind: string }[] }>(`/api/plans/${plan.id}`);
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions: opened.items.filter(({ kind }) => kind === 'target').map(({ itemId }) => ({ itemId, decision: 'confirm' })) });
    const [target] = await office.get<Target[]>('/api/targets');
    await office.do('POST', '/api/ledger/assign', { items: [{ id: target?.id, version: target?.version }], changes: { leadUnitId: unitId(gone) } });
    const admin = await world.as('陈钢');
    const { account } = await admin.do<{ account: Account }>('POST', '/api/accounts', { login: 'fangyuan', name: '方圆', unitId: unitId(gone) });
    const proposed = await admin.do<Account>('POST', `/api/accounts/${account.id}/grants`, { role: 'head', unitId: unitId(gone) });
    await (await world.as('许安')).do('POST', `/api/grants/${proposed.grants[0]?.id}/authorise`);
  });

  it('is refused whole while records would stand twice, and says which', async () => {
    const told = await foresee(kept, { kind: 'merge', from: unitId(gone) });
    expect(told.collisions).toEqual([{ register: 'class', name: { zh: '班级', en: 'Classes' }, records: [expect.stringMatching(/2025-2026.*1班.*（.*城西小学.*）/) as string] }]);
    const answer = await merge(kept, [gone]);
    expectProblem(answer, 'U102');
    expect(JSON.stringify(answer.body)).toContain('班级');
    expect(await inUse('pupil', gone)).toHaveLength(1);
    expect((await office.get<Unit[]>('/api/units')).find(({ name }) => name === gone)?.retired).toBe(false);
    expect(await office.get<Succession>(`/api/units/${unitId(gone)}/succession`)).toEqual({ before: [], after: [] });
    const place = `/api/registers/class/records/${taken.id}`;
    await office.send('PATCH', place, { values: { number: 3 } }, { 'if-match': '"1"' });
    expect((await office.get<OpenedRecord>(place)).record.version).toBe(2);
  });

  it('is told beforehand, and nothing is done by telling', async () => {
    const told = await foresee(kept, { kind: 'merge', from: unitId(gone) });
    expect(told).toMatchObject({ faults: [], collisions: [], commitments: 1, pupils: 0, people: [{ name: '方圆', unitName: gone, roles: [{ zh: '校（园）长' }] }] });
    expect(told.registers.map(({ key, moves, retires, stays }) => [key, moves, retires, stays]).toSorted()).toEqual([['class', 2, 0, 1], ['pupil', 1, 0, 0], ['school', 0, 1, 0]]);
    expect(await countsByUnit('class', { where: `school_year = '2025-2026'` })).toEqual({ [kept]: 1, [gone]: 2 });
  });

  it('takes its records, promises and people along', async () => {
    before = world.clock.now.toISOString();
    tick();
    const answer = await merge(kept, [gone]);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await countsByUnit('class', { where: `school_year = '2025-2026'` })).toEqual({ [kept]: 3 });
    expect(await countsByUnit('class', { where: `school_year = '2024-2025'` })).toEqual({ [gone]: 1 });
    expect((await inUse('pupil', kept)).map(({ id, via, version }) => [id, via, version])).toEqual([[moved.id, 'merge', 2]]);
    const [target] = await office.get<Target[]>('/api/targets');
    expect(target?.lead.name).toBe(kept);
    const { history } = await office.get<{ history: { verb: string; note: string }[] }>(`/api/targets/${target?.id}`);
    expect(history.at(-1)).toMatchObject({ verb: 'assign', note: `“${gone}”并入“${kept}”（${basis.document}）` });
    expect((await office.get<Unit[]>('/api/units')).find(({ name }) => name === gone)?.retired).toBe(true);
  });

  it('keeps the past apart, as of the day before', async () => {
    expect(await countsByUnit('class', { where: `school_year = '2025-2026'`, asOf: before })).toEqual({ [kept]: 1, [gone]: 2 });
    expect(await countsByUnit('pupil', { asOf: before })).toEqual({ [gone]: 1 });
    const old = await office.get<RecordPageView>(`/api/registers/pupil/records?unit=${unitId(gone)}&asOf=${before}`);
    expect(old.records.map(({ id, unitName }) => [id, unitName])).toEqual([[moved.id, gone]]);
    expect(await inUse('pupil', gone)).toEqual([]);
  });

  it('retires what described the old school itself', async () => {
    expect(await inUse('school', gone)).toEqual([]);
    expect(await inUse('school', kept)).toHaveLength(1);
    const [old] = (await office.get<RecordPageView>(`/api/registers/school/records?unit=${unitId(gone)}&asOf=${before}`)).records;
    const { record } = await office.get<OpenedRecord>(`/api/registers/school/records/${old?.id}`);
    expect(record).toMatchObject({ unitName: gone, via: 'merge', retireReason: `“${gone}”并入“${kept}”（${basis.document}）` });
  });

  it('shows the move in the history of a record', async () => {
    const [now, first] = await office.get<RecordVersion[]>(`/api/registers/pupil/records/${moved.id}/history`);
    expect(now).toMatchObject({ version: 2, via: 'merge', unitName: kept, movedFrom: gone, differences: [] });
    expect(first).toMatchObject({ version: 1, unitName: gone, movedFrom: null });
  });

  it('proposes the same roles at the new school, for the security administrator to authorise', async () => {
    const person = (await (await world.as('许安')).get<Account[]>('/api/accounts')).find(({ name }) => name === '方圆');
    expect(person?.unitName).toBe(kept);
    expect(person?.grants.map(({ unitName, state, proposedBy }) => [unitName, state, proposedBy])).toEqual([[gone, 'revoked', '陈钢'], [kept, 'proposed', '周敏']]);
    const waiting = person?.grants.find(({ state }) => state === 'proposed')?.id ?? '';
    expectProblem(await office.send('POST', `/api/grants/${waiting}/authorise`), 'A103');
    await (await world.as('许安')).do('POST', `/api/grants/${waiting}/authorise`);
    const after = (await (await world.as('许安')).get<Account[]>('/api/accounts')).find(({ name }) => name === '方圆');
    expect(after?.grants.at(-1)).toMatchObject({ unitName: kept, state: 'granted', authorisedBy: '许安' });
    expect((await (await world.as('张文')).get<RecordPageView>('/api/registers/pupil/records')).records.map(({ id }) => id)).toEqual([moved.id]);
  });

  it('is told on both sides, with the document', async () => {
    const fact = { kind: 'merge', ...basis, byName: '周敏' };
    expect(await office.get<Succession>(`/api/units/${unitId(kept)}/succession`)).toMatchObject({ before: [{ ...fact, unitName: gone, retired: true }], after: [] });
    expect(await (await world.as('张文')).get<Succession>(`/api/units/${unitId(gone)}/succession`)).toMatchObject({ before: [], after: [{ ...fact, unitName: kept, retired: false }] });
    const { rows } = await (await world.as('马清')).get<{ rows: { outcome: string; code: string; details: object }[] }>('/api/audit?action=unit.merge');
    expect(rows.map(({ outcome }) => outcome)).toEqual(['done']);
    expect(rows[0]?.details).toMatchObject({ from: [gone], document: basis.document, registers: { class: 2, pupil: 1, school: 1 }, people: 1, commitments: 1 });
  });

  it('takes no more records, and is not merged twice', async () => {
    expectProblem(await office.send('POST', '/api/registers/class/records', { unitId: unitId(gone), values: { school_year: '2025-2026', stage: 'primary', grade: 'g5', number: 1, pupils: 1 } }), 'R305');
    expectProblem(await merge(kept, [gone]), 'U101');
    expectProblem(await merge(gone, [kept]), 'U101');
  });

  it('is undone by a split: a new school, and its records handed over', async () => {
    tick();
    const answer = await office.send('POST', `/api/units/${unitId(kept)}/split`, { parts: [{ name: gone, code: 'cxxx2' }], effectiveOn: '2026-03-02', document: '青教〔2026〕9号' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    const [made] = answer.body as Unit[];
    const [one] = await inUse('pupil', kept);
    const records = [{ id: one?.id, version: one?.version }];
    expect(await office.do('POST', '/api/registers/pupil/move', { unitId: made?.id, records })).toEqual({ moved: 1 });
    expectProblem(await office.send('POST', '/api/registers/pupil/move', { unitId: made?.id, records }), 'R201');
    const versions = await office.get<RecordVersion[]>(`/api/registers/pupil/records/${moved.id}/history`);
    expect(versions.map(({ via, unitName, movedFrom }) => [via, unitName, movedFrom])).toEqual([['move', gone, kept], ['merge', kept, gone], ['api', gone, null]]);
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect((await office.get<Succession>(`/api/units/${unitId(kept)}/succession`)).after).toMatchObject([{ kind: 'split', unitName: gone, retired: false }]);
    expect((await office.get<Unit[]>('/api/units')).filter(({ name }) => name === gone).map(({ retired }) => retired).toSorted()).toEqual([false, true]);
  });
});

describe('a school is closed', () => {
  let one: SavedRecord['record'];
  beforeAll(async () => { one = await pupil(small, 1); await room(small, 1); });

  it('only when its pupils are elsewhere', async () => {
    expect(await foresee(small, { kind: 'close' })).toMatchObject({ faults: [], pupils: 1, collisions: [] });
    const answer = await office.send('POST', `/api/units/${unitId(small)}/close`, basis);
    expectProblem(answer, 'U103');
    expect(answer.body).toMatchObject({ zh: expect.stringContaining('还有 1 名学生') as string });
    expect(await inUse('class', small)).toHaveLength(1);
  });

  it('then its records are retired with the reason', async () => {
    await office.do('POST', '/api/registers/pupil/move', { unitId: unitId('塔坪小学'), records: [{ id: one.id, version: 1 }] });
    tick();
    const answer = await office.send('POST', `/api/units/${unitId(small)}/close`, basis);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await inUse('class', small)).toEqual([]);
    expect((await office.get<Unit[]>('/api/units')).find(({ name }) => name === small)?.retired).toBe(true);
    expect((await office.get<Succession>(`/api/units/${unitId(small)}/succession`)).after).toMatchObject([{ kind: 'close', unitId: null, unitName: null }]);
    expectProblem(await office.send('POST', `/api/units/${unitId(small)}/close`, basis), 'U101');
  });
});

describe('what cannot be', () => {
  it.each<[string, string, readonly string[], object, string]>([
    ['a school into a kindergarten', '中心幼儿园', ['塔坪小学'], {}, 'U101'], ['a school into itself', '塔坪小学', ['塔坪小学'], {}, 'U101'],
    ['a section', '人事科', ['安全管理科'], {}, 'U101'], ['a school into a district', '北山学区', ['塔坪小学'], {}, 'U101'],
    ['a day to come', '塔坪小学', ['北山中学'], { effectiveOn: '2026-03-03' }, 'U101'], ['no document', '塔坪小学', ['北山中学'], { document: ' ' }, 'R102'],
    ['nothing', '塔坪小学', [], {}, 'R102'], ['a unit that is not there', '塔坪小学', ['无此学校'], {}, 'R102'],
  ])('%s', async (_name, into, from, more, code) => {
    expectProblem(await merge(into, from, more), code);
  });

  it.each(['孙平', '张文', '林晓', '王慧', '何建国', '刘扬', '陈钢', '许安', '马清'])('by %s', async (name) => {
    const here = await world.as(name);
    expectProblem(await merge('塔坪小学', ['北山中学'], {}, here), 'A103');
    expectProblem(await here.send('POST', `/api/units/${unitId('塔坪小学')}/split`, { parts: [{ name: '新校', code: 'xx' }], ...basis }), 'A103');
    expectProblem(await here.send('POST', `/api/units/${unitId('塔坪小学')}/close`, basis), 'A103');
    expectProblem(await here.send('GET', `/api/units/${unitId('塔坪小学')}/foresight?kind=close&effectiveOn=2026-03-02`), 'A103');
  });

  it('handing records to a school that is not one’s own', async () => {
    const [one] = await inUse('pupil', '塔坪小学');
    const clerk = await world.as('张文');
    expectProblem(await clerk.send('POST', '/api/registers/pupil/move', { unitId: unitId(kept), records: [{ id: one?.id, version: one?.version }] }), 'R101');
    expectProblem(await clerk.send('POST', '/api/registers/pupil/move', { unitId: unitId('塔坪小学'), records: [{ id: one?.id, version: one?.version }] }), 'A103');
    expectProblem(await office.send('POST', '/api/registers/pupil/move', { unitId: unitId('北山学区'), records: [{ id: one?.id, version: one?.version }] }), 'R305');
  });
});

describe('at once', () => {
  it('one of two that contradict each other is refused, and nothing is half done', async () => {
    await room('东河小学', 1);
    await room('柳堰教学点', 2);
    const answers = await Promise.all([merge('东河小学', ['柳堰教学点']), merge('柳堰教学点', ['东河小学'])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    await learnUnits();
    const left = ['东河小学', '柳堰教学点'].filter((name) => units.get(name)?.retired === false);
    expect(left).toHaveLength(1);
    expect(await inUse('class', left[0] ?? '')).toHaveLength(2);
  });

  it('no record is left behind by a clerk who saves meanwhile', async () => {
    const saving = Array.from({ length: 12 }, (_, n) => office.send('POST', '/api/registers/class/records', { unitId: unitId('北山中学'), values: { school_year: '2025-2026', stage: 'junior', grade: 'g7', number: n + 1, pupils: 40 } }));
    const [merged, ...saved] = await Promise.all([merge('东河中学', ['北山中学']), ...saving]);
    expect(merged?.status, JSON.stringify(merged?.body)).toBe(200);
    for (const answer of saved) if (answer.status !== 201) expectProblem(answer, 'R305');
    expect(await inUse('class', '北山中学')).toEqual([]);
    expect(await inUse('class', '东河中学')).toHaveLength(saved.filter(({ status }) => status === 201).length);
  });
});
