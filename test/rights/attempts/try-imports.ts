/* Imports and the files of others: every import was brought by the bureau’s office, and is tried by everybody. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FindingsPage, ImportRowView, ImportView, UndoForesight } from '../../../src/contract/import.ts';
import type { Cell } from '../cells.ts';
import type { Place, Stage } from '../stage.ts';
import { outcomeOf, proved, registerOf, shown, someName, type Attempts } from './attempt.ts';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const table = (name: string): Buffer => Buffer.from(`name,amount\n${name},1\n${name}b,x\n`);
const office = ({ people }: Stage) => people.filter(({ name }) => name === 'office@').map(({ person }) => person);

const settled = new Set(['checked', 'done', 'undone', 'failed', 'stopped']);
const stateOf = (stage: Stage, id: string) => stage.ask<string>('select state from record_import where id = $1', [id]);
async function settle(stage: Stage, id: string): Promise<void> {
  for (let tries = 0; tries < 500 && !settled.has(await stateOf(stage, id) ?? ''); tries += 1) await pause(10);
}

// One import for each place and level, taken back to the state it is wanted in before it is tried.
const brought = new Map<string, Promise<string>>();

async function bring(stage: Stage, place: Place, level: number): Promise<string> {
  const register = registerOf(level);
  if (place.foreign) {
    const near = await importAt(stage, stage.place('cg/'), level);
    const id = randomUUID();
    await stage.copy('record_import', { id: near }, { id, county: place.county, unit_id: place.id, unit_path: place.path });
    return id;
  }
  const [sender] = office(stage);
  if (!sender) throw new Error('nobody sits in the office');
  const { body } = await sender.upload('/api/imports/file', { name: '表.csv', bytes: table(someName()) }, { register, unitId: place.id, reach: 'unit' });
  const { id } = body as ImportRowView;
  await settle(stage, id);
  return id;
}

function importAt(stage: Stage, place: Place, level: number): Promise<string> {
  const key = `${place.path} ${level}`;
  const held = brought.get(key) ?? bring(stage, place, level);
  brought.set(key, held);
  return held;
}

async function inState(stage: Stage, { place, level }: Cell, state: string): Promise<string> {
  const id = await importAt(stage, place, level);
  await stage.owner.query(`update record_import set state = $2, failure = null where id = $1`, [id, state]);
  return id;
}

// What is refused leaves the import as it was.
async function worked(stage: Stage, cell: Cell, { from, verb, to, body }: { readonly from: string; readonly verb: string; readonly to: string; readonly body?: object }) {
  const id = await inState(stage, cell, from);
  const answer = await cell.who.person.send('POST', `/api/imports/${id}/${verb}`, body);
  if (answer.status === 202) await settle(stage, id);
  return proved(answer, async () => await stateOf(stage, id) === to && from !== to);
}

const begun = async (stage: Stage, person: string, unit: string): Promise<number> =>
  await stage.ask<number>('select count(*)::int from record_import where created_by = $1 and unit_id = $2', [person, unit]) ?? 0;

/** Imports. */
export const importAttempts: Attempts = {
  'import.list': async (stage, cell) => {
    const id = await inState(stage, cell, 'checked');
    await stage.owner.query('update record_import set created_at = now() where id = $1', [id]);
    return shown(await cell.who.person.send('GET', '/api/imports'), (rows: ImportRowView[]) => rows.some((one) => one.id === id));
  },
  'import.open': async (stage, cell) => {
    const id = await inState(stage, cell, 'checked');
    return shown(await cell.who.person.send('GET', `/api/imports/${id}`), (view: ImportView) => view.id === id && view.counts.rows === 2);
  },
  'import.review': async (stage, cell) =>
    shown(await cell.who.person.send('GET', `/api/imports/${await inState(stage, cell, 'checked')}/findings`), ({ total }: FindingsPage) => total > 0),
  'import.mark': async (stage, cell) => outcomeOf(await cell.who.person.send('GET', `/api/imports/${await inState(stage, cell, 'checked')}/marked`)),
  'import.start': async (stage, { who, place, level }) => {
    const before = await begun(stage, who.id, place.id);
    const answer = await who.person.send('POST', '/api/imports', { register: registerOf(level), unitId: place.id, name: '表.csv', size: 10, digest: digestOf(Buffer.from('x')), parts: 1 });
    return proved(answer, async () => await begun(stage, who.id, place.id) > before);
  },
  'import.send': async (stage, { who, place, level }) => {
    const bytes = table(someName());
    const id = randomUUID();
    await stage.copy('record_import', { id: await importAt(stage, stage.place(place.foreign ? 'cg/' : place.key), level) },
      { id, county: place.county, unit_id: place.id, unit_path: place.path, state: 'receiving', file_size: bytes.length, file_digest: `\\x${digestOf(bytes)}` });
    const answer = await who.person.send('PUT', `/api/imports/${id}/parts/1`, bytes, { 'content-type': 'application/octet-stream', 'x-part-digest': digestOf(bytes) });
    if (answer.status < 300) await settle(stage, id);
    return proved(answer, async () => await stage.ask('select count(*)::int from record_import_part where import_id = $1', [id]) === 1);
  },
  'import.check': (stage, cell) => worked(stage, cell, { from: 'failed', verb: 'check', to: 'checked', body: {} }),
  'import.commit': (stage, cell) => worked(stage, cell, { from: 'checked', verb: 'commit', to: 'done', body: { mode: 'chosen' } }),
  'import.foresee': async (stage, cell) =>
    shown(await cell.who.person.send('GET', `/api/imports/${await inState(stage, cell, 'done')}/undo`), (view: UndoForesight) => view.kept.length === 0),
  // Only who began an import may stop it: everybody tries it with one of their own. Nobody is at work on it, so it has stopped.
  'import.stop': async (stage, cell) => {
    const id = await inState(stage, cell, 'writing');
    await stage.owner.query('update record_import set created_by = $2 where id = $1', [id, cell.who.id]);
    return proved(await cell.who.person.send('POST', `/api/imports/${id}/stop`), async () => await stateOf(stage, id) === 'stopped');
  },
  'import.undo': (stage, cell) => worked(stage, cell, { from: 'done', verb: 'undo', to: 'undone' }),
};

