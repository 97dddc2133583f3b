/* Worked examples in the text of a drawing: read for the form, added, taken away. */
import { isSeq, parseDocument } from 'yaml';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import type { DrawnForm } from './drawing-text.ts';

/** An example as the form shows it; `expect` is null where nothing is to be told. */
export interface DrawnExample {
  readonly given: Readonly<Record<string, string>>;
  readonly computes: Readonly<Record<string, string>>;
  readonly expect: readonly { readonly field: string; readonly problem: string }[] | null;
}

const isRecord = (held: unknown): held is Record<string, unknown> => typeof held === 'object' && held !== null && !Array.isArray(held);

const texts = (held: unknown): Record<string, string> =>
  (isRecord(held) ? Object.fromEntries(Object.entries(held).map(([key, value]) => [key, value === null ? '' : Array.isArray(value) ? value.join('、') : String(value)])) : {});

/** The examples of a drawing. */
export function examplesOf({ top }: DrawnForm): readonly DrawnExample[] {
  const { examples } = top;
  if (!Array.isArray(examples)) return [];
  return examples.map((one: unknown) => {
    const example = isRecord(one) ? one : {};
    const { expect } = example;
    return { given: texts(example['given']), computes: texts(example['computes']), expect: Array.isArray(expect) ? expect.filter(isRecord).map(({ field, problem }) => ({ field: String(field), problem: String(problem) })) : null };
  });
}

const change = (text: string, by: (examples: { add: (item: unknown) => void; delete: (at: number) => void }, make: (value: unknown) => unknown) => void): string => {
  const document = parseDocument(text);
  if (!isSeq(document.get('examples'))) document.set('examples', document.createNode([]));
  const list = document.get('examples');
  if (isSeq(list)) {
    list.flow = false;
    by({ add: (item) => list.add(item), delete: (at) => { list.delete(at); } }, (value) => document.createNode(value, { flow: true }));
    if (list.items.length === 0) document.delete('examples');
  }
  return document.toString({ lineWidth: 0 });
};

/** Adds an example. */
export const addExample = (text: string, example: Readonly<Record<string, unknown>>): string => change(text, ({ add }, make) => add(make(example)));

/** Takes one away. */
export const removeExample = (text: string, at: number): string => change(text, (list) => list.delete(at));

// Public and internal: what is personal has no place in a definition.
const SEEN = 1;

/** An example made from a record that is held: its values and what was computed, without what is personal. */
export function exampleOfRecord({ fields }: DrawnForm, view: RegisterView | null, { values, masked, since }: RecordView): Readonly<Record<string, unknown>> {
  const plain = (key: string) => { const held = view?.fields.find((field) => field.key === key); return held !== undefined && held.sensitivity <= SEEN && !held.encrypted && !masked.includes(key); };
  const pairs = fields.filter(({ key }) => plain(key) && values[key] !== null && values[key] !== undefined).map(({ key, props }) => ({ key, computed: props['type'] === 'formula', value: values[key] }));
  // A code is written as people read it; what is computed is compared with the code.
  const called = (key: string, value: RecordView['values'][string] | undefined) => {
    const list = view?.codeLists.find((one) => one.key === view.fields.find((field) => field.key === key)?.list);
    const name = (code: string) => list?.items.find((item) => item.code === code)?.name.zh ?? code;
    return typeof value === 'string' ? name(value) : Array.isArray(value) ? value.map(name) : value;
  };
  const of = (computed: boolean) => Object.fromEntries(pairs.filter((pair) => pair.computed === computed).map(({ key, value }) => [key, computed ? value : called(key, value)]));
  return { given: of(false), on: since.slice(0, 10), ...(pairs.some(({ computed }) => computed) && { computes: of(true) }), expect: 'ok' };
}
