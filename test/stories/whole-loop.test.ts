/*
 * From register to proof, once around: a plan is read, its target is proven by what schools report, the year is written up,
 * published by another person, released by three, and anybody opens its figure. What changes afterwards changes nothing of it.
 */
import { expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { DisclosureView } from '../../src/contract/disclosure.ts';
import type { OpenDocument, OpenDraft, OpenPublication } from '../../src/contract/kept-document.ts';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { TargetSuggestions } from '../../src/contract/proof.ts';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { addFewClasses } from '../world/few-classes.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const must = <T>(value: T | undefined): T => { if (value === undefined) throw new Error('missing'); return value; };
const pass = (minutes: number): void => { world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000); };
const outside = async (url: string) => { const { statusCode: status, body: text, headers } = await world.api.inject({ url }); return { status, text, headers }; };

it('a plan’s target is proven, written up, published and made public, and stays as it was', async () => {
  const [office, section, leader] = [await world.as('周敏'), await world.as('林晓'), await world.as('何建国')];
  const units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit.id]));

  // The plan is read and its target linked to the indicator that is suggested for it.
  const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: '青岚县教育局2026年工作要点\n一、办学条件\n全县大班额比例控制在10%以内。' });
  const { items } = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
  await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions: items.filter(({ kind }) => kind === 'target').map(({ itemId }) => ({ itemId, decision: 'confirm' })) });
  const target = async (): Promise<Target> => must((await office.get<Target[]>(`/api/targets?plan=${plan.id}`))[0]);
  const [suggested] = await office.get<TargetSuggestions>(`/api/targets/suggestions?plan=${plan.id}`);
  expect(suggested?.suggestions[0]?.indicator).toBe('large_class_share');
  const unlinked = await target();
  await office.do('POST', `/api/targets/${unlinked.id}/link`, { version: unlinked.version, proof: { indicator: 'large_class_share', unitId: units.get('青岚县教育局') } });
  expect((await target()).proof).toMatchObject({ value: null, met: null });

  // Classes are reported: the figure stands beside the target, and its light turns with it.
  await addFewClasses((unit, number, pupils, more = {}) => office.do('POST', '/api/registers/class/records', { unitId: units.get(unit), values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0, ...more } }));
  expect((await target()).proof).toMatchObject({ value: 25, met: false });
  const setPupils = async (from: number, to: number): Promise<void> => {
    const { records } = await office.get<RecordPageView>('/api/registers/class/records');
    const found = must(records.find(({ values }) => Number(values['pupils']) === from));
    expect((await office.send('PATCH', `/api/registers/class/records/${found.id}`, { values: { pupils: to } }, { 'if-match': `"${found.version}"` })).status).toBe(200);
  };
  pass(5);
  await setPupils(60, 54);
  expect(await target()).toMatchObject({ proof: { value: 0, met: true }, light: { colour: 'normal', why: '台账显示已符合要求' } });

  // The year is written up; a sum that was typed wrong is refused, and so is a publication that does not exist yet.
  let document = await office.do<OpenDocument>('POST', '/api/documents', { template: 'yearly_summary', year: 2025 });
  const write = async (text: string): Promise<void> => {
    const { manuscript } = document.body as OpenDraft;
    document = await office.do<OpenDocument>('PUT', `/api/documents/${document.id}`, { version: document.version, manuscript: { ...manuscript, blocks: [{ kind: 'heading', level: 1, text: '班额', from: 'typed' }, { kind: 'paragraph', sentences: [{ from: 'typed', text }] }] } });
  };
  const publish = () => leader.send('POST', `/api/documents/${document.id}/publish`, { version: document.version });
  const head = { title: document.title, category: 'report', formedOn: '2026-03-01', unitId: units.get('基础教育科') };
  const prepare = (who: Person, documentId: string) => who.send('POST', '/api/disclosure/publications', { ...head, documentId });
  await write('在班学生{class_pupils}，其中小学134人，初中50人，共174人。');
  expectProblem(await publish(), 'P101');
  expectProblem(await prepare(office, document.id), 'R101');
  await write('在班学生{class_pupils}，其中小学124人，初中50人，共174人，大班额占{large_share}。');
  pass(5);
  expect((await publish()).status).toBe(200);
  const opened = async () => (await office.get<OpenDocument>(`/api/documents/${document.id}`)).body as OpenPublication;
  const { text, figures, digest } = await opened();
  expect(text).toContain('在班学生174人，其中小学124人，初中50人，共174人，大班额占0%。');
  const frozen = must(figures.find(({ indicator }) => indicator === 'class_pupils'));

  // Three people make it public: only who may prepare, only once published, looked through like anything else.
  expectProblem(await prepare(await world.as('张文'), document.id), 'A103');
  expectProblem(await prepare(leader, document.id), 'A103');
  const prepared = await prepare(office, document.id);
  expect(prepared.status, JSON.stringify(prepared.body)).toBe(201);
  const { id } = prepared.body as { id: string };
  const item = () => office.get<DisclosureView>(`/api/disclosure/items/${id}`);
  expect(await item()).toMatchObject({ kind: 'document', hard: 0, soft: 0, state: 'draft', unitName: '基础教育科' });
  for (const [who, verb] of [[office, 'submit'], [section, 'review'], [leader, 'release']] as const) await who.do('POST', `/api/disclosure/items/${id}/${verb}`, { version: (await item()).version, note: '' });
  const number = must((await item()).number ?? undefined);
  const { rows: audited } = await (await world.as('马清')).get<AuditPage>('/api/audit?action=disclosure.prepare');
  expect(audited.find(({ outcome }) => outcome === 'done')).toMatchObject({ objectId: id, details: { document: document.id, published: digest } });

  // Anybody finds it, opens a figure, and sees how it was counted and as of when; of people and of the house, nothing.
  expect((await outside('/public')).text).toContain(`/public/items/${number}`);
  const page = await outside(`/public/items/${number}`);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/<a href="#figure-(f\d+)">174人<\/a>[^]*id="figure-\1"/);
  for (const shown of [frozen.explanation.zh, must(frozen.rows[0]).digest, '174', '2026-03-01', '2025-2026', '青岚县教育局基础教育科']) expect(page.text).toContain(shown);
  expect(page.text).not.toMatch(/周敏|林晓|何建国|青岚县实验小学|石岭小学|bindings|typed/);
  expect(page.text).not.toContain(frozen.unit.id);
  expect([page.headers['set-cookie'], (await outside(`/api/disclosure/items/${id}`)).status, (await outside(`/api/documents/${document.id}`)).status]).toEqual([undefined, 401, 401]);

  // Registers change: what was published and made public does not, and the house is told what differs.
  pass(5);
  await setPupils(54, 57);
  expect((await target()).proof).toMatchObject({ value: 25, met: false });
  const later = await opened();
  expect([later.text, later.digest, later.isIntact]).toEqual([text, digest, true]);
  expect(later.differences).toContainEqual(expect.objectContaining({ published: { value: '174', text: '174人' }, now: { value: '177', text: '177人' } }));
  expect((await outside(`/public/items/${number}`)).text).toBe(page.text);

  // Only the newest edition is made public.
  const next = await office.do<OpenDocument>('POST', `/api/documents/${document.id}/renew`);
  const corrected = await office.do<OpenDocument>('PUT', `/api/documents/${next.id}`, { version: next.version, manuscript: { ...(next.body as OpenDraft).manuscript, blocks: [{ kind: 'paragraph', sentences: [{ from: 'typed', text: '在班学生{class_pupils}。' }] }] } });
  await leader.do('POST', `/api/documents/${next.id}/publish`, { version: corrected.version });
  expectProblem(await prepare(office, document.id), 'R202');
}, 60_000);
