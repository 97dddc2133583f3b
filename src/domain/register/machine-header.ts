/*
 * What a template and an export say to the machine: which register, which version, whose; which column is which field;
 * which row is which record. It stands in a hidden row and a hidden column, so that a workbook comes back understood
 * whatever was done to its visible headings.
 */

/** Which definition a workbook was made from; `unit` is empty where its rows belong to several. */
export interface Marker { readonly register: string; readonly version: number; readonly unit: string }

/** Columns that are not fields. */
export const machineKeys = { number: '#', problems: '!', record: '@', unit: 'unit' } as const;

/** The heading of the column that says which record a row is, where it cannot be hidden. */
export const RECORD_HEADING = { zh: '记录号', en: 'Record' } as const;

/** What stands in the hidden column of the sample row. */
export const SAMPLE_ROW = 'sample';
/** What people see in the number column of the sample row. */
export const SAMPLE_WORDS = { zh: '示例', en: 'Sample' } as const;

/** The marker as it stands in a cell. */
export const writeMarker = ({ register, version, unit }: Marker): string => `xuezheng:${register}:${version}:${unit}`;

/** The marker in a cell, or null. */
export function readMarker(text: string): Marker | null {
  const [, register = '', version = '', unit = ''] = /^xuezheng:([a-z][a-z0-9_]*):(\d{1,9}):(.*)$/.exec(text.trim()) ?? [];
  return register === '' ? null : { register, version: Number(version), unit };
}

/** Which record a row is, and the version it was sent out with. */
export interface RowKey { readonly id: string; readonly version: number }

/** What the hidden column says of a row: which record it is, and which of its cells were sent out filled in and grey. */
export interface RowMark { readonly key: RowKey | null; readonly known: readonly string[] }

/** The mark as it stands in the hidden column: `id@version#field,field`; a new row has no key. */
export const writeRowMark = ({ key, known }: RowMark): string => (key === null ? '' : writeRowKey(key)) + (known.length === 0 ? '' : `#${known.join(',')}`);

/** The mark in a cell. */
export function readRowMark(text: string): RowMark {
  const [, key = '', known = ''] = /^([^#]*)(?:#([a-z0-9_,]*))?$/.exec(text.trim()) ?? [];
  return { key: readRowKey(key), known: known === '' ? [] : known.split(',') };
}

/** A column's key as it stands in the hidden row, with the type it was sent out with. */
export const writeColumnKey = (key: string, type: string): string => `${key}:${type}`;

/** The key in a cell; `type` is empty where it was not written down. */
export function readColumnKey(text: string): { readonly key: string; readonly type: string } {
  const [key = '', type = ''] = text.trim().split(':');
  return { key, type };
}

/** The key as it stands in the hidden column. */
export const writeRowKey = ({ id, version }: RowKey): string => `${id}@${version}`;

/** The key in a cell, or null: a row somebody added. */
function readRowKey(text: string): RowKey | null {
  const [, id = '', version = ''] = /^(\S+)@(\d{1,9})$/.exec(text.trim()) ?? [];
  return id === '' ? null : { id, version: Number(version) };
}
