/* Documents: drafts are for those who write and publish them, what was published for all who see the unit. */
import { randomUUID } from 'node:crypto';
import type { DocumentList, FactProof, OpenDocument } from '../../../src/contract/kept-document.ts';
import type { Manuscript } from '../../../src/domain/report/manuscript.ts';
import type { Publication } from '../../../src/domain/report/publication.ts';
import type { Cell } from '../cells.ts';
import type { Stage } from '../stage.ts';
import { outcomeOf, proved, registerOf, shown, type Attempts } from './attempt.ts';

const figureOf = (level: number) => ({ key: 'all', name: '全部', indicator: `${registerOf(level)}_rows`, scope: 'county', time: 'as_of' as const, unit: '行', shown: '行' });
const bodyOf = (level: number): Manuscript => ({ title: '简报', addressee: '', length: 5000, figures: [figureOf(level)], blocks: [{ kind: 'paragraph', sentences: [{ from: 'typed', text: '一切照旧。' }] }] });

async function putDraft(stage: Stage, { place, level }: Cell, more: object = {}): Promise<string> {
  const at = stage.world.clock.now;
  const writer = { created_by: randomUUID(), created_by_name: '甲', created_at: at, changed_by: randomUUID(), changed_by_name: '甲', changed_at: at };
  return stage.put('document', { county: place.county, unit_id: place.id, unit_path: place.path, sensitivity: level, template: 'none', template_version: 1, year: 2026, title: '简报', state: 'draft', edition: 1, version: 1, body: JSON.stringify(bodyOf(level)), ...writer, ...more });
}

async function putPublished(stage: Stage, cell: Cell): Promise<string> {
  const { place, level } = cell;
  const at = stage.world.clock.now;
  const by = randomUUID();
  const id = await putDraft(stage, cell, { state: 'published', published_by: by, published_by_name: '乙', published_at: at });
  const fact = { id: 'f001', refs: [], slot: { kind: 'figure', figure: 'all', aspect: 'value' }, yearsBack: 0, value: null, text: '7行' } as const;
  const body: Publication = {
    tree: { template: 'none', version: 1, context: { year: 2026, asOf: '2026-03-02', office: '甲', area: '全县' }, title: [{ text: '简报' }], addressee: '', blocks: [], facts: [fact] }, publishedOn: '2026-03-02', figures: [], bindings: [], remarks: 0,
  };
  // The table has no id of its own.
  await stage.ask('insert into document_publication (county, document_id, unit_path, sensitivity, body, digest, by_id, by_name, at) values ($1, $2, $3, $4, $5, repeat(\'a\', 64), $6, \'乙\', $7)', [place.county, id, place.path, level, JSON.stringify(body), by, at]);
  return id;
}

const stateOf = (stage: Stage, id: string) => stage.ask<string>('select state from document where id = $1', [id]);

/** Documents that are kept. */
export const documentAttempts: Attempts = {
  'document.list': async (stage, cell) => {
    const id = await putPublished(stage, cell);
    return shown(await cell.who.person.send('GET', '/api/documents'), ({ documents }: DocumentList) => documents.some((one) => one.id === id));
  },
  'document.open': async (stage, cell) => {
    const id = await putPublished(stage, cell);
    return shown(await cell.who.person.send('GET', `/api/documents/${id}`), (opened: OpenDocument) => opened.id === id && opened.body.kind === 'published');
  },
  'document.drill': async (stage, cell) => shown(await cell.who.person.send('GET', `/api/documents/${await putPublished(stage, cell)}/facts/f001`), ({ fact }: FactProof) => fact.text === '7行'),
  'document.export': async (stage, cell) => outcomeOf(await cell.who.person.send('GET', `/api/documents/${await putPublished(stage, cell)}/document.docx`)),
  'document.create': async (stage, { who: { person }, place, level }) => {
    const answer = await person.send('POST', '/api/documents', { template: `${registerOf(level)}_note`, unit: place.id });
    const { id } = answer.body as { readonly id?: string };
    return proved(answer, async () => id !== undefined && await stateOf(stage, id) === 'draft');
  },
  'document.edit': async (stage, cell) => {
    const id = await putDraft(stage, cell);
    return proved(await cell.who.person.send('PUT', `/api/documents/${id}`, { version: 1, manuscript: bodyOf(cell.level) }), async () => await stage.ask('select version from document where id = $1', [id]) === 2);
  },
  'document.discard': async (stage, cell) => {
    const id = await putDraft(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/documents/${id}/discard`, { version: 1 }), async () => await stateOf(stage, id) === 'discarded');
  },
  'document.renew': async (stage, cell) => {
    const id = await putPublished(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/documents/${id}/renew`), async () => await stage.ask('select count(*)::int from document where supersedes = $1', [id]) === 1);
  },
  'document.publish': async (stage, cell) => {
    const id = await putDraft(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/documents/${id}/publish`, { version: 1 }), async () => await stateOf(stage, id) === 'published');
  },
};
