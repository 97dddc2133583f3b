/*
 * The text of a drawing, changed by a form: what the author wrote by hand, comments too, stays as it is. The text is the
 * one truth; form and preview are made from it.
 */
import { isMap, isScalar, parseDocument, type Document } from 'yaml';

/** A place in a drawing. */
export type DrawingPath = readonly (string | number)[];

/** A thing with a key, and what is said of it. */
export interface DrawnPart { readonly key: string; readonly props: Readonly<Record<string, unknown>> }

/** A drawing as the form shows it; parts that are not there are empty. */
export interface DrawnForm {
  readonly top: Readonly<Record<string, unknown>>;
  readonly fields: readonly DrawnPart[];
  readonly checks: readonly Readonly<Record<string, unknown>>[];
  readonly display: Readonly<Record<string, unknown>>;
}

const isRecord = (held: unknown): held is Record<string, unknown> => typeof held === 'object' && held !== null && !Array.isArray(held);

/** The drawing as a form, or null when its text cannot be read: then only the text can mend it. */
export function formOf(text: string): DrawnForm | null {
  const document = parse(text);
  if (document === null) return null;
  const top: unknown = document.toJS({ maxAliasCount: 0 });
  if (!isRecord(top)) return null;
  const { fields, checks, display, ...rest } = top;
  return {
    top: rest, display: isRecord(display) ? display : {}, checks: Array.isArray(checks) ? checks.filter(isRecord) : [],
    fields: isRecord(fields) ? Object.entries(fields).map(([key, props]) => ({ key, props: isRecord(props) ? props : {} })) : [],
  };
}

function parse(text: string): Document | null {
  try {
    const document = parseDocument(text);
    return document.errors.length > 0 || !isMap(document.contents) ? null : document;
  } catch {
    // Nested deeper than it can be read.
    return null;
  }
}

const write = (document: Document): string => document.toString({ lineWidth: 0 });

const change = (text: string, by: (document: Document) => void): string => {
  const document = parse(text);
  if (document === null) return text;
  by(document);
  return write(document);
};

/** Says something at a place; what is blank is taken away. */
export const setAt = (text: string, path: DrawingPath, value: unknown): string => change(text, (document) => {
  if (value === undefined || value === '' || value === false || value === null) document.deleteIn(path);
  else document.setIn(path, Array.isArray(value) || isRecord(value) ? document.createNode(value, { flow: true }) : value);
});

/** Adds a field as the last one; its first columns are shown in lists by themselves. */
export const addField = (text: string, key: string, props: Readonly<Record<string, unknown>>): string => change(text, (document) => {
  if (!isMap(document.get('fields'))) document.set('fields', document.createNode({}));
  document.setIn(['fields', key], document.createNode(props, { flow: true }));
  const columns = document.getIn(['display', 'columns'], true);
  if (columns !== undefined) document.addIn(['display', 'columns'], key);
});

/** Takes a field away, also where lists and groups show it. */
export const removeField = (text: string, key: string): string => change(text, (document) => {
  document.deleteIn(['fields', key]);
  const without = (path: DrawingPath) => {
    const held: unknown = document.getIn(path);
    const list: unknown = isRecord(held) && 'toJSON' in held ? (held as { toJSON: () => unknown }).toJSON() : held;
    if (Array.isArray(list) && list.includes(key)) document.setIn(path, document.createNode(list.filter((one) => one !== key), { flow: true }));
  };
  without(['display', 'columns']);
  const groups: unknown = document.getIn(['display', 'groups']);
  if (isRecord(groups) && 'items' in groups && Array.isArray(groups['items'])) groups['items'].forEach((_, at) => without(['display', 'groups', at, 'fields']));
});

/** Moves a field up (-1) or down (1). */
export const moveField = (text: string, key: string, by: -1 | 1): string => change(text, (document) => {
  const fields = document.get('fields');
  if (!isMap(fields)) return;
  const { items } = fields;
  const at = items.findIndex((pair) => (isScalar(pair.key) ? pair.key.value : pair.key) === key);
  const to = at + by;
  const [moved, other] = [items[at], items[to]];
  if (moved === undefined || other === undefined) return;
  items[at] = other;
  items[to] = moved;
});

/** A field by its key and its name. */
export interface NamedField { readonly key: string; readonly name: string }

/** A title as people read it: {名称} for {name}. */
export const titleInNames = (title: string, fields: readonly NamedField[]): string =>
  title.replaceAll(/\{([^{}]+)\}/g, (whole, key: string) => { const name = fields.find((field) => field.key === key)?.name; return name === undefined ? whole : `{${name}}`; });

/** The same as it is kept; what names no field stays as it was typed. */
export const titleInKeys = (title: string, fields: readonly NamedField[]): string =>
  title.replaceAll(/[{｛]([^{}｛｝]+)[}｝]/g, (whole, name: string) => { const key = fields.find((field) => field.name === name.trim() || field.key === name.trim())?.key; return key === undefined ? whole : `{${key}}`; });

/** Adds a check. */
export const addCheck = (text: string, check: Readonly<Record<string, unknown>>): string => change(text, (document) => {
  if (document.get('checks') === undefined) document.set('checks', document.createNode([]));
  document.addIn(['checks'], document.createNode(check, { flow: true }));
});

/** Takes a check away. */
export const removeCheck = (text: string, at: number): string => change(text, (document) => { document.deleteIn(['checks', at]); });

/** A drawing of another key and name, to begin from an existing one. */
export const copyOf = (text: string, key: string, name: string): string => setAt(setAt(setAt(text, ['key'], key), ['name'], name), ['en'], undefined);

/** What a new drawing begins with. */
export const blankDrawing = (key: string, name: string): string => `key: ${key}
name: ${name}
kept_by: [school]
workflow: plain
fields:
  name: { name: 名称, type: text, max: 60, required: true }
display:
  title: "{name}"
`;

/** A code list of an author's own, with no codes yet but one. */
export const blankList = (key: string, name: string): string => `key: ${key}
name: ${name}
items:
  - { code: "1", name: 选项一 }
`;
