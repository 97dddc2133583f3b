/*
 * An import of 150,000 pupils in fifteen columns of an .xlsx: every cell read and checked (ID check digits, code lists,
 * classes, what stands twice), written with history and audit. Beside it the floor of the same run: the same reader over
 * the same file, and COPY into a bare table, one after the other and both at once. Then others read lists while a file is
 * imported. `--rows=` takes fewer.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { ImportView } from '../src/contract/import.ts';
import type { Unit } from '../src/contract/unit.ts';
import { thrift } from '../bin/project.mjs';
import { startEmbedded } from '../src/db/embedded/start-embedded.ts';
import type { SheetLayout } from '../src/domain/register/sheet-layout.ts';
import { shownOf } from '../src/domain/register/typed.ts';
import { checkOfId } from '../src/domain/register/text-formats/id-number.ts';
import { openWorkbook } from '../src/office/workbook/open-workbook.ts';
import { writeLayout } from '../src/office/workbook/write-layout.ts';
import { pidsOf, processorSeconds } from './processor-time.ts';

const ROWS = Number(/--rows=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 150_000);
const LIMITS = { ratio: 2.5, memoryMb: 600, list: 3 };
const CLASSES_A_SCHOOL = 60;
// Somebody opens a page so often while a file is checked or imported: up to twenty times a second.
const PAGE_EVERY_MS = 50;
// Who waits for an import asks so often how far it is; a page every 700 ms.
const SETTLED_EVERY_MS = 100;
const headings = ['单位', '学籍号', '姓名', '性别', '出生日期', '身份证号', '班级', '入学日期', '寄宿', '留守儿童', '随迁子女', '民族', '住址', '监护人', '监护人电话'];

const failures: string[] = [];
function report(name: string, value: number, unit: string, limit?: number): void {
  const mark = limit === undefined ? ' ' : value <= limit ? '✓' : '✗';
  console.log(`${mark} ${name}: ${value.toFixed(2)} ${unit}${limit === undefined ? '' : ` (limit ${limit} ${unit})`}`);
  if (mark === '✗') failures.push(name);
}

interface Asking { readonly url: string; readonly cookie: string }

async function ask<T>({ url, cookie }: Asking, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(url + path, { method, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${said}`);
  return JSON.parse(said) as T;
}

async function signIn(url: string, name: string): Promise<Asking> {
  const people = await ask<{ account: string; name: string }[]>({ url, cookie: '' }, 'GET', '/api/session/sample');
  const answer = await fetch(`${url}/api/session/sample`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: people.find((one) => one.name === name)?.account }) });
  return { url, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

function idNumber(index: number): { readonly id: string; readonly born: string } {
  const born = new Date(Date.UTC(2012, 0, 1) + (index % 2000) * 86_400_000).toISOString().slice(0, 10);
  const digits = `${350000 + Math.floor(index / 1_800_000)}${born.replaceAll('-', '')}${String(Math.floor(index / 2000)).padStart(3, '0')}`;
  return { id: digits + checkOfId(digits), born };
}

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const given = [...'子轩浩宇梓涵雨桐诗琪思远佳怡欣妍嘉懿奕辰若曦景行知远明哲'];

function* pupils(schools: readonly string[], first: number): Generator<{ cells: string[] }> {
  for (let index = first; index < first + ROWS; index += 1) {
    const { id, born } = idNumber(index);
    const name = `${surnames[index % 20]}${given[index % 28]}${given[(index * 7) % 28]}`;
    const [grade, number] = [index % 6, Math.floor(index / 6) % 10 + 1];
    yield { cells: [
      schools[index % schools.length] ?? '', `G${id}`, name, index % 2 ? '男' : '女', born, id, `2025-2026 ${'一二三四五六'[grade]}年级${number}班`, '2025-09-01',
      index % 5 ? '否' : '是', '否', '否', '汉族', `青岚县第${index % 90 + 1}村${index % 400 + 1}号`, `${surnames[(index * 3) % 20]}家长`, `138${String(index % 100_000_000).padStart(8, '0')}`,
    ] };
  }
}

async function writeFile(path: string, schools: readonly string[], first: number): Promise<void> {
  const layout: SheetLayout = {
    name: '学生', hidden: false, columns: headings.map((key) => ({ key, width: 12, format: { kind: 'text' }, hidden: false, look: 'plain' })),
    rows: [headings.map((typed) => ({ typed, look: 'heading' }))], hiddenRows: [], headingRow: 1, frozenColumns: 0, spareRows: 0, guarded: false, filter: false,
  };
  await pipeline(await writeLayout({ title: '学生', sheets: [layout] }, new Map([[0, { rows: pupils(schools, first) }]])), createWriteStream(path));
}

interface Floor { /** Reading alone, COPY alone, and both at once, in seconds. */ readonly read: number; readonly copy: number; readonly both: number; readonly processor: number }

