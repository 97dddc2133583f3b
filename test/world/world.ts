/*
 * One small fictional county for every story: the sample county's people and units on a real PostgreSQL, spoken to
 * through HTTP. The clock is handed in and moves only when a story moves it.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { buildServer } from '../../src/api/server.ts';
import type { Runtime } from '../../src/app/runtime.ts';
import { seedPeople } from '../../src/app/sample/open-sample-county.ts';
import { readSampleCounty, type SampleCounty } from '../../src/catalog/sample-county.ts';
import { openDatabase } from '../../src/db/database.ts';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import { makeFieldSeal } from '../../src/db/registers/field-seal.ts';
import type { BalanceBook } from '../../src/domain/balance/balance-book.ts';
import type { IndicatorDefinition } from '../../src/domain/indicator/definition.ts';
import type { DocumentTemplate } from '../../src/domain/report/template.ts';
import type { Catalogue, RegisterDefinition } from '../../src/domain/register/definition.ts';
import { readDocument } from '../../src/office/read-document.ts';
import { useDatabase, type TestDatabase } from '../cluster/use-database.ts';
import { BEGINNING, builtIn, withBuiltIn } from './built-in.ts';

export interface Answer { readonly status: number; readonly body: never; readonly headers: Readonly<Record<string, unknown>>; readonly raw: Buffer }

/** A person at a browser. */
export interface Person {
  readonly get: <T>(path: string) => Promise<T>;
  readonly send: (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends and expects success; answers the body. */
  readonly do: <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<T>;
  readonly upload: (path: string, file: { name: string; bytes: Uint8Array }, fields?: Record<string, string>) => Promise<Answer>;
}

export interface World {
  readonly db: TestDatabase;
  readonly sample: SampleCounty;
  readonly runtime: Runtime;
  readonly api: Api;
  readonly clock: { now: Date };
  /** Signs in as a person of the sample county by name. */
  readonly as: (name: string) => Promise<Person>;
  readonly nobody: Person;
  readonly log: string[];
}

/** Opens the county for a test file, with the registers given, or a whole catalogue. Call it once, at the top; read it inside tests and hooks. */
export function useWorld(options: { readonly sample?: boolean; readonly empty?: boolean; readonly registers?: readonly RegisterDefinition[]; readonly indicators?: readonly IndicatorDefinition[]; readonly documents?: readonly DocumentTemplate[]; readonly balance?: readonly BalanceBook[]; readonly catalogue?: () => Promise<Catalogue> } = {}): World {
  const db = useDatabase(options.catalogue === builtIn ? withBuiltIn : undefined);
  const world: { -readonly [key in keyof World]?: World[key] } = { db, clock: { now: new Date(BEGINNING) }, log: [] };
  beforeAll(async () => {
    const lines = world.log ?? [];
    const database = openDatabase(db.appUrl, (error) => lines.push(error.message));
    const owner = openDatabase(db.ownerUrl, (error) => lines.push(error.message), 2);
    const catalogue = await options.catalogue?.() ?? { registers: new Map((options.registers ?? []).map((one) => [one.key, one])), codeLists: new Map(), limits: new Map(), indicators: new Map((options.indicators ?? []).map((one) => [one.key, one])), documents: new Map((options.documents ?? []).map((one) => [one.key, one])), balance: new Map((options.balance ?? []).map((one) => [one.rules.key, one])) };
    const apply: Runtime['registers']['apply'] = (definitions) => applyRegisters(db.ownerUrl, definitions, new Date(world.clock?.now ?? 0));
    if (options.catalogue !== builtIn) await apply([...catalogue.registers.values()]);
    const runtime: Runtime = {
      catalogue, registers: { apply, owner, seal: makeFieldSeal({ current: 1, keys: new Map([[1, randomBytes(32)]]), lookup: randomBytes(32) }) }, database, clock: () => new Date(world.clock?.now ?? 0), newId: randomUUID, sample: options.sample ?? true, documents: readDocument,
      log: {
        info: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
        error: (event, failure, fields) => lines.push(JSON.stringify({ event, ...fields, message: String(failure) })),
      },
    };
    const sample = await readSampleCounty(2026);
    if (!options.empty) await seedPeople(runtime, sample);
    const api = await buildServer(runtime, { webRoot: null, trustProxy: false });
    Object.assign(world, { sample, runtime, api, nobody: personWith(api, ''), as: (name: string) => signIn(api, name) });
  });
  afterAll(async () => {
    await world.api?.close();
    await world.runtime?.database.close();
    await world.runtime?.registers.owner.close();
  });
  return world as World;
}

/** Signs in at this server as a person of the sample county. */
export async function signIn(api: Api, name: string): Promise<Person> {
  return personWith(api, await openSession(api, name));
}

/** Opens a session for a person of the sample county; answers its cookie. */
export async function openSession(api: Api, name: string): Promise<string> {
  const nobody = personWith(api, '');
  const people = await nobody.get<{ account: string; name: string }[]>('/api/session/sample');
  const account = people.find((person) => person.name === name)?.account;
  expect(account, `the county has nobody named ${name}`).toBeDefined();
  const answer = await nobody.send('POST', '/api/session/sample', { account });
  expect(answer.status).toBe(201);
  return cookieOf(answer);
}

/** The session cookie an answer sets. */
export function cookieOf(answer: Answer): string {
  const set = answer.headers['set-cookie'];
  const first = Array.isArray(set) ? String(set[0]) : String(set);
  return first.split(';')[0] ?? '';
}

/** Somebody with this cookie. */
export function personWith(api: Api, cookie: string, held: Readonly<Record<string, string>> = {}): Person {
  const send: Person['send'] = async (method, path, body, headers = {}) => {
    const answer = await api.inject({
      method, url: path, headers: { ...(cookie === '' ? {} : { cookie }), ...held, ...headers }, ...(body === undefined ? {} : { payload: body as object }),
    });
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return { status: answer.statusCode, body: (isJson && answer.body ? JSON.parse(answer.body) : answer.body) as never, headers: answer.headers, raw: answer.rawPayload };
  };
  const succeed = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
    const answer = await send(method, path, body);
    expect(answer.status, `${method} ${path} answered ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
  const upload: Person['upload'] = (path, file, fields = {}) => {
    const form = multipart(file, fields);
    return send('POST', path, form.body, { 'content-type': form.type });
  };
  return { get: (path) => succeed('GET', path), do: succeed, send, upload };
}

function multipart(file: { name: string; bytes: Uint8Array }, fields: Record<string, string>): { body: Buffer; type: string } {
  const boundary = `----${randomUUID()}`;
  const text = Object.entries(fields).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('');
  const head = `${text}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return { body: Buffer.concat([Buffer.from(head), Buffer.from(file.bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` };
}

/** Another system with this token. */
export const systemWith = (api: Api, token: string): Person => personWith(api, '', { authorization: `Bearer ${token}` });

/** Expects a refusal with this code. */
export function expectProblem(answer: Answer, code: string): void {
  expect(answer.body, `status ${answer.status}`).toMatchObject({ code });
}
