/* A summary is kept: drafted, refused for a wrong sum, corrected, published by another person; then the data change and its figures do not. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DraftView } from '../../src/contract/document.ts';
import type { DocumentList, FactProof, OpenDocument, OpenDraft, OpenPublication } from '../../src/contract/kept-document.ts';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { Manuscript } from '../../src/domain/report/manuscript.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';
import { addFewClasses } from '../world/few-classes.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let leader: Person;
let units: ReadonlyMap<string, Unit>;
let document: OpenDocument;

const draftOf = ({ body }: OpenDocument): OpenDraft => { expect(body.kind).toBe('draft'); return body as OpenDraft; };
const publishedOf = ({ body }: OpenDocument): OpenPublication => { expect(body.kind).toBe('published'); return body as OpenPublication; };
const open = (who: Person) => who.get<OpenDocument>(`/api/documents/${document.id}`);
const save = (manuscript: Manuscript, version = document.version) => office.send('PUT', `/api/documents/${document.id}`, { version, manuscript });
const saved = async (manuscript: Manuscript): Promise<void> => {
  const answer = await save(manuscript);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  document = answer.body;
};
/** Only what the few classes tell: no teachers, no books. */
const shortened = (manuscript: Manuscript, sentences: readonly string[]): Manuscript => ({
  ...manuscript, blocks: [{ kind: 'heading', level: 1, text: '班额', from: 'typed' }, { kind: 'paragraph', sentences: sentences.map((text) => ({ from: 'typed', text })) }],
});
const pass = (minutes: number): void => { world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000); };

beforeAll(async () => {
  office = await world.as('周敏');
  leader = await world.as('何建国');
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
  await addFewClasses(async (unit, number, pupils, more = {}) => {
    const values = { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 0, ...more };
    expect((await office.send('POST', '/api/registers/class/records', { unitId: units.get(unit)?.id, values })).status).toBe(201);
  });
});

describe('a draft', () => {
  it('keeps sentences with figures in braces and no values, and is computed when it is opened', async () => {
    document = await office.do<OpenDocument>('POST', '/api/documents', { template: 'yearly_summary', year: 2025 });
    const { manuscript, figures, refusals } = draftOf(document);
    expect([document.title, document.state, document.version]).toEqual(['青岚县教育局2025年工作总结', 'draft', 1]);
    expect(JSON.stringify(manuscript.blocks)).toContain('共开设教学班{classes}，在班学生{class_pupils}，平均班额{class_size}。');
    expect(figures['class_pupils@county@2025-2026']).toMatchObject({ value: '180', previous: '66', unit: '人' });
    expect(refusals).toBeGreaterThan(0);
  });

  it('is edited at its newest version only, and binds its figures to indicators there are', async () => {
    const { manuscript } = draftOf(document);
    await saved(shortened(manuscript, ['共有教学班{classes}，在班学生{class_pupils}，其中小学130人，初中60人，共180人。']));
    expect(document.version).toBe(2);
    expectProblem(await save(manuscript, 1), 'P102');
    const rebound = (change: object) => ({ ...draftOf(document).manuscript, figures: manuscript.figures.map((figure) => (figure.key === 'classes' ? { ...figure, ...change } : figure)) });
    expectProblem(await save(rebound({ indicator: 'nothing_there' })), 'P103');
    expectProblem(await save(rebound({ scope: 'nowhere' })), 'P103');
    await saved(rebound({ indicator: 'large_class_count', name: '大班额', note: '按56人以上' }));
    expect(draftOf(document).figures['large_class_count@county@2025-2026']?.value).toBe('1');
    await saved({ ...draftOf(document).manuscript, figures: manuscript.figures });
  });

  it('is refused for a wrong sum, and for its own writer', async () => {
    expectProblem(await office.send('POST', `/api/documents/${document.id}/publish`, { version: document.version }), 'A110');
    const refused = await leader.send('POST', `/api/documents/${document.id}/publish`, { version: document.version });
    expectProblem(refused, 'P101');
    expect((refused.body as { zh: string }).zh).toMatch(/“一、班额”之下：.*180/);
    expectProblem(await (await world.as('林晓')).send('GET', `/api/documents/${document.id}`), 'R101');
  });
});