/** What the floor takes: the same reader, and COPY of its rows into a table without index, trigger or right. */
async function floor(ownerUrl: string, path: string): Promise<Floor> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const bare = `bare (${headings.map((_, index) => `c${index} text`).join(', ')})`;
  async function* lines(): AsyncGenerator<string> {
    const workbook = await openWorkbook({ name: 'floor.xlsx', bytes: await readFile(path) });
    for await (const { rows } of workbook.rows(0)) yield rows.map(({ cells }) => `${headings.map((_, index) => shownOf(cells[index] ?? null)).join('\t')}\n`).join('');
    workbook.close();
  }
  const copy = async (from: AsyncIterable<string> | Iterable<string>): Promise<void> => {
    await client.query(`create table ${bare}`);
    await pipeline(Readable.from(from), client.query(copyFrom('copy bare from stdin')));
    await client.query('drop table bare');
  };
  const both = await timed(() => copy(lines()));
  const read = await timed(async () => {
    const workbook = await openWorkbook({ name: 'floor.xlsx', bytes: await readFile(path) });
    for await (const batch of workbook.rows(0)) if (batch.rows.length === 0) break;
    workbook.close();
  });
  const kept: string[] = [];
  for await (const some of lines()) kept.push(some);
  const copied = await timed(() => copy(kept));
  await client.end();
  return { read: read.seconds, copy: copied.seconds, both: both.seconds, processor: both.processor };
}

async function untilSettled(who: Asking, id: string): Promise<ImportView> {
  for (;;) {
    const view = await ask<ImportView>(who, 'GET', `/api/imports/${id}`);
    if (['checked', 'done', 'undone', 'failed'].includes(view.state)) return view;
    await pause(SETTLED_EVERY_MS);
  }
}

/** The ninety-ninth of a hundred times of a list request, in ms, while `until` is not over; at least `least` requests. */
async function listTimes(who: Asking, until: () => boolean, least: number): Promise<number> {
  const times: number[] = [];
  while (!until() || times.length < least) {
    const began = performance.now();
    await ask(who, 'GET', '/api/registers/class/records?limit=50');
    times.push(performance.now() - began);
    await pause(PAGE_EVERY_MS);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN;
}

/** Memory of these processes' status lines together, in MB; of one that has just ended, nothing. */
function residentMb(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      return sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);
}

/** Watches the server and all its children; answers the most they held at once, together and the server alone. */
function watchPeak(server: number): () => { readonly whole: number; readonly alone: number; readonly parts: string } {
  let [whole, alone, parts] = [0, 0, ''];
  const timer = setInterval(() => {
    const family = pidsOf(server);
    const now = residentMb(family);
    if (now > whole) parts = family.map((pid) => residentMb([pid]).toFixed(0)).join(' + ');
    whole = Math.max(whole, now);
    alone = Math.max(alone, residentMb([server]));
  }, 250);
  return () => {
    clearInterval(timer);
    return { whole, alone, parts };
  };
}

async function makeClasses(who: Asking, schools: readonly Unit[]): Promise<void> {
  for (const school of schools) {
    for (let index = 0; index < CLASSES_A_SCHOOL; index += 1) {
      await ask(who, 'POST', '/api/registers/class/records', { unitId: school.id, values: { school_year: '2025-2026', stage: 'primary', grade: `g${index % 6 + 1}`, number: Math.floor(index / 6) + 1, pupils: 45 } });
    }
  }
}

const digest = (part: Uint8Array): string => createHash('sha256').update(part).digest('hex');

