/*
 * Whether a template may be read: made for this register and unit, and old only in ways that do not matter. What was
 * renamed is understood, what is no longer collected is left out; both are told once, not row by row.
 */
import { problems, type Words } from '../problem.ts';
import { workbookNotes } from '../problems/imports.ts';
import type { FieldDefinition, RegisterDefinition, ValueTypeName } from './definition.ts';
import { headingReader } from './heading-names.ts';
import type { MatchedColumn, MatchInput } from './headings.ts';
import { machineKeys, type Marker } from './machine-header.ts';
import { sheetFinding, type SheetFinding } from './sheet-finding.ts';

/** A template as it is understood now. */
interface ComparedTemplate {
  /** Its columns by the keys of today: null for those that are left out. */
  readonly columns: readonly MatchedColumn[];
  readonly findings: readonly SheetFinding[];
  readonly notes: readonly Words[];
}

/** What is wrong with a template, what its columns mean today, and what its sender should be told. */
export function compareTemplate(marker: Marker, columns: readonly MatchedColumn[], sheet: string, input: MatchInput): ComparedTemplate {
  const { register, unit, registerName } = input;
  const place = { sheet, row: 0, column: 0 };
  if (marker.register !== register.key) {
    const found = registerName(marker.register) ?? { zh: marker.register, en: marker.register };
    return { columns, findings: [sheetFinding(place, problems.otherRegister, { register: register.name, found })], notes: [] };
  }
  const others = unit !== null && marker.unit !== '' && marker.unit !== unit.id ? [sheetFinding(place, problems.otherUnit, { expected: unit.name })] : [];
  if (marker.version === register.version) return { columns, findings: others, notes: [] };
  const versions = { held: register.version, given: marker.version };
  if (marker.version > register.version) return { columns, findings: [...others, sheetFinding(place, problems.templateNewer, versions)], notes: [] };
  const older = readOlder(marker, columns, input);
  return older.changes.length === 0
    ? { ...older, findings: others, notes: [workbookNotes.templateOlder(marker.version, register.version), ...older.notes] }
    : { ...older, findings: [...others, sheetFinding(place, problems.templateOlder, { ...versions, changes: older.changes })] };
}

interface OlderTemplate { readonly columns: readonly MatchedColumn[]; readonly notes: readonly Words[]; readonly changes: readonly Words[] }

/** Read with the eyes of the version it was made with, where that is kept; else by what the template says of itself. */
function readOlder(marker: Marker, columns: readonly MatchedColumn[], input: MatchInput): OlderTemplate {
  const before = new Map(input.olderVersion?.(marker.version)?.fields.map((field) => [field.key, field]));
  const named = renamed(columns, before, input);
  const notes = named.flatMap((column, at) => noteOf(column, columns[at], marker, before, input));
  const retyped = named.filter((column) => isRetyped(column, before, input));
  const keys = new Set(named.flatMap(({ key }) => key ?? []));
  const added = input.register.fields.filter((field) => field.required && field.type !== 'formula' && !keys.has(field.key)).map(({ name }) => name);
  return {
    // What is filled in another way now says nothing row by row: the file is told once.
    columns: named.map((column) => (retyped.includes(column) ? { ...column, key: null } : column)), notes,
    changes: [
      ...added.map((name) => ({ zh: `新增必填的“${name.zh}”`, en: `"${name.en}" is new and required` })),
      ...retyped.map(({ key }) => nameOf(key, input)).map((name) => ({ zh: `“${name.zh}”改了填法`, en: `"${name.en}" is filled in another way` })),
    ],
  };
}

const own: ReadonlySet<string> = new Set(Object.values(machineKeys));

const nameOf = (key: string | null, { register }: MatchInput): Words => register.fields.find((field) => field.key === key)?.name ?? { zh: key ?? '', en: key ?? '' };

const isGone = (key: string | null, { register }: MatchInput): key is string => key !== null && !own.has(key) && !register.fields.some((field) => field.key === key);

/** Keys of fields that are gone, as the fields that have their name now. */
function renamed(columns: readonly MatchedColumn[], before: ReadonlyMap<string, FieldDefinition>, input: MatchInput): MatchedColumn[] {
  const reader = headingReader(input.register);
  const taken = new Set(columns.flatMap(({ key }) => key ?? []));
  return columns.map((column) => {
    if (!isGone(column.key, input)) return column;
    const meaning = reader.read(before.get(column.key)?.name.zh ?? column.heading);
    return 'key' in meaning && !('measure' in meaning) && !taken.has(meaning.key) ? { ...column, key: meaning.key } : column;
  });
}

function noteOf(column: MatchedColumn, was: MatchedColumn | undefined, { version }: Marker, before: ReadonlyMap<string, FieldDefinition>, input: MatchInput): Words[] {
  const heading = before.get(was?.key ?? '')?.name ?? { zh: column.heading, en: column.heading };
  if (isGone(column.key, input)) return [workbookNotes.columnDropped(version, heading)];
  return column.key === was?.key ? [] : [workbookNotes.columnRenamed(heading.zh, nameOf(column.key, input))];
}

/** Types whose values the later type reads as they are. */
const wider: Partial<Readonly<Record<ValueTypeName, readonly ValueTypeName[]>>> = {
  integer: ['decimal', 'money'], decimal: ['money'], money: ['decimal'], choice: ['choices'], date: ['period'],
};

function isRetyped(column: MatchedColumn, before: ReadonlyMap<string, FieldDefinition>, { register, chosen }: MatchInput): boolean {
  const field = register.fields.find(({ key }) => key === column.key);
  // Whoever said what a column is has seen it.
  if (field === undefined || chosen?.columns?.has(column.column) === true) return false;
  const old = before.get(column.key ?? '');
  const was = (old?.type ?? column.type ?? '') as ValueTypeName | '';
  const otherList = old?.list !== undefined && field.list !== undefined && old.list !== field.list;
  return otherList || (was !== '' && was !== field.type && field.type !== 'text' && wider[was]?.includes(field.type) !== true);
}

/** Fields of a register that a template lacks, though new rows cannot do without them. */
export const lackingFields = (columns: readonly MatchedColumn[], register: RegisterDefinition): readonly FieldDefinition[] =>
  register.fields.filter((field) => field.required && field.type !== 'formula' && !columns.some(({ key }) => key === field.key));
