/* The description of the API as the page reads it: operations by subject, schemas with their references followed. */

/** A piece of JSON Schema as far as the page shows it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** What people call the codes of a choice. */
  readonly 'x-names'?: Readonly<Record<string, string>>;
}

interface Content { readonly content?: { readonly 'application/json'?: { readonly schema: Schema }; readonly 'multipart/form-data'?: { readonly schema: Schema } } }

/** One parameter of an operation. */
export interface Parameter { readonly name: string; readonly in: 'path' | 'query' | 'header'; readonly required: boolean; readonly description?: string; readonly schema: Schema }

/** The file as the server sends it. */
export interface OpenApi {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags: readonly string[]; readonly summary: string; readonly description: string; readonly parameters: readonly Parameter[]; readonly requestBody?: Content; readonly responses: Readonly<Record<string, Content>>; readonly 'x-problem-codes'?: readonly string[]; readonly 'x-token-right'?: string }>>>>;
  readonly tags?: readonly { readonly name: string; readonly 'x-name': { readonly zh: string; readonly en: string } }[];
  readonly 'x-problems'?: Readonly<Record<string, { readonly status: number; readonly zh: string; readonly en: string }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation: a verb at an address. */
export interface Operation {
  readonly id: string;
  readonly verb: string;
  readonly path: string;
  readonly tag: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly answer: Schema | undefined;
  /** It takes a file, sent as a form. */
  readonly file: boolean;
  /** A system may call it with a token. */
  readonly token: boolean;
  /** The codes it may refuse with. */
  readonly codes: readonly string[];
}

/** Every operation, in the order of the file. */
export function operationsOf(api: OpenApi): readonly Operation[] {
  return Object.entries(api.paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, one]): Operation => ({
    id: `${verb}${path}`.replaceAll(/[^a-z0-9]+/gi, '-'), verb: verb.toUpperCase(), path, tag: one.tags[0] ?? '', words: { zh: one.summary, en: one.description }, parameters: one.parameters, codes: one['x-problem-codes'] ?? [], file: one.requestBody?.content?.['multipart/form-data'] !== undefined, token: one['x-token-right'] !== undefined,
    body: one.requestBody?.content?.['application/json']?.schema, answer: Object.values(one.responses).flatMap((response, at) => (at === 0 ? response.content?.['application/json']?.schema ?? [] : []))[0],
  })));
}

/** One value of a shape, flat, with how deep it stands. */
export interface SchemaRow { readonly path: string; readonly name: string; readonly depth: number; readonly required: boolean; readonly type: string; readonly meaning: string }

// Deeper than this nobody reads; and a shape may hold itself.
const DEEPEST = 4;

/** A shape as rows to read, references followed. */
export function rowsOf(api: OpenApi, schema: Schema, depth = 0, above = ''): readonly SchemaRow[] {
  const held = follow(api, schema);
  if (held.items !== undefined && depth === 0) return rowsOf(api, held.items, depth, above);
  return Object.entries(held.properties ?? {}).flatMap(([name, one]) => {
    const inner = follow(api, one);
    const path = `${above}.${name}`;
    const row: SchemaRow = { path, name, depth, required: held.required?.includes(name) === true, type: typeOf(api, inner), meaning: meaningOf(inner) };
    return depth >= DEEPEST ? [row] : [row, ...rowsOf(api, inner.items ?? inner, depth + 1, path)];
  });
}

const follow = (api: OpenApi, schema: Schema): Schema => (schema.$ref === undefined ? schema : api.components.schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] ?? {});

/** The type of a value in a word or two. */
export function typeOf(api: OpenApi, schema: Schema): string {
  const { type, format, items, anyOf, enum: codes } = follow(api, schema);
  if (anyOf !== undefined) return [...new Set(anyOf.map((one) => typeOf(api, one)))].join(' | ');
  if (items !== undefined) return `${typeOf(api, items)}[]`;
  const named = [type ?? (codes === undefined ? 'any' : 'string')].flat().filter((one) => one !== 'null').join(' | ');
  return format === undefined ? named : `${named} (${format})`;
}

const LARGEST = 2_147_483_647;

function meaningOf(schema: Schema): string {
  const { description, enum: codes, minimum, maxLength, 'x-names': names = {} } = schema;
  // The largest number there is bounds nothing.
  const maximum = schema.maximum !== undefined && schema.maximum >= LARGEST ? undefined : schema.maximum;
  const bounds = maximum === undefined ? (minimum === undefined || minimum <= 0 ? '' : `≥ ${minimum}`) : `${minimum ?? ''}–${maximum}`;
  return [description ?? '', codes === undefined ? '' : codes.filter((code) => code !== null).map((code) => [code, names[String(code)] ?? ''].join(' ').trim()).join(' | '), bounds, maxLength === undefined ? '' : `≤ ${maxLength}`].filter((part) => part !== '').join(' · ');
}

/** A value that fits, to begin from. */
export function sampleOf(api: OpenApi, schema: Schema, depth = 0): unknown {
  const held = follow(api, schema);
  const type = [held.type].flat().find((one) => one !== 'null');
  if (held.enum !== undefined) return held.enum[0];
  if (held.anyOf?.[0] !== undefined) return sampleOf(api, held.anyOf[0], depth);
  if (held.properties !== undefined) return depth > DEEPEST ? {} : Object.fromEntries(Object.entries(held.properties).map(([key, one]) => [key, sampleOf(api, one, depth + 1)]));
  if (type === 'array') return held.items === undefined || depth > DEEPEST ? [] : [sampleOf(api, held.items, depth + 1)];
  if (type === 'integer' || type === 'number') return held.minimum ?? 0;
  if (type === 'boolean') return true;
  if (type === 'object') return {};
  if (held.format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (held.format === 'date') return '2026-03-01';
  return held.pattern === undefined ? '…' : '0';
}

/** The operation as a command for a terminal. */
export function curlOf(api: OpenApi, { verb, path, parameters, body, file, token }: Operation, origin: string): string {
  const headers = parameters.filter((one) => one.in === 'header' && one.required).map(({ name }) => `  -H '${name}: "1"' \\\n`).join('');
  const sent = body === undefined ? '' : `  -H 'content-type: application/json' \\\n  -d '${JSON.stringify(sampleOf(api, body))}' \\\n`;
  const asked = parameters.filter((one) => one.in === 'query' && one.required).map(({ name, schema }) => `${name}=${String(sampleOf(api, schema))}`).join('&');
  const who = token ? `-H 'authorization: Bearer xz_…'` : '-b cookies.txt';
  return `curl ${who}${verb === 'GET' ? '' : ` -X ${verb}`} \\\n${headers}${sent}${file ? '  -F file=@table.xlsx \\\n' : ''}  '${origin}${path}${asked === '' ? '' : `?${asked}`}'`;
}
