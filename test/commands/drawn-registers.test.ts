/*
 * The real server with registers of a bureau's own: killed in the middle of a change, started with a definition that
 * does not compile any more, with one more file in its catalogue, and with one less.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { AuditVerdict } from '../../src/contract/audit.ts';
import type { DrawingList, OpenedDrawing } from '../../src/contract/drawing.ts';
import type { RecordPageView, RegisterRow, RegisterView } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { findEmbedded } from '../../src/db/embedded/start-embedded.ts';
import { fuelList, schoolBus, withField } from '../stories/school-bus.ts';
import { call, runXuezheng, signInAt, startFresh, type RunningServer, type Visitor } from './running-server.ts';

let folder: string;
let server: RunningServer;
let office: Visitor;
let clerk: Visitor;
let unitId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-drawn-'));
  await chmod(folder, 0o755);
  await restart();
  unitId = (await call<Unit[]>(office, 'GET', '/api/units')).body.find(({ name }) => name === '青岚县实验小学')?.id ?? '';
});
afterAll(async () => {
  await server.end('SIGTERM');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function restart(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  server = await startFresh(folder, environment);
  [office, clerk] = [await signInAt(server.url, '周敏'), await signInAt(server.url, '张文')];
}

/** As the owner of the schema, beside the server. */
async function asOwner<T>(work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: await findEmbedded(join(folder, 'data-sample')) });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

const draw = (written: string, lists: readonly string[] = []) => call<{ code?: string }>(office, 'POST', '/api/drawings', { written, lists });
const redraw = (version: number, written: string) => call<{ version: number }>(office, 'PUT', '/api/drawings/school_bus', { version, written, lists: [] });
const bus = { plate: '青A12345', fuel: '柴油', seats: 40, pupils: 38 };

/** What the database holds of the drawn register: its columns, the version its table follows, the versions that are kept. */
const held = () => asOwner(async (owner) => ({
  columns: (await owner.query<{ name: string }>(`select attname as name from pg_attribute where attrelid = to_regclass('own_qinglan_school_bus') and attname like 'f\\_%' and not attisdropped order by attnum`)).rows.map(({ name }) => name),
  table: (await owner.query<{ version: number }>(`select version from register_table where register = 'school_bus'`)).rows.map(({ version }) => version),
  versions: (await owner.query<{ version: number }>(`select version from register_definition where county = 'qinglan' and key = 'school_bus' order by version`)).rows.map(({ version }) => version),
  lists: (await owner.query<{ version: number }>(`select version from code_list_definition where county = 'qinglan'`)).rows.length,
}));

/** Kills the server when the tables are made and the definition is about to be kept. */
async function killWithin(change: () => Promise<unknown>): Promise<void> {
  await asOwner(async (owner) => {
    await owner.query(`create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(4); return new; end $$`);
    await owner.query('create trigger linger before insert on register_definition for each row execute function linger()');
    const answer = change().catch(() => 'lost');
    const lingers = async () => (await owner.query(`select 1 from pg_stat_activity where wait_event = 'PgSleep'`)).rows.length > 0;
    while (!await lingers()) await pause(20);
    await server.end('SIGKILL');
    expect(await answer).toBe('lost');
  });
  await restart();
  await asOwner(async (owner) => {
    await owner.query('drop trigger linger on register_definition');
    await owner.query('drop function linger()');
  });
}

describe('killed between the tables and the definition', () => {
  it('leaves nothing of a new register, and it can be drawn again', async () => {
    await killWithin(() => draw(schoolBus, [fuelList]));
    expect(await held()).toEqual({ columns: [], table: [], versions: [], lists: 0 });
    expect((await call<DrawingList>(office, 'GET', '/api/drawings')).body.drawings).toEqual([]);
    expect((await draw(schoolBus, [fuelList])).status).toBe(201);
    expect((await call(clerk, 'POST', '/api/registers/school_bus/records', { unitId, values: bus })).status).toBe(201);
  });

  it('leaves a changed register as it was, and nothing is lost', async () => {
    const second = withField('  driver: { name: 驾驶员工龄, type: integer }');
    const before = await held();
    await killWithin(() => redraw(1, second));
    expect(await held()).toEqual(before);
    const page = await call<RecordPageView>(clerk, 'GET', '/api/registers/school_bus/records');
    expect(page.body.records).toMatchObject([{ title: '青A12345', definitionVersion: 1 }]);
    expect((await redraw(1, second)).body).toMatchObject({ version: 2 });
    const auditor = await signInAt(server.url, '马清');
    expect((await call<AuditVerdict>(auditor, 'GET', '/api/audit/verify')).body).toMatchObject({ intact: true });
  });
});