async function upload(who: Asking, path: string, unitId: string, until: 'checked' | 'written'): Promise<string> {
  const bytes = await readFile(path);
  const size = 4 * 1024 * 1024;
  const parts = Math.ceil(bytes.length / size);
  const { id } = await ask<{ id: string }>(who, 'POST', '/api/imports', { register: 'pupil', unitId, reach: 'below', name: '学生.xlsx', size: bytes.length, digest: digest(bytes), parts });
  for (let no = 1; no <= parts; no += 1) {
    const part = bytes.subarray((no - 1) * size, no * size);
    const answer = await fetch(`${who.url}/api/imports/${id}/parts/${no}?until=${until}`, { method: 'PUT', headers: { cookie: who.cookie, 'content-type': 'application/octet-stream', 'x-part-digest': digest(part) }, body: part });
    if (!answer.ok) throw new Error(await answer.text());
  }
  return id;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly processor: number; readonly value: T }> {
  const [began, used] = [performance.now(), processorSeconds(process.pid)];
  const value = await work();
  return { seconds: (performance.now() - began) / 1000, processor: processorSeconds(process.pid) - used, value };
}

/** The ninety-ninth of a hundred times of a list request while this is done. */
async function listsDuring(who: Asking, work: () => Promise<unknown>): Promise<number> {
  let over = false;
  const times = listTimes(who, () => over, 20);
  await work().finally(() => { over = true; });
  return times;
}

/** Uploads the file and has it checked or written; all its rows must be new. */
async function send(who: Asking, path: string, unitId: string, until: 'checked' | 'written'): Promise<void> {
  const { state, counts, failure, groups, blocks } = await untilSettled(who, await upload(who, path, unitId, until));
  if (state !== (until === 'checked' ? 'checked' : 'done') || counts.added !== ROWS) throw new Error(JSON.stringify({ state, counts, failure, groups: groups.slice(0, 3), blocks }));
}

async function measure(ownerUrl: string, server: ChildProcess, url: string, folder: string): Promise<void> {
  const office = await signIn(url, '周敏');
  const units = await ask<Unit[]>(office, 'GET', '/api/units');
  const schools = units.filter(({ kind }) => kind === 'school');
  const bureau = units.find(({ kind }) => kind === 'bureau')?.id ?? '';
  await makeClasses(office, schools);
  const [path, other] = [join(folder, 'pupils.xlsx'), join(folder, 'others.xlsx')];
  await writeFile(path, schools.map(({ name }) => name), 0);
  await writeFile(other, schools.map(({ name }) => name), ROWS);
  console.log(`  ${ROWS} rows × ${headings.length} columns, ${((await stat(path)).size / 1024 / 1024).toFixed(1)} MB`);
  const bare = await floor(ownerUrl, path);
  const sum = bare.read + bare.copy;
  report('floor: the same reader, then COPY into a bare table', sum, 's');
  report('  of it reading', bare.read, 's');
  report('  both at once', bare.both, 's');
  const peak = watchPeak(server.pid ?? 0);
  const idle = await listTimes(office, () => true, 200);
  report('list, 99th of 100, idle', idle, 'ms');
  report('  while a file is checked', await listsDuring(office, () => send(office, path, bureau, 'checked')) / idle, '× idle', LIMITS.list);
  // Like the floor with the machine to itself.
  const written = await timed(() => send(office, path, bureau, 'written'));
  report('import: uploaded, checked and written with history and audit', written.seconds, 's');
  report('  to the floor', written.seconds / sum, '×', LIMITS.ratio);
  report('  to reading and COPY at once', written.seconds / bare.both, '×');
  report('  in seconds of processor', written.processor, 's');
  report('  to those of the floor', written.processor / bare.processor, '×');
  report('list, 99th of 100, while another file is imported', await listsDuring(office, () => send(office, other, bureau, 'written')) / idle, '× idle', LIMITS.list);
  const { whole, alone, parts } = peak();
  report(`peak memory of the server and its children together (${parts})`, whole, 'MB', LIMITS.memoryMb);
  report('  of the server alone', alone, 'MB');
}

const folder = await mkdtemp(join(tmpdir(), 'xuezheng-bench-'));
await chmod(folder, 0o755);
const database = await startEmbedded(join(folder, 'data'));
const server = spawn(process.execPath, [...thrift, join(import.meta.dirname, 'import-server.ts'), database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const lines = createInterface({ input: server.stdout });
  const { value: url } = await lines[Symbol.asyncIterator]().next() as { value: string };
  await measure(database.url, server, url, folder);
} finally {
  server.kill('SIGTERM');
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failures.length > 0 ? 1 : 0;
