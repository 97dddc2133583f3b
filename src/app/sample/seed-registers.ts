/*
 * Fills the registers of the sample county: more schools under its districts, then every row that was drawn for them, in
 * large statements and one transaction. A county whose registers hold anything is left as it is.
 */
import { setImmediate } from 'node:timers/promises';
import type { SampleCounty } from '../../catalog/sample-county.ts';
import { readSampleNames } from '../../catalog/sample-names.ts';
import type { Doer } from '../../domain/access/may.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { computeFields } from '../../domain/register/check-record.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { countySizes, drawCounty, type CountySizeName, type DrawnCounty, type HeldSchool } from '../../domain/sample/draw-county.ts';
import { drawRecords, type DrawnRecord } from '../../domain/sample/draw-records.ts';
import { kindNamed, schoolKinds } from '../../domain/sample/school-kinds.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { Db, DbScope } from '../../db/database.ts';
import { insertUnit, listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { listRecords } from '../../db/registers/records/list-records.ts';
import type { Doing } from '../../db/registers/records/record-row.ts';
import type { NewRecord } from '../../db/registers/records/record-row.ts';
import { prepareInsertion } from '../../db/registers/records/write-records.ts';
import { storeOf } from '../register/get-register.ts';
import type { Runtime } from '../runtime.ts';
import { pinyinKey } from '../unit/pinyin-key.ts';
import { filledAt } from './open-sample-round.ts';
import { schoolYearOf } from './school-year.ts';

const SEED = 'qinglan-1';

/** What to fill, with how much, and in whose name. */
export interface SeedOrder { readonly sample: SampleCounty; readonly size: CountySizeName; readonly by: Omit<Doer, 'at'> }

/** Fills the registers unless the county has its schools already. Answers how many rows were added. */
export async function seedRegisters(runtime: Runtime, order: SeedOrder): Promise<number> {
  const { sample } = order;
  const schools = runtime.catalogue.registers.get('school');
  if (!schools) return 0;
  const store = storeOf({ county: sample.code, runtime }, schools);
  return runtime.database.within(wholeCounty(sample.code), async (db) => {
    const { records } = await listRecords(db, store, { asOf: null, sort: [], limit: 1, fields: [] });
    return records.length > 0 ? 0 : fill(db, runtime, order);
  });
}

/** The schools and classes of the sample county: the same each time. */
export const drawSample = async (sample: SampleCounty, size: CountySizeName): Promise<DrawnCounty> =>
  drawCounty({ seed: SEED, size: countySizes[size], names: await readSampleNames(), countyName: sample.name, held: schoolsOf(sample) });

const wholeCounty = (county: string): DbScope => ({ county, reads: [`${county}/`], writes: [`${county}/`], ceiling: 3, audit: false });

async function fill(db: Db, runtime: Runtime, { sample, size, by }: SeedOrder): Promise<number> {
  const county = await drawSample(sample, size);
  const units = await addUnits(db, runtime, sample.code, county);
  const year = schoolYearOf(dayInChina(runtime.clock()));
  // Filled in the third week of the school year, and the year before likewise, so that past moments have something to show.
  const filled = filledAt(runtime.clock(), year);
  const yearBefore = new Date(Date.UTC(year - 1, 8, 20, 2));
  let added = 0;
  // While the database takes one batch the next is drawn and sealed: each costs about as much as the other.
  let taking = Promise.resolve(0);
  for (const { register, lastYear, rows } of batches(drawRecords(county, year))) {
    const definition = runtime.catalogue.registers.get(register);
    if (!definition) continue;
    const doing: Doing = { by: { ...by, at: lastYear ? yearBefore : filled }, via: 'sample' };
    const put = prepareInsertion(storeOf({ county: sample.code, runtime }, definition), rows.map((row) => toRecord(runtime, definition, row, units)), doing);
    added += await taking;
    taking = put(db);
    await sentOff();
  }
  return added + await taking;
}

// A batch is larger than what goes out at once: before the next is worked on, the loop is let go round to send the rest.
async function sentOff(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await setImmediate();
}

const ROWS_AT_ONCE = 2000;

interface Batch { readonly register: string; readonly lastYear: boolean; readonly rows: readonly DrawnRecord[] }

/** Rows of one register and one year together, as many as go in one statement. */
function* batches(records: Iterable<DrawnRecord>): Generator<Batch> {
  const waiting = new Map<string, { register: string; lastYear: boolean; rows: DrawnRecord[] }>();
  for (const record of records) {
    const { register } = record;
    const lastYear = record.lastYear === true;
    // A register that comes later may name rows of one that came before.
    for (const [key, batch] of waiting) if (batch.register !== register) { waiting.delete(key); yield batch; }
    const key = `${register}/${String(lastYear)}`;
    const batch = waiting.get(key) ?? { register, lastYear, rows: [] };
    batch.rows.push(record);
    if (batch.rows.length < ROWS_AT_ONCE) waiting.set(key, batch);
    else { waiting.delete(key); yield batch; }
  }
  yield* waiting.values();
}

function toRecord(runtime: Runtime, definition: RegisterDefinition, { id, school, state, values }: DrawnRecord, units: ReadonlyMap<string, UnitRow>): NewRecord {
  const unit = units.get(school.key);
  if (!unit) throw new Error(`the sample county has no unit ${school.key}`);
  const blank: RecordValues = Object.fromEntries(definition.fields.map(({ key }) => [key, null]));
  const around = { today: dayInChina(runtime.clock()), limits: runtime.catalogue.limits, unit: { kind: unit.kind, name: unit.name, code: unit.code } };
  const whole = { ...blank, ...values };
  return { id, unitId: unit.id, unitPath: unit.path, state, values: hasFormula(definition) ? computeFields(definition, whole, around) : whole };
}

const hasFormula = ({ fields }: RegisterDefinition): boolean => fields.some(({ formula }) => formula !== undefined);

/** The schools of the county's own file, by what their names say. */
const schoolsOf = (sample: SampleCounty): HeldSchool[] => sample.units.filter(({ kind }) => kind === 'district').flatMap((district) =>
  district.units.map(({ code, name }) => ({ district: district.code, code, name, kind: kindNamed(name) })));

/** Adds the districts and schools that are not there; answers all units by their codes below the bureau. */
async function addUnits(db: Db, runtime: Runtime, county: string, drawn: DrawnCounty): Promise<ReadonlyMap<string, UnitRow>> {
  const units = new Map((await listUnitRows(db, county)).map((unit) => [unit.path.slice(county.length + 1, -1), unit]));
  const add = async (key: string, above: string, unit: Pick<UnitRow, 'code' | 'name' | 'kind'>): Promise<void> => {
    const parent = units.get(above);
    if (!parent || units.has(key)) return;
    const row: UnitRow = { ...unit, id: runtime.newId(), parentId: parent.id, path: `${parent.path}${unit.code}/`, pinyin: pinyinKey(unit.name), retired: false };
    await insertUnit(db, county, row, runtime.clock());
    units.set(key, row);
  };
  for (const { code, name } of drawn.districts) await add(code, '', { code, name, kind: 'district' });
  for (const { key, district, code, name, kind } of drawn.schools) await add(key, district, { code, name, kind: schoolKinds[kind].unit });
  return units;
}