describe('a drawn register that does not compile any more', () => {
  it('does not stop the start: it is set aside, told, and mended on its page', async () => {
    const { body } = await call<OpenedDrawing>(office, 'GET', '/api/drawings/school_bus');
    expect((await draw('key: lane\nname: 线路\nkept_by: [school]\nworkflow: plain\nfields: { no: { name: 线路号, type: text } }\ndisplay: { title: "{no}" }\n')).status).toBe(201);
    // What an upgrade of the program would do: a word of the language is no longer known.
    await asOwner((owner) => owner.query(`update register_definition set written = replace(written, 'pupils / seats', 'share(pupils / seats)') where county = 'qinglan' and key = 'school_bus'`));
    await server.end('SIGTERM');
    await restart();
    expect(server.said.err).toContain('D154');
    const drawings = (await call<DrawingList>(office, 'GET', '/api/drawings')).body.drawings;
    expect(drawings.map(({ key, name, setAside }) => [key, name.zh, setAside.length])).toEqual([['lane', '线路', 0], ['school_bus', '校车', 1]]);
    expect(drawings[1]?.setAside[0]).toMatchObject({ line: 13, field: 'load', zh: expect.stringContaining('share') as string });
    expect((await call<{ code: string }>(clerk, 'GET', '/api/registers/school_bus')).body.code).toBe('D154');
    expect((await call<{ code: string }>(clerk, 'GET', '/api/registers/school_bus/records')).body.code).toBe('D154');
    expect((await call<RegisterRow[]>(clerk, 'GET', '/api/registers')).body.map(({ key }) => key)).toEqual(expect.arrayContaining(['class', 'lane']));
    expect((await redraw(2, body.written.replace('pupils / seats', 'pupils / seats * 1'))).body).toMatchObject({ version: 3 });
    expect((await call<RecordPageView>(clerk, 'GET', '/api/registers/school_bus/records')).body.records).toMatchObject([{ title: '青A12345' }]);
  });
});

describe('a folder of definitions beside the built-in ones', () => {
  const tower = 'key: bell_tower\nname: 钟楼\nen: Bell towers\nkept_by: [school]\nworkflow: plain\nfields:\n  name: { name: 名称, en: Name, type: text, required: true }\n  stage: { name: 学段, en: Stage, type: choice, list: stage }\ndisplay: { title: "{name}" }\n';

  it('works on the next start, and keeps its table when it is taken away', async () => {
    const own = join(folder, 'own');
    await mkdir(join(own, 'heritage/registers'), { recursive: true });
    await writeFile(join(own, 'heritage/registers/bell-tower.yaml'), tower);
    await server.end('SIGTERM');
    await restart({ XUEZHENG_CATALOG: own });
    expect((await call<RegisterView>(clerk, 'GET', '/api/registers/bell_tower')).body).toMatchObject({ area: 'heritage', drawn: false });
    expect((await call(clerk, 'POST', '/api/registers/bell_tower/records', { unitId, values: { name: '文昌钟楼', stage: '小学' } })).status).toBe(201);
    await server.end('SIGTERM');
    await restart();
    expect((await call<{ code: string }>(clerk, 'GET', '/api/registers/bell_tower')).body.code).toBe('R101');
    const rows = await asOwner((owner) => owner.query<{ name: string }>(`select f_name as name from reg_bell_tower where county = 'qinglan'`));
    expect(rows.rows).toEqual([{ name: '文昌钟楼' }]);
  });

  it('stops the start when a file is wrong or stands twice, and when there is none, with the place', async () => {
    const wrong = join(folder, 'wrong');
    await cp(join(folder, 'own'), wrong, { recursive: true });
    await writeFile(join(wrong, 'heritage/registers/bell-tower.yaml'), tower.replace('list: stage', 'list: nowhere'));
    await writeFile(join(wrong, 'heritage/registers/class.yaml'), tower.replace('bell_tower', 'class'));
    await server.end('SIGTERM');
    const start = (catalog: string) => runXuezheng(['serve', '--sample', '--port', '0', '--data', join(folder, 'data')], { XUEZHENG_CATALOG: catalog }).ended;
    const said = await start(wrong);
    expect(said.code).toBe(1);
    expect(said.err).toMatch(/D101/);
    expect(said.err).toMatch(/bell-tower\.yaml:8:\d+ .*nowhere/);
    expect(said.err).toMatch(/class\.yaml:1:6 .*已有/);
    expect((await start(join(folder, 'nowhere'))).err).toContain('D102');
    await restart();
  });
});
