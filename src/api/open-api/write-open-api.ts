/* The description of the API, OpenAPI 3.1: every route as it is registered, and each register with its own fields. */
import { z, type ZodType } from 'zod';
import { problemReply } from '../../contract/common.ts';
import { bulkRecords, bulkReply } from '../../contract/bulk.ts';
import { changeRecord, createRecord, openedRecord, recordPage, savedRecord } from '../../contract/register.ts';
import type { Words } from '../../domain/problem.ts';
import { listProblems } from '../../domain/problems/list-problems.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { DescribedRegisters } from '../../app/register/describe-registers.ts';
import { SESSION_COOKIE } from '../session-cookie.ts';
import { bulkExample } from './bulk-example.ts';
import type { DescribedRoute } from './collect-routes.ts';
import { valuesSchema, type Schema } from './field-schema.ts';
import { codesOf } from './route-codes.ts';
import { placeOfNoun, wordsOfNoun } from './noun-words.ts';
import { actionOfRoute, nounOf, wordsOfRoute } from './route-words.ts';

const isOfRecords = ({ url }: DescribedRoute): boolean => url.startsWith('/api/registers/:key/records') || url === '/api/registers/:key/bulk';

/** The description of all routes and registers. */
export function writeOpenApi(routes: readonly DescribedRoute[], described: DescribedRegisters, version: string): Schema {
  const generic = routes.filter((route) => !isOfRecords(route));
  const ofRecords = routes.filter(isOfRecords);
  return {
    openapi: '3.1.0',
    tags: tagsOf(routes, described),
    info: { title: '学政 Xuezheng', version, description: '每个台账一组地址，字段按其定义写明。先在浏览器登录，或用 POST /api/session 取得会话；其他系统用接口令牌（Authorization: Bearer xz_…），由系统管理员签发、安全管理员批准，只能做其授权所列的事。' },
    paths: pathsOf([
      ...generic.map((route) => ({ route, path: withBraces(route.url), operation: operationOf(route, wordsOfRoute(route.method, route.url), nounOf(route.url)) })),
      ...described.registers.flatMap((register) => ofRecords.map((route) => recordOperation(route, register))),
    ]),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE }, token: { type: 'http', scheme: 'bearer', description: '接口令牌 Token of a system: xz_…' } },
      schemas: { Problem: jsonOf(problemReply), ...Object.assign({}, ...described.registers.map((register) => schemasOf(register, described))) as Record<string, Schema> },
    },
    security: [{ session: [] }],
    'x-problems': Object.fromEntries(listProblems().map(({ code, status, zh, en }) => [code, { status, zh, en }])),
  };
}

const named = (name: string, { zh, en }: Words): Schema => ({ name, description: `${zh} · ${en}`, 'x-name': { zh, en } });

// Areas in the order people look for them, registers with all their addresses behind what concerns every register.
function tagsOf(routes: readonly DescribedRoute[], { registers }: DescribedRegisters): Schema[] {
  const nouns = [...new Set(routes.map(({ url }) => nounOf(url)))].toSorted((one, other) => placeOfNoun(one) - placeOfNoun(other));
  return nouns.flatMap((noun) => [named(noun, wordsOfNoun(noun)), ...noun === 'registers' ? registers.map(({ key, name }) => named(key, name)) : []]);
}

interface Described { readonly route: DescribedRoute; readonly path: string; readonly operation: Schema }

function pathsOf(all: readonly Described[]): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const { route, path, operation } of all) paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
  return paths;
}

const withBraces = (url: string): string => url.replaceAll(/:(\w+)/g, '{$1}');

const jsonOf = (shape: ZodType): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  return schema;
};

// A token may what its scopes name, and much of the system never.
function securityOf({ method, url }: Pick<DescribedRoute, 'method' | 'url'>): Schema {
  const right = actionOfRoute(method, url)?.token;
  return right === undefined ? {} : { security: [{ session: [] }, { token: [] }], 'x-token-right': right };
}

