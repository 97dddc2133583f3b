/* Targets, tasks, workbench, settings and evidence of the mock server. Verbs go through the real rule. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ActOnCommitment, LightSettings, Target, Task, Workbench } from '../../src/contract/ledger.ts';
import type { FileRef } from '../../src/contract/common.ts';
import { availableVerbs, foldCommitment, nextState, type CommitmentVerb } from '../../src/domain/ledger/commitment.ts';
import { actions, type ActionName } from '../../src/domain/access/actions.ts';
import { makeUnits, people } from './mock-county.ts';
import { makeTargets, makeTasks, stand, type Kept } from './mock-commitments.ts';

const units = makeUnits();
const evidence: FileRef[] = [
  { id: 'f-1', name: '验收单（第三季度）.pdf', size: 482_113, media: 'application/pdf' },
  { id: 'f-2', name: '工程进度与监理意见.xlsx', size: 38_220, media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { id: 'f-3', name: '统计表.xlsx', size: 21_004, media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
];

const personOf = (request: FastifyRequest) => people.find((person) => person.id === request.cookies['who']) ?? people[1];
const notFound = { code: 'R101', status: 404, zh: '没有找到该条目，可能已被移走或您无权查看，请返回列表重新选择。', en: 'It was not found; it may have moved or you may not see it. Choose again from the list.', details: {} };

type Kind = 'target' | 'task';

function verbsFor(kind: Kind, kept: Kept<Target | Task>, person: (typeof people)[number]): CommitmentVerb[] {
  const allowed = (verb: CommitmentVerb) => {
    const entry = actions[`${kind}.${verb}` as ActionName] as { roles: unknown } | undefined;
    return Array.isArray(entry?.roles) && entry.roles.includes(person.role);
  };
  return availableVerbs(foldCommitment(kept.actions), person.id).filter(allowed);
}

const historyOf = (kept: Kept<Target | Task>) => kept.actions.map((action) => ({ ...action, evidence: action.evidence.flatMap((id) => evidence.find((file) => file.id === id) ?? []) }));

function act<Row extends Target | Task>(kept: Kept<Row>, verb: CommitmentVerb, body: ActOnCommitment, by: { id: string; name: string }): Kept<Row> {
  const action = { seq: kept.actions.length + 1, verb, at: new Date().toISOString(), by: by.id, byName: by.name, note: body.note ?? '', value: body.value ?? null, evidence: body.evidence ?? [], changes: body.changes ?? {} };
  const { leadUnitId, ...fields } = (body.changes ?? {}) as Record<string, unknown>;
  const lead = units.find((unit) => unit.id === leadUnitId);
  const row = { ...kept.row, ...fields, ...(lead === undefined ? {} : { lead: { id: lead.id, name: lead.name, path: lead.path } }) };
  return stand({ row, actions: [...kept.actions, action] });
}

function commitmentRoutes<Row extends Target | Task>(app: FastifyInstance, kind: Kind, rows: Kept<Row>[]): void {
  app.get<{ Querystring: { plan?: string } }>(`/api/${kind}s`, (request) => {
    const plan = request.query.plan ?? '';
    return rows.map((kept) => kept.row).filter((row) => plan === '' || row.planId === plan);
  });
  app.get<{ Params: { id: string } }>(`/api/${kind}s/:id`, (request, reply) => {
    const kept = rows.find((one) => one.row.id === request.params.id);
    const person = personOf(request);
    if (kept === undefined || person === undefined) return reply.code(404).send(notFound);
    return { [kind]: kept.row, history: historyOf(kept), verbs: verbsFor(kind, kept, person) };
  });
  app.post<{ Params: { id: string; verb: CommitmentVerb }; Body: ActOnCommitment }>(`/api/${kind}s/:id/:verb`, (request, reply) => {
    const at = rows.findIndex((one) => one.row.id === request.params.id);
    const kept = rows[at];
    const person = personOf(request);
    if (kept === undefined || person === undefined) return reply.code(404).send(notFound);
    // A note of this word plays the person who was quicker.
    if (request.body.note === '冲突' && request.body.version === kept.row.version) {
      rows[at] = act(kept, 'progress', { version: 0, note: '同事刚刚填报。', value: null, evidence: [], changes: {} }, { id: 'han', name: '韩梅' });
      return reply.code(409).send({ code: 'R201', status: 409, zh: '韩梅刚刚修改过这条记录，请刷新后再保存。', en: '韩梅 has just changed this record. Refresh, then save again.', details: { by: '韩梅' } });
    }
    if (nextState(kept.row.state, request.params.verb) === undefined) return reply.code(409).send({ code: 'R202', status: 409, zh: '当前状态不能这样办理，请刷新后按页面上的按钮办理。', en: 'Not possible in this state. Refresh and use the buttons shown.', details: {} });
    rows[at] = act(kept, request.params.verb, request.body, person);
    return { [kind]: rows[at].row };
  });
}

function workbenchOf(targets: readonly Kept<Target>[], tasks: readonly Kept<Task>[], personId: string, empty: boolean): Workbench {
  const lights = targets.map((kept) => kept.row.light.colour);
  const count = (colour: string) => lights.filter((light) => light === colour).length;
  const counts = { targets: empty ? 0 : lights.length, normal: count('normal'), near: count('near'), behind: count('behind'), done: count('done'), none: count('none') };
  if (empty) return { mine: [], waiting: [], changed: [], counts };
  const open = [...targets.filter((kept) => kept.row.state !== 'closed' && kept.row.deadline !== null && kept.row.light.colour !== 'none').map((kept) => ({ kind: 'target' as const, row: kept.row, title: kept.row.subject + kept.row.metric })),
    ...tasks.filter((kept) => kept.row.state !== 'closed' && kept.row.deadline !== null).map((kept) => ({ kind: 'task' as const, row: kept.row, title: kept.row.title }))];
  const mine = open.sort((left, right) => (left.row.deadline ?? '').localeCompare(right.row.deadline ?? '')).slice(0, 9)
    .map(({ kind, row, title }) => ({ kind, id: row.id, title, why: row.light.why, whyEn: row.light.whyEn, deadline: row.deadline, light: row.light, verb: row.state === 'claimed' ? 'confirm' : 'progress' }));
  const none = { colour: 'none' as const, why: '', whyEn: '' };
  const changed = targets.flatMap((kept) => kept.actions.map((action) => ({ kind: 'target' as const, id: kept.row.id, title: kept.row.subject + kept.row.metric, verb: action.verb, byName: action.byName, at: action.at, note: action.note })))
    .sort((left, right) => right.at.localeCompare(left.at)).slice(0, 9);
  return {
    counts, changed, mine: [...mine, { kind: 'plan', id: 'p2026', title: '清河县教育局2026年工作要点', why: '24 项待核对', whyEn: '24 items to decide', deadline: null, light: none, verb: 'decide' }],
    waiting: targets.filter((kept) => kept.row.state === 'claimed').concat(personId === 'gao' ? targets.slice(2, 4) : []).map((kept) => ({ kind: 'target' as const, id: kept.row.id, title: kept.row.subject + kept.row.metric, since: kept.row.lastAt, deadline: kept.row.deadline })),
  };
}

/** Adds targets, tasks, the workbench, evidence and the light settings; `copies` makes long lists, 0 empty ones. */
export function mockLedger(app: FastifyInstance, copies: number): void {
  const targets = copies === 0 ? [] : makeTargets(units, copies);
  const tasks = copies === 0 ? [] : makeTasks(units);
  let lights: LightSettings = { nearDays: 15, behindPoints: 20 };
  commitmentRoutes(app, 'target', targets);
  commitmentRoutes(app, 'task', tasks);
  app.get('/api/workbench', (request) => workbenchOf(targets, tasks, personOf(request)?.id ?? '', copies === 0));
  app.get('/api/settings/lights', () => lights);
  app.put<{ Body: LightSettings }>('/api/settings/lights', (request) => { lights = request.body; return lights; });
  app.post('/api/files', async (request, reply) => {
    const sent = await request.file();
    const bytes = await sent?.toBuffer();
    if (sent?.filename.endsWith('.exe') === true) return reply.code(422).send({ code: 'L108', status: 422, zh: `“${sent.filename}”不能作为佐证，请上传文档、表格、图片或 PDF。`, en: `"${sent.filename}" cannot be evidence. Send a document, sheet, image or PDF.`, details: {} });
    const file = { id: `f-${evidence.length + 1}`, name: sent?.filename ?? '', size: bytes?.length ?? 0, media: sent?.mimetype ?? '' };
    evidence.push(file);
    return file;
  });
  app.get<{ Params: { id: string } }>('/api/files/:id', (request) => `evidence ${request.params.id}`);
}
