/*
 * An export: the same headings and hidden machine header as a template, so that it comes back as an import unchanged.
 * Values stand as people read them, masked where the reader sees them masked.
 */
import { cellOf, formatOf } from './cell-of.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import { machineKeys, RECORD_HEADING, writeColumnKey, writeMarker, writeRowKey, type RowKey } from './machine-header.ts';
import type { ReadContext } from './read-context.ts';
import type { FieldValue, RecordValues } from './record-values.ts';
import { widthOf, type LayoutCell, type LayoutColumn, type WorkbookLayout } from './sheet-layout.ts';
import { headingOf } from './template.ts';
import type { Typed } from './typed.ts';

/** A record to be written. */
export interface ExportedRecord extends RowKey {
  /** The name of its unit. */
  readonly unit: string;
  readonly values: RecordValues;
  /** Fields that stand masked in `values`. */
  readonly masked: readonly string[];
}

/** What an export is made from. */
export interface ExportInput {
  readonly register: RegisterDefinition;
  readonly context: ReadContext;
  /** Fields in the order of their columns. */
  readonly fields: readonly string[];
  /** Stands above the table: what was chosen, as of when. */
  readonly title: string;
  /** How many rows follow, for the filter. */
  readonly count: number;
  readonly language: 'zh' | 'en';
}

/** How an export is laid out, and how a record becomes one of its rows. */
export interface ExportLayout {
  readonly workbook: WorkbookLayout;
  /** The headings alone, for formats without hidden rows. */
  readonly headings: readonly string[];
  readonly rowOf: (record: ExportedRecord) => readonly Typed[];
}

const UNIT = { zh: '单位', en: 'Unit' } as const;

/** Lays out an export. */
export function layoutExport(input: ExportInput): ExportLayout {
  const { register, context, language } = input;
  const byKey = new Map(register.fields.map((field) => [field.key, field]));
  const fields = input.fields.flatMap((key) => byKey.get(key) ?? []);
  const headings = [RECORD_HEADING[language], UNIT[language], ...fields.map((field) => headingOf(field, language))];
  const shown = fields.map((field) => ({ field, show: memoised(field, context) }));
  return {
    workbook: { title: input.title, sheets: [{
      name: register.name[language], hidden: false, columns: columnsOf(fields, headings),
      rows: [[null, cell(input.title, 'title')], machineRow(register, fields), headings.map((heading, at) => cell(heading, at > 1 && fields[at - 2]?.required === true ? 'required' : 'heading'))],
      hiddenRows: [2], headingRow: 3, frozenColumns: 2, spareRows: input.count, guarded: false, filter: true,
    }] },
    headings,
    rowOf: (record) => {
      const cells: Typed[] = [writeRowKey(record), record.unit];
      for (const { field, show } of shown) {
        const value = record.values[field.key] ?? null;
        cells.push(record.masked.includes(field.key) ? cellOf(value, field, context, true) : show(value));
      }
      return cells;
    },
  };
}

const cell = (typed: Typed, look: LayoutCell['look']): LayoutCell => ({ typed, look });

const machineRow = (register: RegisterDefinition, fields: readonly FieldDefinition[]): LayoutCell[] =>
  [writeMarker({ register: register.key, version: register.version, unit: '' }), machineKeys.unit, ...fields.map((field) => writeColumnKey(field.key, field.type))].map((key) => cell(key, 'machine'));

function columnsOf(fields: readonly FieldDefinition[], headings: readonly string[]): LayoutColumn[] {
  const width = (at: number, usual: number): number => Math.min(40, Math.max(usual, widthOf(headings[at] ?? '') + 4));
  return [
    { key: '', width: 10, format: { kind: 'text' }, hidden: true, look: 'machine' }, { key: machineKeys.unit, width: width(1, 24), format: { kind: 'text' }, hidden: false, look: 'plain' },
    ...fields.map((field, at): LayoutColumn => ({ key: field.key, width: width(at + 2, field.format === undefined ? 12 : 21), format: formatOf(field), hidden: false, look: 'plain' })),
  ];
}

const REMEMBERED = 10_000;

/** Codes and names repeat down a column: each is looked up, and proved to read back, once. */
function memoised(field: FieldDefinition, context: ReadContext): (value: FieldValue) => Typed {
  const held = new Map<string, Typed>();
  if (field.type === 'text') return (value) => cellOf(value, field, context);
  return (value) => {
    if (value === null || typeof value === 'number') return cellOf(value, field, context);
    const key = typeof value === 'object' ? value.join(' ') : value;
    const known = held.get(key);
    if (known !== undefined) return known;
    const made = cellOf(value, field, context);
    if (held.size >= REMEMBERED) held.clear();
    held.set(key, made);
    return made;
  };
}
