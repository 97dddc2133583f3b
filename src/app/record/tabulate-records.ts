import { problems, raise } from '../../domain/problem.ts';
import { crossTable, type CrossGroup } from '../../domain/register/cross-table.ts';
import type { FieldValue } from '../../domain/register/record-values.ts';
import type { FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import { clockInChina } from '../../domain/values/plain-date.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { totalRecords } from '../../db/registers/records/total-records.ts';
import { writeWorkbook } from '../../office/write-xlsx.ts';
import { exportName, type ExportedFile } from '../plan/exported-file.ts';
import { codeListsOf, getRegister, storeOf } from '../register/get-register.ts';
import { useCase, type Context } from '../use-case.ts';
import { readFilter, requirePlain, type FilterInput } from './read-filter.ts';

interface TabulateInput extends FilterInput {
  readonly key: string; readonly columns: string; readonly split?: string | undefined; readonly sums?: readonly string[] | undefined; readonly lang?: 'zh' | 'en' | undefined;
}

// A county of a thousand schools, each with every grade and band.
const MOST_GROUPS = 100_000;

/** Counts and sums of a register by unit and by the codes of a field as a workbook, as they are or were at a moment. Throws A103, R101, R306, R307, R309, R310, R314, X2xx. */
export const tabulateRecords = useCase('record.tabulate', async (cx, input: TabulateInput): Promise<ExportedFile> => {
  const definition = await getRegister(cx, input.key);
  const split = input.split === undefined ? [] : [input.split];
  const sums = [...new Set(input.sums)];
  requirePlain(cx, definition, [input.columns, ...split, ...sums]);
  const filter = await readFilter(cx, definition, input);
  const { groups } = await totalRecords(cx.db, storeOf(cx, definition), { ...filter, by: ['unit', input.columns, ...split], sums, most: MOST_GROUPS });
  const language = input.lang ?? 'zh';
  const codes = (key: string) => codesOf(cx, definition, key, groups.map(({ by }) => by[key] ?? null));
  const units = (await listUnitRows(cx.db, cx.county)).map(({ id, name }) => ({ code: id, name: { zh: name, en: name } }));
  const table = crossTable(groups.map(({ by, count, sums: held }): CrossGroup => ({ row: String(by['unit']), column: String(by[input.columns] ?? ''), split: String(by[input.split ?? ''] ?? ''), count, sums: held })), {
    name: definition.name[language], title: definition.name[language], language, rowTitle: { zh: '单位', en: 'Unit' }, rows: units, columns: await codes(input.columns),
    splits: input.split === undefined ? [] : await codes(input.split), sums: sums.map((key) => ({ code: key, name: fieldOf(definition, key).name })),
    facts: { zh: `截至 ${clockInChina(filter.asOf ?? cx.now)} · ${cx.actor.name} 导出`, en: `As of ${clockInChina(filter.asOf ?? cx.now)} · exported by ${cx.actor.name}` }[language],
  });
  cx.about({ kind: 'register', id: '', unitPath: filter.unitPath ?? '', name: definition.name.zh, details: { register: definition.key, rows: table.rows.length, form: 'xlsx' } });
  const bytes = await writeWorkbook([table]);
  return { name: exportName(definition.name[language], language === 'en' ? ' by unit.xlsx' : '·分单位汇总.xlsx'), media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
});

function fieldOf(definition: RegisterDefinition, key: string): FieldDefinition {
  const field = definition.fields.find((one) => one.key === key);
  if (!field) throw raise(problems.notFound, { what: { zh: `字段“${key}”`, en: `The field "${key}"` } });
  return field;
}

// The codes of a list stand in its order; of a field without one stands what is held.
async function codesOf(cx: Context, definition: RegisterDefinition, key: string, held: readonly FieldValue[]) {
  const items = (await codeListsOf(cx, definition)).get(fieldOf(definition, key).list ?? '')?.items;
  return items ?? [...new Set(held.map((value) => String(value ?? '')))].toSorted().map((code) => ({ code, name: { zh: code, en: code } }));
}
