/*
 * A drawn register is turned: another workflow, another sensitivity, other keepers, another key, a field required. Its
 * author is told beforehand what becomes of the rows that are there; nothing is lost, and nobody is left locked out.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DrawingReport } from '../../src/contract/drawing.ts';
import type { OpenedRecord, RecordPageView, RecordVersion, SavedRecord } from '../../src/contract/register.ts';
import type { OpenedReport, OpenedRound, ReportRow } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let clerk: Person;
let inspector: Person;
let unitId: string;
let key: string;
let count = 0;

const club = (more = '', top = 'workflow: plain\n', unique = '[unit, name]'): string =>
  `key: ${key}\nname: 社团\nkept_by: [school, kindergarten]\n${top}fields:\n  name: { name: 名称, type: text, max: 40, required: true }\n  code: { name: 社团编号, type: text, max: 20 }\n  members: { name: 人数, type: integer, min: 0 }\n${more}unique: [${unique}]\ndisplay: { title: "{name}" }\n`;

beforeAll(async () => {
  [office, clerk, inspector] = [await world.as('周敏'), await world.as('张文'), await world.as('刘扬')];
  unitId = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学')?.id ?? '';
});
beforeEach(() => { count += 1; key = `club_${count}`; });

const draw = async (written: string) => { expect((await office.send('POST', '/api/drawings', { written, lists: [] })).body).toMatchObject({ key }); };
const redraw = async (version: number, written: string) => office.send('PUT', `/api/drawings/${key}`, { written, lists: [], version });
const check = (written: string) => office.do<DrawingReport>('POST', '/api/drawings/check', { written, lists: [] });
const effects = async (written: string) => (await check(written)).effects.map(({ zh }) => zh);
const add = async (values: object) => (await clerk.do<SavedRecord>('POST', `/api/registers/${key}/records`, { unitId, values })).record;
const list = async (who: Person, query = '') => (await who.get<RecordPageView>(`/api/registers/${key}/records${query}`)).records;
const change = (id: string, version: number, values: object) => clerk.send('PATCH', `/api/registers/${key}/records/${id}`, { values }, { 'if-match': `"${version}"` });

describe('the workflow', () => {
  it('from at once to rounds: what is there counts as approved and is locked, its past stays', async () => {
    await draw(club());
    const chess = await add({ name: '象棋', members: 12 });
    await add({ name: '合唱', members: 40 });
    const after = club('', 'workflow: report\n');
    expect(await effects(after)).toEqual([expect.stringContaining('已有的 2 条记录算作已审核')]);
    expect((await redraw(1, after)).status).toBe(200);
    expect((await list(clerk)).map(({ state, values }) => [state, values['members']]).toSorted()).toEqual([['approved', 12], ['approved', 40]]);
    expectProblem(await change(chess.id, 2, { members: 13 }), 'R202');
    const history = await clerk.get<RecordVersion[]>(`/api/registers/${key}/records/${chess.id}/history`);
    expect(history.map(({ version, state, byName }) => [version, state, byName])).toEqual([[2, 'approved', '周敏'], [1, 'in_force', '张文']]);
    expect((await add({ name: '围棋', members: 3 })).state).toBe('draft');
  });

  it('and back: what is whole takes effect, a draft that lacks something stays one until it is completed', async () => {
    await draw(club('', 'workflow: report\n'));
    await add({ name: '象棋', members: 12 });
    const unfinished = await add({ members: 7 });
    const after = club();
    expect(await effects(after)).toEqual([expect.stringContaining('1 条记录立即有效'), expect.stringContaining('1 条草稿缺必填项')]);
    expect((await redraw(1, after)).status).toBe(200);
    expect((await list(clerk)).map(({ state, values }) => [state, values['members']]).toSorted()).toEqual([['draft', 7], ['in_force', 12]]);
    expectProblem(await change(unfinished.id, 1, { members: 8 }), 'R304');
    expect((await change(unfinished.id, 1, { name: '田径' })).body).toMatchObject({ record: { state: 'in_force' } });
  });
});

describe('a round that runs', () => {
  it('asks no more for what was made to be in force at once; what was approved stays', async () => {
    await draw(club('', 'workflow: report\n'));
    const units = (await office.get<Unit[]>('/api/units')).filter(({ name }) => ['青岚县实验小学', '石岭小学'].includes(name)).map(({ id }) => id);
    const { id } = await office.do<{ id: string }>('POST', '/api/rounds', { name: '社团统计', basis: '', minutes: 10, opensOn: '2026-03-02', dueOn: '2026-03-27', chosen: { kinds: [], below: null, units }, registers: [{ register: key, period: '' }] });
    await office.do('POST', `/api/rounds/${id}/start`, { version: 1 });
    expect(await effects(club()), 'told though there is no record yet').toEqual([expect.stringContaining('2 张没有办完的上报表不再要求')]);
    const own = (await clerk.get<ReportRow[]>('/api/reports?for=fill')).find(({ roundId }) => roundId === id);
    await clerk.do('POST', `/api/reports/${own?.id}/submit`, { version: own?.version, declaration: 'nothing' });
    await office.do('POST', `/api/reports/${own?.id}/approve`, { version: (own?.version ?? 0) + 1 });
    expect(await effects(club())).toEqual([expect.stringContaining('1 张没有办完的上报表不再要求')]);
    expect((await redraw(1, club())).status).toBe(200);
    const round = await office.get<OpenedRound>(`/api/rounds/${id}`);
    expect(round.reports.map(({ state }) => state).toSorted()).toEqual(['approved', 'excused']);
    expect(round).toMatchObject({ all: { total: 1, done: 1 }, released: [{ register: key, name: { zh: '社团' }, reports: 1 }] });
    const other = round.reports.find(({ state }) => state === 'excused');
    const { history, verbs } = await office.get<OpenedReport>(`/api/reports/${other?.id}`);
    expect({ history, verbs }).toMatchObject({ history: [{ verb: 'release', byName: '周敏', note: '台账“社团”改为即填即用，不再按轮次上报' }], verbs: [] });
    const { rows } = await (await world.as('马清')).get<{ rows: { action: string; subjectId: string; details: object }[] }>('/api/audit?limit=50');
    expect(rows.find(({ action }) => action === 'register.change')).toMatchObject({ details: { reportsExcused: 1 } });
  });
});

describe('the sensitivity', () => {
  it('raised hides rows and their past from those who may not see them, without a new version', async () => {
    await draw(club());
    const chess = await add({ name: '象棋', members: 12 });
    expect((await change(chess.id, 1, { members: 13 })).status).toBe(200);
    expect(await list(inspector)).toHaveLength(1);
    const after = club('', 'sensitivity: personal\nworkflow: plain\n');
    expect(await effects(after)).toEqual([expect.stringMatching(/由“内部”升为“个人信息”：1 条记录和它们的历史一起改；从此看不到的：督学、学区负责人/)]);
    expect((await redraw(1, after)).status).toBe(200);
    expect(await list(inspector)).toEqual([]);
    expect(await list(inspector, `?asOf=${encodeURIComponent(chess.since)}`), 'the past too').toEqual([]);
    expect((await clerk.get<OpenedRecord>(`/api/registers/${key}/records/${chess.id}`)).record).toMatchObject({ version: 2, values: { members: 13 } });
    expect((await clerk.get<RecordVersion[]>(`/api/registers/${key}/records/${chess.id}/history`)).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('lowered shows them', async () => {
    await draw(club('', 'sensitivity: personal\nworkflow: plain\n'));
    await add({ name: '象棋', members: 12 });
    expect(await list(inspector)).toEqual([]);
    expect(await effects(club())).toEqual([expect.stringContaining('从此看得到的：督学、学区负责人')]);
    expect((await redraw(1, club())).status).toBe(200);
    expect(await list(inspector)).toHaveLength(1);
  });

  it('of one field masks it', async () => {
    await draw(club());
    await add({ name: '象棋', code: 'C1' });
    const after = club().replace('max: 20 }', 'max: 20, sensitivity: personal }');
    expect(await effects(after)).toEqual([expect.stringContaining('“社团编号”升为“个人信息”：在 1 条记录里对督学、学区负责人遮盖')]);
    expect((await redraw(1, after)).status).toBe(200);
    expect((await list(inspector))[0]?.masked).toEqual(['code']);
  });
});

describe('who keeps it, its key, what is required', () => {
  it('keepers: rows of those who keep it no more stay and can be changed; none can be added', async () => {
    await draw(club());
    const chess = await add({ name: '象棋' });
    const after = club().replace('kept_by: [school, kindergarten]', 'kept_by: [kindergarten]');
    expect(await effects(after)).toEqual([expect.stringContaining('不再由学校填报：它们已有的 1 条记录保留')]);
    expect((await redraw(1, after)).status).toBe(200);
    expect((await change(chess.id, 1, { members: 5 })).status).toBe(200);
    expectProblem(await clerk.send('POST', `/api/registers/${key}/records`, { unitId, values: { name: '新' } }), 'R305');
  });

  it('key: told with the rows that have no value there; one that stands twice is refused', async () => {
    await draw(club());
    await add({ name: '象棋', code: 'C1' });
    await add({ name: '合唱' });
    const after = club('', 'workflow: plain\n', '[code]');
    expect(await effects(after)).toEqual([expect.stringContaining('按“社团编号”认出'), expect.stringContaining('1 条在这些字段有空白')]);
    expect((await redraw(1, after)).status).toBe(200);
    await add({ name: '象棋', code: 'C2' });
    expect((await check(club())).losses.map(({ zh }) => zh)).toEqual([expect.stringContaining('1 组重复')]);
    expectProblem(await redraw(2, club()), 'D150');
    expect(await effects(club('', 'workflow: plain\n', '').replace('unique: [[]]', 'unique: []').replace('unique: []', ''))).toEqual([expect.stringContaining('不再有识别记录的字段')]);
  });

  it('required: refused with the number of blanks, and nothing changes', async () => {
    await draw(club());
    await add({ name: '象棋', code: 'C1' });
    await add({ name: '合唱' });
    const after = club().replace('max: 20 }', 'max: 20, required: true }');
    expect((await check(after)).losses.map(({ zh }) => zh)).toEqual(['“社团编号”改为必填，但有 1 条记录没有填']);
    expectProblem(await redraw(1, after), 'D150');
    expect(await list(clerk)).toHaveLength(2);
  });

  it('says nothing where there are no rows', async () => {
    await draw(club());
    expect(await effects(club('', 'sensitivity: personal\n', '[code]'))).toEqual([]);
  });
});
