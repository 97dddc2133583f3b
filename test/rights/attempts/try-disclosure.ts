/* Disclosure: items put at a place in the state a step begins from. */
import { randomUUID } from 'node:crypto';
import type { DisclosureList, DisclosureView } from '../../../src/contract/disclosure.ts';
import type { Cell } from '../cells.ts';
import type { Stage } from '../stage.ts';
import { outcomeOf, proved, shown, someName, type Attempt, type Attempts } from './attempt.ts';

const body = { title: '公报', blocks: [], facts: [], figures: [] };
const head = { title: '公报', category: 'report', formedOn: '2026-03-01' };

async function putItem({ put, world }: Stage, { place }: Cell, state: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return put('disclosure_item', {
    county: place.county, unit_id: place.id, unit_path: place.path, title: '公报', category: 'report', document_number: '', summary: '', formed_on: '2026-03-01', manner: 'active', manner_reason: '', kind: 'document', body: JSON.stringify(body),
    digest: 'a'.repeat(64), scan: '{"findings":[],"hard":0,"soft":0,"notes":0,"looked":0}', hard: 0, reasons: '{}', state, version: 1, created_by: randomUUID(), created_by_name: '甲', created_at: world.clock.now, changed_by: randomUUID(), withdrawn_reason: '', ...more,
  });
}

const submitted = (): object => ({ submitted_by: randomUUID(), submitted_by_name: '乙', submitted_at: '2026-03-01T00:00:00Z' });
const reviewed = (): object => ({ ...submitted(), reviewed_by: randomUUID(), reviewed_by_name: '丙', reviewed_at: '2026-03-01T00:00:00Z' });

const step = (verb: string, from: string, to: string, more: () => object = () => ({})): Attempt => async (stage, cell) => {
  const id = await putItem(stage, cell, from, { ...more() });
  const answer = await cell.who.person.send('POST', `/api/disclosure/items/${id}/${verb}`, { version: 1, note: '按规定办理' });
  return proved(answer, async () => await stage.ask('select state from disclosure_item where id = $1', [id]) === to);
};

/** Disclosure. */
export const disclosureAttempts: Attempts = {
  'numbering.read': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/settings/disclosure')),
  'numbering.change': async (stage, { who, place }) => {
    await stage.owner.query('delete from setting');
    return proved(await who.person.send('PUT', '/api/settings/disclosure', { numberRule: '{county}/{year}-{serial:4}', smallCell: 10 }), async () => await stage.ask('select count(*)::int from setting where county = $1', [place.county]) === 1);
  },
  'disclosure.list': async (stage, cell) => {
    const id = await putItem(stage, cell, 'draft');
    return shown(await cell.who.person.send('GET', '/api/disclosure/items'), ({ items }: DisclosureList) => items.some((one) => one.id === id));
  },
  'disclosure.open': async (stage, cell) => {
    const id = await putItem(stage, cell, 'draft');
    return shown(await cell.who.person.send('GET', `/api/disclosure/items/${id}`), (view: DisclosureView) => view.id === id);
  },
  'disclosure.prepare': async (stage, { who, place }) => {
    const title = someName();
    return proved(await who.person.send('POST', '/api/disclosure/items', { ...head, title, unitId: place.id, document: { ...body, title } }), async () => await stage.ask('select count(*)::int from disclosure_item where title = $1', [title]) === 1);
  },
  'disclosure.revise': async (stage, cell) => {
    const id = await putItem(stage, cell, 'draft');
    return proved(await cell.who.person.send('PUT', `/api/disclosure/items/${id}`, { ...head, title: '改过', version: 1 }), async () => await stage.ask('select title from disclosure_item where id = $1', [id]) === '改过');
  },
  'disclosure.submit': step('submit', 'draft', 'submitted'), 'disclosure.review': step('review', 'submitted', 'reviewed', submitted), 'disclosure.return': step('return', 'reviewed', 'draft', reviewed),
  'disclosure.release': step('release', 'reviewed', 'released', reviewed), 'disclosure.withdraw': step('withdraw', 'draft', 'discarded'),
};
