/* Plans, and the targets and tasks that came of them. */
import { randomUUID } from 'node:crypto';
import type { OpenedPlan, PlanRow } from '../../../src/contract/plan.ts';
import type { Target } from '../../../src/contract/ledger.ts';
import type { Cell } from '../cells.ts';
import type { Place, Stage } from '../stage.ts';
import { outcomeOf, proved, shown, someName, type Attempt, type Attempts } from './attempt.ts';

interface Model { readonly plan: string; readonly item: string; readonly target: string; readonly task: string }

// One plan is read and decided on by the office; every other is a copy of it.
let model: Promise<Model> | undefined;

async function makeModel({ people, world }: Stage): Promise<Model> {
  const office = people.find(({ name }) => name === 'office@')?.person;
  if (!office) throw new Error('nobody sits in the office');
  const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
  const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
  const [target, task, other] = [opened.items.find(({ kind }) => kind === 'target'), opened.items.find(({ kind }) => kind === 'task'), opened.items.findLast(({ kind }) => kind === 'target')];
  const decisions = [target, task].map((item) => ({ itemId: item?.itemId, decision: 'confirm' }));
  const { items } = await office.do<{ items: OpenedPlan['items'] }>('POST', `/api/plans/${plan.id}/decide`, { version: opened.plan.version, decisions });
  const became = (itemId: string | undefined) => items.find((item) => item.itemId === itemId)?.commitmentId ?? '';
  return { plan: plan.id, item: other?.itemId ?? '', target: became(target?.itemId), task: became(task?.itemId) };
}

const modelOf = (stage: Stage): Promise<Model> => { model ??= makeModel(stage); return model; };
const standing = (place: Place) => ({ county: place.county, unit_id: place.id, unit_path: place.path });

async function putPlan(stage: Stage, { place }: Pick<Cell, 'place'>): Promise<string> {
  const { plan } = await modelOf(stage);
  const [id, { county, unit_path }] = [randomUUID(), standing(place)];
  await stage.copy('plan', { id: plan }, { id, version: 1, ...standing(place) });
  await stage.copy('plan_version', { plan_id: plan }, { plan_id: id, county, unit_path });
  return id;
}

// Targets and tasks of a place stand in one plan.
const plansAt = new Map<string, Promise<string>>();
function planAt(stage: Stage, { place }: Cell): Promise<string> {
  const held = plansAt.get(place.path) ?? putPlan(stage, { place });
  plansAt.set(place.path, held);
  return held;
}

async function putCommitment(stage: Stage, cell: Cell, kind: 'target' | 'task', row: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const [{ [kind]: from }, id] = [await modelOf(stage), randomUUID()];
  await stage.copy('commitment', { id: from }, { id, plan_id: await planAt(stage, cell), item_id: randomUUID().slice(0, 30), version: 1, state: 'open', ...standing(cell.place), ...row });
  return id;
}

const stateOf = ({ ask }: Stage, id: string) => ask<{ state: string; version: number }>(`select jsonb_build_object('state', state, 'version', version) from commitment where id = $1`, [id]);

interface Step { readonly row?: (cell: Cell) => Readonly<Record<string, unknown>>; readonly to?: string; readonly body?: object }
const claimed = { state: 'claimed', claimed_by: randomUUID(), basis: 'claimed' };

const steps: Readonly<Record<string, Step>> = {
  assign: { body: { changes: { deadline: '2026-12-01' } } }, revise: { body: { changes: { owner: '某科' } } }, progress: { body: { value: 1, note: '有进展' } }, claim: { to: 'claimed', body: { value: 12, note: '完成' } },
  confirm: { row: () => claimed, to: 'closed' }, return: { row: () => claimed, body: { note: '请补充' } }, reopen: { row: () => ({ state: 'closed' }), body: { note: '又有问题' } }, cancel: { to: 'cancelled', body: { note: '不再做' } },
  withdraw: { row: ({ who }) => ({ ...claimed, claimed_by: who.id }) }, keep: { row: () => ({ dropped_in: 1 }) },
};

const stepOn = (kind: 'target' | 'task', verb: string, { row, to = 'open', body = {} }: Step): Attempt => async (stage, cell) => {
  const id = await putCommitment(stage, cell, kind, row?.(cell));
  const answer = await cell.who.person.send('POST', `/api/${kind}s/${id}/${verb}`, { version: 1, ...body });
  return proved(answer, async () => { const now = await stateOf(stage, id); return now?.state === to && now.version === 2; });
};

