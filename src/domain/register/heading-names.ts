/*
 * Headings as people write them, to fields: with or without *, unit of measure, brackets, in Chinese or English, full or
 * half width. A name that is only similar is suggested, never taken.
 */
import type { Words } from '../problem.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import { machineKeys, RECORD_HEADING } from './machine-header.ts';
import { nearest } from './nearest.ts';

/** What a heading means. */
export type HeadingMeaning =
  | { readonly key: string }
  /** The right name with another unit of measure behind it. */
  | { readonly key: string; readonly measure: Words }
  | { readonly near: string };

/** Reads headings of one register. */
export interface HeadingReader {
  readonly read: (heading: string) => HeadingMeaning;
}

const extras: readonly (readonly [string, readonly string[]])[] = [
  [machineKeys.number, ['序号', 'No.', 'No', '#']],
  [machineKeys.problems, ['问题', 'Problems']],
  [machineKeys.record, [RECORD_HEADING.zh, RECORD_HEADING.en]],
  [machineKeys.unit, ['单位', '单位名称', '学校', '学校名称', 'Unit', 'School']],
];

/** Half width, no blanks, no stars, no case. */
const normal = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\u200B\uFEFF]/g, '').replaceAll(/^[*＊]+|[*＊]+$|\((?:必填|选填|required|optional)\)/gi, '').toLowerCase();

/** A name and what stands in brackets behind it. */
function parted(text: string): { readonly name: string; readonly bracket: string } {
  const [, name = text, bracket = ''] = /^(.+?)[([【[]([^)\]】]*)[)\]】][*＊]*$/.exec(text) ?? [];
  return { name, bracket };
}

/** Something like a unit of measure: short, no sentence, no example. */
const isMeasure = (bracket: string): boolean => /^[\p{L}%㎡²³/0-9]{1,6}$/u.test(bracket) && !/\d{2}|[如填至或]/.test(bracket);

/** Reads headings of a register. */
export function headingReader(register: RegisterDefinition): HeadingReader {
  const fields = new Map<string, FieldDefinition>();
  for (const field of register.fields) for (const name of namesOf(field)) if (!fields.has(name)) fields.set(name, field);
  const others = new Map(extras.flatMap(([key, names]) => names.map((name) => [normal(name), key] as const)));
  const known = register.fields.map((field) => field.name.zh);
  const read = (heading: string): HeadingMeaning => {
    const whole = normal(heading);
    const { name, bracket } = parted(whole);
    const field = fields.get(whole) ?? fields.get(name);
    if (field !== undefined) return fields.has(whole) || !differs(field, bracket) ? { key: field.key } : { key: field.key, measure: field.measure ?? { zh: '', en: '' } };
    const other = others.get(whole);
    return other === undefined ? { near: nearest(name, known) || byEnglish(name, register) } : { key: other };
  };
  return { read };
}

const byEnglish = (name: string, register: RegisterDefinition): string => {
  const english = nearest(name, register.fields.map((field) => field.name.en.toLowerCase()));
  return register.fields.find((field) => field.name.en.toLowerCase() === english)?.name.zh ?? '';
};

function namesOf(field: FieldDefinition): string[] {
  const bare = [field.name.zh, field.name.en, field.key, ...field.aliases ?? []].map(normal);
  return [...bare, ...bare.flatMap((name) => [field.measure?.zh, field.measure?.en].filter((measure) => measure !== undefined).map((measure) => normal(`${name}(${measure})`)))];
}

function differs(field: FieldDefinition, bracket: string): boolean {
  if (field.measure === undefined || bracket === '' || !isMeasure(bracket)) return false;
  return ![field.measure.zh, field.measure.en].map(normal).includes(bracket);
}
