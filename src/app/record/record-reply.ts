import type { RecordView } from '../../contract/register.ts';
import type { FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import { maskValue, seesPlainly } from '../../domain/register/mask.ts';
import type { FieldValue } from '../../domain/register/record-values.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import type { Context } from '../use-case.ts';
import { recordTitle, type Lookups } from './lookups.ts';
import { readingCeiling } from './reading-ceiling.ts';

/** The record as this reader may see it. */
export function recordReply(cx: Pick<Context, 'actor'>, definition: RegisterDefinition, record: StoredRecord, lookups: Lookups): RecordView {
  const { values, masked } = maskRecord(cx, definition, record);
  return {
    id: record.id, unitId: record.unitId, unitName: lookups.nameOf('unit', record.unitId) ?? '', unitPath: record.unitPath, version: record.version,
    definitionVersion: record.definitionVersion, state: record.state, since: record.since.toISOString(), byName: record.byName, via: record.via,
    retiredAt: record.retiredAt?.toISOString() ?? null, retireReason: record.retiredAt === null ? null : record.retireReason, title: recordTitle(cx, definition, record, lookups),
    values, masked, names: namesIn(definition, values, masked, lookups), ...filesIn(definition, values, masked, lookups),
  };
}

/** The values with those masked that this reader may not see, and which they are. Fields that were not read are left out. */
export function maskRecord({ actor }: Pick<Context, 'actor'>, definition: RegisterDefinition, record: Pick<StoredRecord, 'values' | 'unitPath'>): { readonly values: Record<string, string | number | string[] | null>; readonly masked: string[] } {
  const values: Record<string, string | number | string[] | null> = {};
  for (const key in record.values) values[key] = copyOf(record.values[key] ?? null);
  const masked: string[] = [];
  for (const [key, field] of hiddenAt(definition, readingCeiling(actor, 'record.open', record.unitPath))) {
    const value = values[key];
    if (value === undefined) continue;
    values[key] = copyOf(maskValue(field, value));
    masked.push(key);
  }
  return { values, masked };
}

// Definitions are frozen, and a list asks the same of every row.
const hidden = new WeakMap<RegisterDefinition, Map<number, ReadonlyMap<string, FieldDefinition>>>();

/** The fields a reader of this ceiling sees masked, by key, in their order. */
function hiddenAt(definition: RegisterDefinition, ceiling: number): ReadonlyMap<string, FieldDefinition> {
  const byCeiling = hidden.get(definition) ?? new Map<number, ReadonlyMap<string, FieldDefinition>>();
  const fields = byCeiling.get(ceiling) ?? new Map(definition.fields.filter((field) => !seesPlainly(field, ceiling)).map((field) => [field.key, field]));
  hidden.set(definition, byCeiling.set(ceiling, fields));
  return fields;
}

const copyOf = (value: FieldValue): string | number | string[] | null => (typeof value === 'object' && value !== null ? [...value] : value);

function filesIn(definition: RegisterDefinition, values: RecordView['values'], masked: readonly string[], { files }: Lookups): Pick<RecordView, 'files'> {
  const fields = linksOf(definition).filter(({ key, type }) => type === 'file' && !masked.includes(key));
  if (fields.length === 0) return {};
  return { files: Object.fromEntries(fields.flatMap(({ key }) => { const file = files.get(String(values[key] ?? '')); return file ? [[file.id, { ...file }]] : []; })) };
}

type Link = 'unit' | 'person' | 'reference' | 'file';
const linking: ReadonlySet<string> = new Set<Link>(['unit', 'person', 'reference', 'file']);

const links = new WeakMap<RegisterDefinition, readonly { readonly key: string; readonly type: Link }[]>();

/** The fields that name something else. */
function linksOf(definition: RegisterDefinition): readonly { readonly key: string; readonly type: Link }[] {
  const found = links.get(definition) ?? definition.fields.flatMap(({ key, type }) => (linking.has(type) ? [{ key, type: type as Link }] : []));
  links.set(definition, found);
  return found;
}

function namesIn(definition: RegisterDefinition, values: RecordView['values'], masked: readonly string[], lookups: Lookups): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { key, type } of linksOf(definition)) {
    const id = values[key];
    const name = typeof id !== 'string' || masked.includes(key) ? undefined : lookups.nameOf(type, id);
    if (name !== undefined) found[String(id)] = name;
  }
  return found;
}
