/* The first rows of a file as people read them, with what the sender may not see masked as everywhere else. */
import type { FieldDefinition } from '../../domain/register/definition.ts';
import type { UnderstoodRow } from '../../domain/register/import-report.ts';
import { maskUnread, maskValue } from '../../domain/register/mask.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { isBlank, shownOf } from '../../domain/register/typed.ts';
import { valueTypes } from '../../domain/register/value-types.ts';
import type { Judge, ReadyRow } from './judge.ts';
import { readRow } from './place-rows.ts';
import type { SourceRow } from './row-source.ts';

type ShownRow = Pick<UnderstoodRow, 'cells' | 'unread'>;

/** A row as it was understood; of cells that could not be read, what was typed. */
export function showRow({ definition, references }: Judge, row: ReadyRow, source: SourceRow | undefined): ShownRow {
  const { unit } = row;
  if (!unit) return { cells: {}, ...unreadUnit(row, source) };
  const masked = new Set(references.maskedIn(unit).map(({ key }) => key));
  const context = references.contextFor(unit);
  const show = (field: FieldDefinition, value: RecordValues[string]): string | undefined => {
    if (value === null || value === undefined) return undefined;
    return masked.has(field.key) ? String(maskValue(field, value)) : valueTypes[field.type].show(value, field, context, 'zh');
  };
  const cells: Record<string, string> = { unit: unit.name };
  const unread: Record<string, string> = {};
  // What was read is in no doubt where another row has the same; only what could not be read is set apart.
  const read = row.outcome === 'faulty' && source ? readRow(definition, source, unit, row.held, references).read : {};
  for (const field of definition.fields) {
    const shown = show(field, row.values[field.key] ?? read[field.key] ?? null);
    if (shown !== undefined) cells[field.key] = shown;
    else if (isUnread(row, source, field.key)) unread[field.key] = maskUnread(shownOf(source?.typed[field.key] ?? null), masked.has(field.key));
  }
  return Object.keys(unread).length === 0 ? { cells } : { cells, unread };
}

const isUnread = ({ findings }: ReadyRow, source: SourceRow | undefined, key: string): boolean =>
  findings.some(({ field, strength }) => field === key && strength === 'logic') && source !== undefined && Object.hasOwn(source.typed, key) && !isBlank(source.typed[key] ?? null);

// A unit nobody knows: whose the rest of the row is, and so who may see it, is unknown as well.
const unreadUnit = ({ findings }: ReadyRow, source: SourceRow | undefined): Pick<ShownRow, 'unread'> =>
  (source && !isBlank(source.unit) && findings.some(({ field }) => field === 'unit') ? { unread: { unit: maskUnread(shownOf(source.unit), false) } } : {});