// A file and its fields; the other routes take JSON.
const sentAsForm: ReadonlySet<string> = new Set(['POST /api/plans', 'POST /api/files', 'POST /api/imports/file', 'POST /api/drawings/guess']);

function operationOf(route: DescribedRoute, words: { readonly zh: string; readonly en: string }, tag: string, answer?: Schema): Schema {
  const { method, url, params, querystring, body } = route;
  const refused = { description: '拒绝：代码、中英文说明 Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  const done = method === 'POST' && !url.endsWith('/bulk') ? '201' : '200';
  return {
    tags: [tag], summary: words.zh, description: words.en, ...securityOf({ method, url }), 'x-problem-codes': codesOf(route),
    parameters: [...parametersIn('path', params), ...parametersIn('query', querystring)],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: jsonOf(body) } } } }),
    ...(sentAsForm.has(`${method} ${url}`) && { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } } } } }),
    responses: { [answer === undefined ? '2XX' : done]: { description: '成功 Done', ...(answer && { content: { 'application/json': { schema: answer } } }) }, '4XX': refused, '5XX': refused },
  };
}

function parametersIn(place: 'path' | 'query', shape: ZodType | undefined): Schema[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = jsonOf(shape) as { readonly properties?: Record<string, Schema>; readonly required?: readonly string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema }));
}

const nameOf = ({ key }: RegisterDefinition): string => key.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

function schemasOf(register: RegisterDefinition, { codeLists }: DescribedRegisters): Record<string, Schema> {
  const name = nameOf(register);
  return { [`${name}Values`]: valuesSchema(register, codeLists, 'out'), [`${name}Input`]: valuesSchema(register, codeLists, 'in') };
}

const bodies: Readonly<Record<string, ZodType>> = { POST: createRecord, PATCH: changeRecord };
const answers: Readonly<Record<string, ZodType>> = { 'POST bulk': bulkReply, 'GET records': recordPage, 'POST records': savedRecord, 'GET :id': openedRecord, 'PATCH :id': savedRecord };

function recordOperation(route: DescribedRoute, register: RegisterDefinition): Described {
  const last = route.url.split('/').at(-1) ?? '';
  const plain = last === 'records' || last === ':id';
  const name = nameOf(register);
  const words = wordsOfRoute(route.method, route.url);
  const answer = answers[`${route.method} ${last}`];
  const operation = operationOf(route, { zh: `${words.zh}：${register.name.zh}`, en: `${words.en}: ${register.name.en}` }, register.key, answer && withValues(jsonOf(answer), `${name}Values`));
  const body = last === 'bulk' ? bulkRecords : plain ? bodies[route.method] : undefined;
  return {
    route, path: withBraces(route.url.replace(':key', register.key)),
    operation: {
      ...operation, parameters: (operation['parameters'] as readonly Schema[]).filter((one) => one['name'] !== 'key').concat(headersOf(route.method, last)),
      ...(body && { requestBody: { required: true, content: { 'application/json': { schema: withValues(jsonOf(body), `${name}Input`), ...(last === 'bulk' && { example: bulkExample(register) }) } } } }),
    },
  };
}

const header = (name: string, required: boolean, description: string): Schema => ({ name, in: 'header', required, description, schema: { type: 'string' } });

function headersOf(method: string, last: string): Schema[] {
  if (method === 'POST' && (last === 'records' || last === 'bulk')) return [header('Idempotency-Key', false, last === 'bulk' ? '同一请求重发只写一次 Sent twice, it writes once' : '同一请求重发只建一条 Sent twice, it makes one record')];
  if (last === 'restore') return [header('If-Match', true, '打开记录时得到的 ETag The ETag the record was opened with')];
  return method === 'PATCH' || method === 'DELETE' ? [header('If-Match', true, '打开记录时得到的 ETag The ETag the record was opened with')] : [];
}

/** The same shape with the register's own values wherever it says `values`. */
function withValues(schema: unknown, name: string): Schema {
  return JSON.parse(JSON.stringify(schema), (key, held: unknown) => (key === 'values' && typeof held === 'object' && held !== null && 'type' in held ? refTo(name) : held)) as Schema;
}
