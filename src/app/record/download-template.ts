/* The template of a register for one unit, or for the units below it: what is known already stands in it. */
import { Readable } from 'node:stream';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { layoutTemplate, type PrefilledRecord } from '../../domain/register/template.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { streamRecords } from '../../db/registers/records/stream-records.ts';
import { writeLayout } from '../../office/workbook/write-layout.ts';
import { findOwedRound, listReturnedCells } from '../../db/queries/reports.ts';
import { loadReferences, type References } from '../import/load-references.ts';
import { XLSX, type SendFile } from '../import/mark-import.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { requireKeeper } from './record-access.ts';
import { maskRecord } from './record-reply.ts';

interface TemplateInput { readonly key: string; readonly unitId: string; readonly reach: 'unit' | 'below'; readonly language: 'zh' | 'en'; readonly send: SendFile }

/** Sends the template. Throws A103, R101, R305. */
export const downloadTemplate = useCase('record.template', async (cx, { key, unitId, reach, language, send }: TemplateInput): Promise<void> => {
  const definition = await getRegister(cx, key);
  const unit = await getUnit(cx.db, cx.county, unitId);
  cx.about({ kind: 'register', id: '', unitPath: unit.path, details: { register: key, reach } });
  cx.allow(unit.path, definition.sensitivity);
  if (reach === 'unit') requireKeeper(definition, unit);
  const references = await loadReferences(cx, definition, { unitPath: unit.path, reach });
  const round = reach === 'unit' ? await findOwedRound(cx.db, cx.county, { register: key, unitId }) : undefined;
  const layout = layoutTemplate({
    ...(round && { round }),
    register: definition, context: reach === 'unit' ? references.contextFor(unit) : references.writing, unit: reach === 'unit' ? unit : null,
    records: await knownRecords(cx, definition, unit, reach, references), options: optionsOf(definition, unit, reach, references), language,
  });
  const bytes: Readable = await writeLayout(layout);
  await send(`${definition.name[language]}-${unit.name}.xlsx`, XLSX, bytes);
});

async function knownRecords(cx: Context, definition: RegisterDefinition, unit: UnitRow, reach: 'unit' | 'below', { units }: References): Promise<PrefilledRecord[]> {
  const records: PrefilledRecord[] = [];
  const returned = await returnedOf(cx, definition, unit, reach, units);
  for await (const batch of streamRecords(cx.db, storeOf(cx, definition), { unitPath: unit.path, asOf: null, sort: definition.display.sort })) {
    for (const record of batch.filter((one) => reach === 'below' || one.unitId === unit.id)) {
      const name = units.get(record.unitId)?.name;
      records.push({ id: record.id, version: record.version, known: [], ...maskRecord(cx, definition, record), returned: returned.get(record.id) ?? new Map(), ...(reach === 'below' && name !== undefined && { unit: name }) });
    }
  }
  return records;
}

// What a checker sent back stands in the template at its cell, so that a clerk who works in the workbook sees it too.
async function returnedOf(cx: Context, { key }: RegisterDefinition, unit: UnitRow, reach: 'unit' | 'below', units: References['units']): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const paths = reach === 'unit' ? [unit.path] : [...units.values()].map(({ path }) => path).filter((path) => path.startsWith(unit.path));
  const byRecord = new Map<string, Map<string, string>>();
  for (const { recordId, field, reason } of await listReturnedCells(cx.db, cx.county, { register: key, unitPaths: paths })) {
    byRecord.set(recordId, (byRecord.get(recordId) ?? new Map<string, string>()).set(field, reason));
  }
  return byRecord;
}

// A drop-down longer than this helps nobody find a name.
const LONGEST = 2000;

function optionsOf(definition: RegisterDefinition, unit: UnitRow, reach: 'unit' | 'below', { units, titlesIn }: References): ReadonlyMap<string, readonly string[]> {
  const below = [...units.values()].filter((one) => !one.retired && one.path.startsWith(unit.path));
  const options = new Map<string, readonly string[]>();
  if (reach === 'below') options.set('unit', below.filter(({ kind }) => definition.keptBy.includes(kind)).map(({ name }) => name));
  for (const field of definition.fields) {
    if (field.type === 'unit') options.set(field.key, [...units.values()].filter((one) => !one.retired && (field.kinds?.includes(one.kind) ?? true)).map(({ name }) => name));
    if (field.type === 'reference' && reach === 'unit') options.set(field.key, titlesIn(field.to ?? '', unit));
  }
  return new Map([...options].filter(([, names]) => names.length > 0 && names.length <= LONGEST));
}
