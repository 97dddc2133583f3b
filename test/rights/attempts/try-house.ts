/* What belongs to the house: sessions, evidence, settings, the workbench, the audit, and the designer of registers. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AuditPage } from '../../../src/contract/audit.ts';
import type { DrawingList, DrawingReport, OpenedDrawing } from '../../../src/contract/drawing.ts';
import type { OwnSessions } from '../../../src/contract/session.ts';
import { hashPassword } from '../../../src/app/session/secrets.ts';
import { personWith } from '../../world/world.ts';
import type { Cell } from '../cells.ts';
import type { Stage } from '../stage.ts';
import { outcomeOf, proved, shown, someName, type Attempts } from './attempt.ts';

/** Puts another session of the same person; answers its id and cookie. */
async function putSession({ owner, world }: Stage, { who, place }: Cell): Promise<{ readonly id: string; readonly cookie: string }> {
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  await owner.query(`insert into session (token_hash, id, county, account_id, opened_at, seen_at, idle_minutes, address, agent) values ($1, $2, $3, $4, $5, $5, 600, '', '')`,
    [createHash('sha256').update(token).digest(), id, place.county, who.id, world.clock.now]);
  return { id, cookie: `__Host-xuezheng=${token}` };
}
const isOpen = async ({ ask }: Stage, id: string): Promise<boolean> => await ask('select count(*)::int from session where id = $1', [id]) === 1;

const first = 'Gao-Shan9-liu!Shui', second = 'Liu-Shui9-gao!Shan';
const hashed = hashPassword(first);
async function putPassword({ owner, world, ask }: Stage, { who, place }: Cell): Promise<string> {
  await owner.query('delete from credential where account_id = $1', [who.id]);
  await owner.query(`insert into credential (county, account_id, hash, must_change, changed_at) values ($1, $2, $3, false, $4)`, [place.county, who.id, await hashed, world.clock.now]);
  await owner.query('insert into login_name (folded, county, account_id) select login, county, id from account where id = $1 on conflict do nothing', [who.id]);
  return await ask<string>('select login from account where id = $1', [who.id]) ?? '';
}

const sessions: Attempts = {
  'session.open': async (stage, cell) => {
    const login = await putPassword(stage, cell);
    return shown(await stage.world.nobody.send('POST', '/api/session', { login, password: first }), () => true);
  },
  'session.list': async (stage, cell) => {
    const { id } = await putSession(stage, cell);
    const all = await stage.owner.query<{ id: string }>('select id from session where account_id = $1', [cell.who.id]);
    return shown(await cell.who.person.send('GET', '/api/session/all'), (rows: OwnSessions) => rows.length === all.rows.length && rows.some((one) => one.id === id));
  },
  'session.close': async (stage, cell) => {
    const { id, cookie } = await putSession(stage, cell);
    return proved(await personWith(stage.world.api, cookie).send('DELETE', '/api/session'), async () => !await isOpen(stage, id));
  },
  'session.revoke': async (stage, cell) => {
    const { id } = await putSession(stage, cell);
    return proved(await cell.who.person.send('DELETE', `/api/session/${id}`), async () => !await isOpen(stage, id));
  },
  'password.change': async (stage, cell) => {
    await putPassword(stage, cell);
    const answer = await cell.who.person.send('PUT', '/api/session/password', { current: first, next: second });
    return proved(answer, async () => await stage.ask('select hash from credential where account_id = $1', [cell.who.id]) !== await hashed);
  },
};

const png = Buffer.concat([Buffer.from([0x89]), Buffer.from('PNG\r\n'), Buffer.from([0x1a, 0x0a])]);
const house: Attempts = {
  'workbench.open': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/workbench')),
  'calendar.read': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/settings/working-days')),
  'calendar.change': async (stage, { who, place }) => {
    await stage.owner.query('delete from setting');
    return proved(await who.person.send('PUT', '/api/settings/working-days', { year: 2027, off: ['2027-01-01'], on: [], source: '通知' }), async () => await stage.ask('select count(*)::int from setting where county = $1', [place.county]) === 1);
  },
  'reminder.read': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/settings/reminders')),
  'reminder.change': async (stage, { who, place }) => {
    await stage.owner.query('delete from setting');
    return proved(await who.person.send('PUT', '/api/settings/reminders', { before: [3], after: false }), async () => await stage.ask('select count(*)::int from setting where county = $1', [place.county]) === 1);
  },
  'setting.read': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/settings/lights')),
  'setting.change': async (stage, { who, place }) => {
    await stage.owner.query('delete from setting');
    return proved(await who.person.send('PUT', '/api/settings/lights', { nearDays: 21, behindPoints: 10 }), async () => await stage.ask('select count(*)::int from setting where county = $1', [place.county]) === 1);
  },
  'boundary.read': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/map/boundaries')),
  'boundary.keep': async (stage, { who, place }) => {
    await stage.owner.query('delete from setting');
    return proved(await who.person.send('PUT', '/api/map/boundaries', { text: '{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}' }), async () => await stage.ask('select count(*)::int from setting where county = $1', [place.county]) === 1);
  },
  'import.keeping': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/settings/imports')),
  'import.keep': async (stage, { who, place }) => {
    await stage.owner.query('delete from setting');
    return proved(await who.person.send('PUT', '/api/settings/imports', { keepDays: 21 }), async () => await stage.ask('select count(*)::int from setting where county = $1', [place.county]) === 1);
  },
  'audit.list': async (_, { who }) => shown(await who.person.send('GET', '/api/audit'), ({ rows }: AuditPage) => rows.length > 0),
  'audit.verify': async (_, { who }) => shown(await who.person.send('GET', '/api/audit/verify'), ({ intact }: { intact: boolean }) => intact),
  'file.upload': async (stage, { who }) => {
    const name = `${someName()}.png`;
    return proved(await who.person.upload('/api/files', { name, bytes: png }), async () => await stage.ask('select unit_path from file where name = $1', [name]) === who.at);
  },
  'file.open': async (stage, { who, place, level }) => {
    const id = await stage.put('file', { county: place.county, unit_path: place.path, sensitivity: level, name: 'x.png', media: 'image/png', size: png.length, sha256: createHash('sha256').update(png).digest(), bytes: png, created_by: randomUUID(), created_at: stage.world.clock.now });
    const answer = await who.person.send('GET', `/api/files/${id}`);
    return shown(answer, () => answer.raw.equals(png));
  },
};