describe('published by another person', () => {
  it('its figures are frozen with the definition, the moment and the rows they came from', async () => {
    await saved(shortened(draftOf(document).manuscript, ['共有教学班{classes}，在班学生{class_pupils}，比上年增加114人。', '其中大班额占{large_share}。']));
    pass(5);
    document = await leader.do<OpenDocument>('POST', `/api/documents/${document.id}/publish`, { version: document.version });
    const { figures, facts, text, differences, isIntact } = publishedOf(document);
    expect([document.state, document.publishedBy, isIntact, differences]).toEqual(['published', '何建国', true, []]);
    expect(text).toContain('共有教学班4个，在班学生180人，比上年增加114人。其中大班额占25%。');
    expect(figures.find(({ indicator }) => indicator === 'class_pupils')).toMatchObject({
      ref: 'class_pupils@county@2025-2026', version: 1, period: '2025-2026', moment: world.clock.now.toISOString(), value: '180', previous: '66', rows: [{ register: 'class', rows: 4, digest: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    expect(facts.map(({ says }) => says)).toContain('large_share');
    expectProblem(await save(draftLike()), 'R202');
  });

  it('stays as it was when data change, and says what is different now', async () => {
    pass(5);
    const { records } = await office.get<RecordPageView>('/api/registers/class/records');
    const largest = records.find(({ values }) => Number(values['pupils']) === 60);
    const answer = await office.send('PATCH', `/api/registers/class/records/${largest?.id}`, { values: { pupils: 50 } }, { 'if-match': `"${largest?.version}"` });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const { text, differences } = publishedOf(await open(office));
    expect(text).toContain('在班学生180人');
    expect(differences).toContainEqual(expect.objectContaining({ published: { value: '180', text: '180人' }, now: { value: '170', text: '170人' } }));
    expect(differences).toContainEqual(expect.objectContaining({ published: { value: '25', text: '25%' }, now: { value: '0', text: '0%' } }));
  });

  it('opens a figure to its rows as they were, and says whether they are still the same', async () => {
    const fact = publishedOf(await open(office)).facts.find(({ says }) => says === 'class_pupils');
    const { figures: [proof] } = await office.get<FactProof>(`/api/documents/${document.id}/facts/${fact?.id}`);
    expect(proof).toMatchObject({ again: '180', now: '170', withheld: false, isRedefined: false, parts: [{ rowsNow: 'same', rows: 4, found: 4, value: '180' }] });
    expect(proof?.figure.explanation.zh).not.toBe('');
    const rows = await office.get<RecordPageView>(proof?.parts[0]?.records ?? '');
    expect(rows.records.map(({ values }) => Number(values['pupils'])).toSorted((one, two) => one - two)).toEqual([30, 40, 50, 60]);
    expectProblem(await office.send('GET', `/api/documents/${document.id}/facts/f999`), 'P105');
  });

  it('is corrected only by a new edition, which supersedes it', async () => {
    const next = await office.do<OpenDocument>('POST', `/api/documents/${document.id}/renew`);
    expect([next.edition, next.supersedes, draftOf(next).figures['class_pupils@county@2025-2026']?.value]).toEqual([2, document.id, '170']);
    expectProblem(await office.send('POST', `/api/documents/${document.id}/renew`), 'P104');
    const manuscript = shortened(draftOf(next).manuscript, ['共有教学班{classes}，在班学生{class_pupils}，{class_pupils.compared}。']);
    const edited = await office.do<OpenDocument>('PUT', `/api/documents/${next.id}`, { version: next.version, manuscript });
    await leader.do('POST', `/api/documents/${next.id}/publish`, { version: edited.version });
    const before = await open(office);
    expect([before.state, publishedOf(before).supersededBy, publishedOf(before).text.includes('180人')]).toEqual(['superseded', next.id, true]);
    const { documents } = await office.get<DocumentList>('/api/documents?year=2025');
    expect(documents.map(({ state, edition }) => [state, edition])).toEqual(expect.arrayContaining([['superseded', 1], ['published', 2]]));
    const { rows } = await (await world.as('马清')).get<AuditPage>('/api/audit?action=document.publish');
    expect(rows[0]).toMatchObject({ outcome: 'done', objectKind: 'document', details: { digest: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  });
});

/** An indicator as the county writes it. */
const own = (formula: string, value: number): string => Object.entries({
  key: 'own_boarder_share', name: '寄宿占比', en: 'Share who board', measure: '"%"', decimals: '1', better: 'neither', time: 'school_year', formula, examples: `[{ value: ${value}, rows: { class: [{ pupils: 40, boarders: 10 }, { pupils: 60, boarders: 0 }] } }]`,
}).map(([key, text]) => `${key}: ${text}\n`).join('');
const putInForce = async (written: string, version: number): Promise<void> => {
  const { id } = await office.do<{ id: string }>('POST', '/api/indicators/own/proposals', { written, version, ...(version > 0 && { changing: 'own_boarder_share' }) });
  await leader.do('POST', `/api/indicators/own/proposals/${id}/approve`);
};
const factOf = (says: string) => publishedOf(document).facts.find((fact) => fact.says.startsWith(says));

describe('what was promised, and what the county counts itself', () => {
  beforeAll(async () => {
    const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: '青岚县教育局2025年工作要点\n一、规模\n全县在班学生达到200人以上。全县大班额控制在2个以内。' });
    const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const { version } = await office.do<{ version: number }>('POST', `/api/plans/${plan.id}/follow`, { version: opened.plan.version, follow: 'supervise' });
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version, decisions: opened.items.filter(({ kind }) => kind === 'target').map(({ itemId }) => ({ itemId, decision: 'confirm' })) });
    for (const target of await office.get<Target[]>(`/api/targets?plan=${plan.id}`)) {
      await office.do('POST', `/api/targets/${target.id}/link`, { version: target.version, proof: { indicator: target.unit === '人' ? 'class_pupils' : 'large_class_count', unitId: units.get('青岚县教育局')?.id } });
    }
    await putInForce(own('sum(class.boarders) / sum(class.pupils)', 10), 0);
  });

  it('are told by templates, and next year starts from what registers show', async () => {
    expect((await office.do<DraftView>('POST', '/api/documents/yearly_summary/draft', { year: 2025 })).text).toContain('年初提出不超过2个的目标已经实现。');
    const { text, document: { facts } } = await office.do<DraftView>('POST', '/api/documents/next_plan/draft', { year: 2025 });
    expect(facts.filter(({ refs }) => refs.some((ref) => ref.startsWith('target:'))).map((fact) => fact.text)).toContain('170人');
    expect(text).not.toContain('大班额控制在');
  });

  it('stand in a draft, in its editor and in what is published', async () => {
    document = await office.do<OpenDocument>('POST', '/api/documents', { template: 'yearly_summary', year: 2025 });
    expect(draftOf(document).figures['class_pupils@county@2025-2026']).toMatchObject({ value: '170', target: '200' });
    const manuscript = shortened(draftOf(document).manuscript, ['在班学生目标{class_pupils.target}，完成{class_pupils.completion}，还差{class_pupils.gap}，寄宿占{large_share}。']);
    await saved({ ...manuscript, figures: manuscript.figures.map((figure) => (figure.key === 'large_share' ? { ...figure, indicator: 'own_boarder_share', name: '寄宿占比' } : figure)) });
    document = await leader.do<OpenDocument>('POST', `/api/documents/${document.id}/publish`, { version: document.version });
    expect(publishedOf(document).text).toContain('在班学生目标200人，完成85%，还差30人，寄宿占0%。');
    expect(publishedOf(document).differences).toEqual([]);
    expect(publishedOf(document).figures.map(({ indicator, target }) => [indicator, target])).toEqual([['class_pupils', '200'], ['own_boarder_share', null]]);
  });

  it('and open by the version they were published with, whatever is in force now', async () => {
    await putInForce(own('sum(class.pupils) / count(class) / 100', 50), 1);
    const { figures: [proof] } = await office.get<FactProof>(`/api/documents/${document.id}/facts/${factOf('large_share')?.id}`);
    expect(proof).toMatchObject({ again: '0', isRedefined: true, figure: { version: 1 }, parts: [{ rowsNow: 'same', value: '0' }, { rowsNow: 'same', value: '170' }] });
    expect(Number(proof?.now)).toBe(42.5);
  });
});

const draftLike = (): Manuscript => ({ title: '改', addressee: '', length: 5000, figures: [], blocks: [] });
