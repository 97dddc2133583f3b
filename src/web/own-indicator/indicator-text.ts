/* The text of an indicator, changed by a form: what its author wrote by hand stays as it is. */
import { isSeq, parseDocument } from 'yaml';
import { formOf, setAt } from '../designer/drawing-text.ts';

const isRecord = (held: unknown): held is Record<string, unknown> => typeof held === 'object' && held !== null && !Array.isArray(held);

/** One row of an example, as typed. */
export type TypedRow = Readonly<Record<string, string>>;

/** An example as the form shows it; a blank value is one that cannot be computed. */
export interface TypedExample { readonly value: string; readonly rows: Readonly<Record<string, readonly TypedRow[]>> }

const NEW_KEY = 'new_indicator';

/** What a new indicator begins with. */
export const blankIndicator = (name: string): string => `key: ${NEW_KEY}\nname: ${name}\ndecimals: 0\nbetter: neither\nformula: count(class)\ntime: school_year\nexamples:\n  - { value: 1, rows: { class: [{}] } }\n`;

/** Whether nobody has given it a key yet. */
export const hasNoKey = (text: string): boolean => ['', NEW_KEY].includes(partOf(text, 'key'));

/** What stands under a key of the text; '' where nothing does, or it cannot be read. */
export function partOf(text: string, key: string): string {
  const held = formOf(text)?.top[key];
  return held === undefined || held === null || typeof held === 'object' ? '' : String(held);
}

const typed = (held: unknown): string => (held === null || held === undefined ? '' : Array.isArray(held) ? held.join('、') : String(held));

/** The examples of the text. */
export function examplesIn(text: string): readonly TypedExample[] {
  const held = formOf(text)?.top['examples'];
  return (Array.isArray(held) ? held : []).map((one: unknown) => {
    const { value, rows } = isRecord(one) ? one : {};
    return { value: typed(value), rows: Object.fromEntries(Object.entries(isRecord(rows) ? rows : {}).map(([register, list]) => [register, (Array.isArray(list) ? list : []).filter(isRecord).map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, typed(cell)])))])) };
  });
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

/** A cell as it is written: a number where the field holds one. */
export const cellOf = (text: string, type: string): unknown => (NUMBERS.has(type) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : type === 'choices' ? text.split(/[、,，\s]+/).filter((code) => code !== '') : text);

/** Says what an example should give; blank: no value. */
export const expectValue = (text: string, at: number, value: string): string => changeExamples(text, (document) => document.setIn(['examples', at, 'value'], value === '' || Number.isNaN(Number(value)) ? null : Number(value)));

/** Says a cell; blank ones are left out. */
export const setCell = (text: string, [at, register, row]: readonly [number, string, number], key: string, value: unknown): string =>
  (value === '' ? changeExamples(text, (document) => { document.deleteIn(['examples', at, 'rows', register, row, key]); }) : setAt(text, ['examples', at, 'rows', register, row, key], value));

/** Adds a blank row. */
export const addRow = (text: string, at: number, register: string): string => changeExamples(text, (document) => {
  const path = ['examples', at, 'rows', register];
  if (isSeq(document.getIn(path))) document.addIn(path, document.createNode({}, { flow: true }));
  else document.setIn(path, document.createNode([{}], { flow: true }));
});

/** Takes a row away. */
export const removeRow = (text: string, at: number, register: string, row: number): string => changeExamples(text, (document) => { document.deleteIn(['examples', at, 'rows', register, row]); });

/** Adds an example without rows. */
export const addExample = (text: string): string => changeExamples(text, (document) => {
  const example = document.createNode({ value: null, rows: {} }, { flow: true });
  if (isSeq(document.get('examples'))) document.addIn(['examples'], example);
  else document.set('examples', document.createNode([{ value: null, rows: {} }]));
});

/** Takes an example away. */
export const removeExample = (text: string, at: number): string => changeExamples(text, (document) => { document.deleteIn(['examples', at]); });

function changeExamples(text: string, by: (document: ReturnType<typeof parseDocument>) => void): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  by(document);
  return document.toString({ lineWidth: 0 });
}
