/* The template of a register for one unit, or for the units below it: what is known already stands in it. */
import { mayInRegister } from '../../domain/access/may.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { layoutTemplate, type PrefilledRecord } from '../../domain/register/template.ts';
import { previousPeriod } from '../../domain/register/previous-period.ts';
import { fillingStates } from '../../domain/round/report-state.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { findPeople } from '../../db/queries/accounts.ts';
import { listReports, listReturnedCells, type ReportRow } from '../../db/queries/reports.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { BriefRecord } from '../../db/registers/records/record-row.ts';
import { streamRecords } from '../../db/registers/records/stream-records.ts';
import { writeLayout } from '../../office/workbook/write-layout.ts';
import { loadReferences, type References } from '../import/load-references.ts';
import { XLSX, type SendFile } from '../import/mark-import.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { branchOf } from '../account/find-people.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { knownRow, loadKnownCells, type KnownCells } from './known-cells.ts';
import { keyWithout } from './many-surroundings.ts';
import { requireKeeper } from './record-access.ts';
import { maskRecord } from './record-reply.ts';

interface TemplateInput { readonly key: string; readonly unitId: string; readonly reach: 'unit' | 'below'; readonly language: 'zh' | 'en'; readonly send: SendFile }

/** Sends the template. Throws A103, R101, R305. */
export const downloadTemplate = useCase('record.template', async (cx, { key, unitId, reach, language, send }: TemplateInput): Promise<void> => {
  cx.inRegister(key);
  const definition = await getRegister(cx, key);
  const unit = await getUnit(cx.db, cx.county, unitId);
  cx.about({ kind: 'register', id: '', unitPath: unit.path, details: { register: key, reach } });
  cx.allow(unit.path, definition.sensitivity);
  if (reach === 'unit') requireKeeper(definition, unit);
  const references = await loadReferences(cx, definition, { unitPath: unit.path, reach });
  const report = reach === 'unit' ? await findOpenReport(cx, definition, unit) : undefined;
  const place: TemplatePlace = { unit, reach, references, report, known: await loadKnownCells(cx, definition, unit.path) };
  const layout = layoutTemplate({
    register: definition, context: reach === 'unit' ? references.contextFor(unit) : references.writing, unit: reach === 'unit' ? unit : null,
    records: await prefilled(cx, definition, place), options: await optionsOf(cx, definition, place), language,
    ...(report && { round: { name: report.roundName, due: report.dueOn } }),
  });
  cx.afterwards(async () => { await send(`${definition.name[language]}-${unit.name}.xlsx`, XLSX, await writeLayout(layout)); });
});

interface TemplatePlace {
  readonly unit: UnitRow;
  readonly reach: 'unit' | 'below';
  readonly references: References;
  /** The report the unit fills in now. */
  readonly report: ReportRow | undefined;
  readonly known: KnownCells;
}

/** The report of this register the unit fills in at the moment, the one due first. */
async function findOpenReport(cx: Context, definition: RegisterDefinition, unit: UnitRow): Promise<ReportRow | undefined> {
  const reports = await listReports(cx.db, cx.county, { unitPaths: [unit.path], states: fillingStates });
  return reports.find((report) => report.register === definition.key && report.unitId === unit.id && report.roundState === 'open');
}

/** Rows the template holds: what is there, and rows that are begun with what is known. Of a round only those of its period. A system that may import and not read gets none of what is there. */
async function prefilled(cx: Context, definition: RegisterDefinition, place: TemplatePlace): Promise<PrefilledRecord[]> {
  const { unit, report, reach } = place;
  const held = mayInRegister(cx.actor, 'record.list', definition.key) ? await heldRecords(cx, definition, place) : [];
  const period = periodFieldOf(definition);
  if (report === undefined || period === undefined) return reach === 'unit' && held.length === 0 ? begunRows(definition, place) : held.map(({ row }) => row);
  const asked = held.filter(({ record }) => record.values[period.key] === report.period);
  const keyOf = keyWithout(definition, period.key);
  const there = new Set(asked.map(({ record }) => keyOf(record.values)));
  const last = held.filter(({ record }) => record.values[period.key] === previousPeriod(report.period) && !there.has(keyOf(record.values)));
  const brought = last.map(({ row }): PrefilledRecord => {
    // What was masked cannot be sent back as new: it is asked for.
    const plain = Object.fromEntries(Object.entries(row.values).filter(([key]) => !row.masked.includes(key)));
    const values = { ...plain, ...place.known.ofUnit(unit.id), [period.key]: report.period };
    return { id: '', version: 0, values, known: Object.keys(place.known.ofUnit(unit.id)), masked: [] };
  });
  const rows = [...asked.map(({ row }) => row), ...brought];
  return rows.length > 0 ? rows : begunRows(definition, place);
}