// Counted in nothing, as the indicator of the stage is.
const countless = { body: { unit: '', comparator: 'ge', required: 1, metric: '行数' } };

const proofs: Attempts = {
  'target.prove': async (stage, cell) => outcomeOf(await cell.who.person.send('GET', `/api/targets/${await putCommitment(stage, cell, 'target')}/proof`)),
  'target.suggest': async (stage, cell) => {
    const id = await putCommitment(stage, cell, 'target');
    return shown(await cell.who.person.send('GET', `/api/targets/suggestions?plan=${await stage.ask<string>('select plan_id::text from commitment where id = $1', [id])}`), (rows: { id: string }[]) => rows.some((one) => one.id === id));
  },
  'target.link': (stage, cell) => stepOn('target', 'link', { row: () => countless, body: { proof: { indicator: 'open_rows', unitId: cell.place.id } } })(stage, cell),
  'target.unlink': (stage, cell) => stepOn('target', 'unlink', {})(stage, cell),
};

const ledgerOf = (kind: 'target' | 'task'): Readonly<Record<string, Attempt>> => ({
  [`${kind}.list`]: async (stage, cell) => {
    const id = await putCommitment(stage, cell, kind);
    return shown(await cell.who.person.send('GET', `/api/${kind}s?plan=${await stage.ask<string>('select plan_id::text from commitment where id = $1', [id])}`), (rows: Target[]) => rows.some((one) => one.id === id));
  },
  [`${kind}.open`]: async (stage, cell) => {
    const id = await putCommitment(stage, cell, kind);
    return shown(await cell.who.person.send('GET', `/api/${kind}s/${id}`), (view: Record<string, { id: string }>) => view[kind]?.id === id);
  },
  ...kind === 'target' ? proofs : {},
  ...Object.fromEntries(Object.entries(steps).map(([verb, step]) => [`${kind}.${verb}`, stepOn(kind, verb, step)])),
});

const plans: Attempts = {
  'plan.list': async (stage, cell) => {
    const id = await putPlan(stage, cell);
    return shown(await cell.who.person.send('GET', '/api/plans'), (rows: PlanRow[]) => rows.some((one) => one.id === id));
  },
  'plan.open': async (stage, cell) => outcomeOf(await cell.who.person.send('GET', `/api/plans/${await putPlan(stage, cell)}`)),
  'plan.compare': async (stage, cell) => outcomeOf(await cell.who.person.send('GET', `/api/plans/${await putPlan(stage, cell)}/compare`)),
  'plan.match': async (stage, cell) => {
    const id = await putPlan(stage, cell);
    return outcomeOf(await cell.who.person.send('GET', `/api/plans/${id}/match?plan=${id}`));
  },
  'plan.export': async (stage, cell) => outcomeOf(await cell.who.person.send('GET', `/api/plans/${await putPlan(stage, cell)}/ledger.xlsx`)),
  'plan.calendar': async (stage, cell) => outcomeOf(await cell.who.person.send('GET', `/api/plans/${await putPlan(stage, cell)}/deadlines.ics`)),
  'plan.upload': async (stage, { who, place }) => {
    const title = someName();
    const answer = await who.person.send('POST', '/api/plans/text', { title, text: '2026年工作计划\n一、建成学校2所。', unitId: place.id });
    return proved(answer, async () => await stage.ask('select unit_path from plan where title = $1', [title]) === place.path);
  },
  'plan.decide': async (stage, cell) => {
    const [id, { item }] = [await putPlan(stage, cell), await modelOf(stage)];
    const answer = await cell.who.person.send('POST', `/api/plans/${id}/decide`, { version: 1, decisions: [{ itemId: item, decision: 'dismiss' }] });
    return proved(answer, async () => await stage.ask('select version from plan where id = $1', [id]) === 2);
  },
  'plan.follow': async (stage, cell) => {
    const id = await putPlan(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/plans/${id}/follow`, { version: 1, follow: 'reference' }), async () => await stage.ask('select follow from plan where id = $1', [id]) === 'reference');
  },
  'ledger.assign': async (stage, cell) => {
    const id = await putCommitment(stage, cell, 'target');
    const answer = await cell.who.person.send('POST', '/api/ledger/assign', { items: [{ id, version: 1 }], changes: { deadline: '2026-12-01' } });
    return proved(answer, async () => (await stateOf(stage, id))?.version === 2);
  },
};

/** Plans, targets, tasks. */
export const planAttempts: Attempts = { ...plans, ...ledgerOf('target'), ...ledgerOf('task') };