const written = (key: string, more = ''): string =>
  `key: ${key}\nname: 物${key}\nkept_by: [school]\nworkflow: plain\nfields:\n  a: { name: 甲, type: integer }\n${more}display: { title: "{a}" }\n`;
const someKey = (): string => `k${randomUUID().slice(0, 8)}`;

// One drawn register of the office, changed by whoever may.
let drawn: Promise<string> | undefined;
async function draw({ people }: Stage): Promise<string> {
  const key = someKey();
  await people.find(({ name }) => name === 'office@')?.person.do('POST', '/api/drawings', { written: written(key) });
  return key;
}
const drawnKey = (stage: Stage): Promise<string> => { drawn ??= draw(stage); return drawn; };

const putProposal = (stage: Stage, { place }: Cell): Promise<string> => {
  const key = someKey();
  return stage.put('drawing_proposal', { county: place.county, key, base: 0, written: written(key), lists: '[]', proposed_by: randomUUID(), proposed_by_name: '甲', proposed_at: stage.world.clock.now });
};
const outcomeStored = (stage: Stage, id: string) => stage.ask<string | null>('select outcome from drawing_proposal where id = $1', [id]);

const drawings: Attempts = {
  'drawing.list': async (stage, { who }) => {
    const key = await drawnKey(stage);
    return shown(await who.person.send('GET', '/api/drawings'), ({ drawings: rows }: DrawingList) => rows.some((one) => one.key === key));
  },
  'drawing.open': async (stage, { who }) => {
    const key = await drawnKey(stage);
    return shown(await who.person.send('GET', `/api/drawings/${key}`), (view: OpenedDrawing) => view.key === key);
  },
  'drawing.check': async (_, { who }) => shown(await who.person.send('POST', '/api/drawings/check', { written: written(someKey()) }), ({ faults }: DrawingReport) => faults.length === 0),
  'drawing.guess': async (_, { who }) => outcomeOf(await who.person.upload('/api/drawings/guess', { name: '表.csv', bytes: Buffer.from('名称,数量\n甲,1\n') })),
  'drawing.propose': async (stage, { who }) => {
    const key = someKey();
    return proved(await who.person.send('POST', '/api/proposals', { written: written(key), version: 0 }), async () => await stage.ask('select count(*)::int from drawing_proposal where key = $1', [key]) === 1);
  },
  'drawing.approve': async (stage, cell) => {
    const id = await putProposal(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/proposals/${id}/approve`), async () => await outcomeStored(stage, id) === 'approved');
  },
  'drawing.decline': async (stage, cell) => {
    const id = await putProposal(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/proposals/${id}/decline`), async () => await outcomeStored(stage, id) === 'declined');
  },
  'register.draw': async (stage, { who }) => {
    const key = someKey();
    return proved(await who.person.send('POST', '/api/drawings', { written: written(key) }), async () => await stage.ask('select count(*)::int from register_definition where key = $1', [key]) === 1);
  },
  'register.change': async (stage, { who }) => {
    const key = await drawnKey(stage);
    const version = await stage.ask<number>('select max(version) from register_definition where key = $1', [key]) ?? 0;
    const answer = await who.person.send('PUT', `/api/drawings/${key}`, { written: written(key, `  ${someKey()}: { name: 乙, type: text }\n`), version });
    return proved(answer, async () => await stage.ask('select max(version) from register_definition where key = $1', [key]) === version + 1);
  },
};

const body = { where: '', unit: '', sort: '', columns: null, widths: {} };
const putView = ({ put, world }: Stage, { who, place }: Cell): Promise<string> => put('saved_view', {
  county: place.county, owner_id: who.id, owner_name: who.name, register: 'open', name: someName(), body: JSON.stringify(body), created_at: world.clock.now, changed_at: world.clock.now,
});

const views: Attempts = {
  'view.list': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/registers/open/views')),
  'view.keep': async (stage, { who }) => {
    const name = someName();
    return proved(await who.person.send('POST', '/api/registers/open/views', { name, body }), async () => await stage.ask('select owner_id::text from saved_view where name = $1', [name]) === who.id);
  },
  'view.choose': async (_, { who }) => outcomeOf(await who.person.send('PUT', '/api/registers/open/choice', { columns: ['name'], widths: {} })),
  'view.drop': async (stage, cell) => {
    const id = await putView(stage, cell);
    return proved(await cell.who.person.send('DELETE', `/api/views/${id}`), async () => await stage.ask('select dropped_at from saved_view where id = $1', [id]) !== null);
  },
  'view.share': async (stage, cell) => {
    const id = await putView(stage, { ...cell, place: { ...cell.place, county: stage.world.sample.code } });
    const answer = await cell.who.person.send('POST', `/api/views/${id}/share`, { unitId: cell.place.id });
    return proved(answer, async () => await stage.ask('select unit_path from saved_view where id = $1', [id]) === cell.place.path);
  },
};

/** The house. */
export const houseAttempts: Attempts = { ...sessions, ...house, ...drawings, ...views };