interface HeldRecord { readonly record: BriefRecord; readonly row: PrefilledRecord }

async function heldRecords(cx: Context, definition: RegisterDefinition, { unit, reach, references: { units }, known }: TemplatePlace): Promise<HeldRecord[]> {
  const records: HeldRecord[] = [];
  const returned = await returnedCells(cx, definition, reach === 'unit' ? [unit.path] : [...units.values()].map(({ path }) => path).filter((path) => path.startsWith(unit.path)));
  for await (const batch of streamRecords(cx.db, storeOf(cx, definition), { unitPath: unit.path, asOf: null, sort: definition.display.sort })) {
    for (const record of batch.filter((one) => reach === 'below' || one.unitId === unit.id)) {
      const name = units.get(record.unitId)?.name;
      const filled = knownRow(known, record);
      const masked = maskRecord(cx, definition, { ...record, values: filled.values });
      records.push({ record, row: { id: record.id, version: record.version, known: filled.known, ...masked, returned: returned.get(record.id) ?? new Map(), ...(reach === 'below' && name !== undefined && { unit: name }) } });
    }
  }
  return records;
}

// What a checker sent back stands in the template at its cell, so that a clerk who works in the workbook sees it too.
async function returnedCells(cx: Context, { key }: RegisterDefinition, unitPaths: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const byRecord = new Map<string, Map<string, string>>();
  for (const { recordId, field, reason } of await listReturnedCells(cx.db, cx.county, { register: key, unitPaths })) {
    byRecord.set(recordId, (byRecord.get(recordId) ?? new Map<string, string>()).set(field, reason));
  }
  return byRecord;
}

/** A register kept once for a unit begins with what other registers know of it. */
function begunRows(definition: RegisterDefinition, { unit, report, known }: TemplatePlace): PrefilledRecord[] {
  const values = known.ofUnit(unit.id);
  if (Object.keys(values).length === 0) return [];
  const period = periodFieldOf(definition);
  const begun = period === undefined || report === undefined ? values : { ...values, [period.key]: report.period };
  return [{ id: '', version: 0, values: begun, known: Object.keys(begun), masked: [] }];
}

// A drop-down longer than this helps nobody find a name.
const LONGEST = 2000;

async function optionsOf(cx: Context, definition: RegisterDefinition, place: TemplatePlace): Promise<ReadonlyMap<string, readonly string[]>> {
  const { unit, reach, references: { units, titlesIn, contextFor } } = place;
  // A system is told neither the units of the whole county nor its people: it writes the name of one that it knows.
  const named = cx.actor.token === undefined;
  const people = named && definition.fields.some(({ type }) => type === 'person') ? await namesOfPeople(cx, place) : [];
  const below = [...units.values()].filter((one) => !one.retired && one.path.startsWith(unit.path));
  const options = new Map<string, readonly string[]>();
  if (reach === 'below') options.set('unit', below.filter(({ kind }) => definition.keptBy.includes(kind)).map(({ name }) => name));
  for (const field of definition.fields) {
    if (field.type === 'unit' && named) options.set(field.key, [...units.values()].filter((one) => !one.retired && (field.kinds?.includes(one.kind) ?? true)).map(({ name }) => name));
    if (field.type === 'person') options.set(field.key, people);
    if (field.type === 'reference' && reach === 'unit') options.set(field.key, titlesIn(field.to ?? '', unit).filter((title) => 'id' in contextFor(unit).findRecord(field.to ?? '', title)));
  }
  return new Map([...options].filter(([, names]) => names.length > 0 && names.length <= LONGEST));
}

// More than anybody looks through.
const MOST_PEOPLE = 500;

/** The people a record of this unit may name, as the page would find them; none where they are too many. Two of one name are in no list: a name would not say which. */
async function namesOfPeople(cx: Context, { unit, references: { writing } }: TemplatePlace): Promise<string[]> {
  const found = await findPeople(cx.db, cx.county, '', branchOf(cx.actor, unit), MOST_PEOPLE + 1);
  if (found.length > MOST_PEOPLE) return [];
  return found.map(({ name }) => name).filter((name) => 'id' in writing.findPerson(name));
}
