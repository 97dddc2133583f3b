/* A list taken out as a file: what it shows, filtered, sorted and masked as on screen, in one pass of any size. */
import { layoutExport, type ExportedRecord } from '../../domain/register/export-layout.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { minuteInChina } from '../../domain/values/plain-date.ts';
import type { RecordFilter } from '../../db/registers/records/list-records.ts';
import type { StreamQuery } from '../../db/registers/records/stream-records.ts';
import { streamRecords } from '../../db/registers/records/stream-records.ts';
import { totalRecords } from '../../db/registers/records/total-records.ts';
import { exportCsv, exportXlsx } from '../../office/workbook/write-export.ts';
import { loadReferences, type References } from '../import/load-references.ts';
import { XLSX, type SendFile } from '../import/mark-import.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { useCase, type Context } from '../use-case.ts';
import { readFilter, requirePlain, type FilterInput } from './read-filter.ts';
import { maskRecord } from './record-reply.ts';

interface ExportInput extends FilterInput {
  readonly key: string;
  readonly sort?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly format: 'xlsx' | 'csv' | 'csv-gb18030';
  readonly language: 'zh' | 'en';
  readonly send: SendFile;
}

/** Sends the records of a list as a workbook or as text. Throws A103, R101, R306, R307, R309, R314, R316. */
export const exportRecords = useCase('record.export', async (cx, input: ExportInput): Promise<void> => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  const filter = await readFilter(cx, definition, input);
  const sort = input.sort?.map((text) => (text.startsWith('-') ? { field: text.slice(1), descending: true } : { field: text, descending: false })) ?? definition.display.sort;
  requirePlain(cx, definition, input.sort?.map((text) => text.replace(/^-/, '')) ?? []);
  const fields = input.fields?.filter((key) => key !== 'unit') ?? definition.fields.map(({ key }) => key);
  const references = await loadReferences(cx, definition, { unitPath: '', reach: 'unit' });
  const count = await countOf(cx, definition, filter);
  cx.about({ kind: 'register', id: '', unitPath: filter.unitPath ?? cx.actor.unitPath, details: { register: input.key, format: input.format, rows: count, where: input.where ?? '', asOf: input.asOf ?? '', fields: fields.length } });
  const moment = minuteInChina(filter.asOf ?? cx.now);
  const { language } = input;
  const layout = layoutExport({
    register: definition, context: references.writing, fields, count, language,
    title: [definition.name[language], input.where ?? '', language === 'zh' ? `截至 ${moment}` : `as of ${moment}`].filter((part) => part !== '').join(' · '),
  });
  const name = `${definition.name[language]}-${moment.slice(0, 10)}`;
  // What has left the house cannot be called back: it leaves when the audit says so.
  cx.afterwards(async (db) => {
    const records = exported({ ...cx, db }, definition, { ...filter, sort, fields }, references);
    if (input.format === 'xlsx') await input.send(`${name}.xlsx`, XLSX, await exportXlsx(layout, records));
    else if (input.format === 'csv') await input.send(`${name}.csv`, 'text/csv; charset=utf-8', exportCsv(layout, records, 'utf-8'));
    else await input.send(`${name}.csv`, 'text/csv; charset=gb18030', exportCsv(layout, records, 'gb18030'));
  });
});

async function countOf(cx: Context, definition: RegisterDefinition, filter: RecordFilter): Promise<number> {
  return (await totalRecords(cx.db, storeOf(cx, definition), { ...filter, by: [], sums: [] })).whole.count;
}

async function* exported(cx: Context, definition: RegisterDefinition, query: StreamQuery, { units }: References): AsyncGenerator<ExportedRecord> {
  for await (const batch of streamRecords(cx.db, storeOf(cx, definition), query)) {
    for (const record of batch) {
      const { values, masked } = maskRecord(cx, definition, record);
      yield { id: record.id, version: record.version, unit: units.get(record.unitId)?.name ?? '', values, masked };
    }
  }
}
