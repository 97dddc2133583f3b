/*
 * The floor of an export: one bare SQL cursor whose rows go to a file through the same writer. No rights, no masks, no
 * names looked up: whatever the statement gives is a cell. Says in JSON how long it took and the memory it needed.
 *   node bench/bare-export.ts <xlsx|csv> <file>   (DATABASE_URL, BARE_STATEMENT)
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import type { ExportedRecord, ExportLayout } from '../src/domain/register/export-layout.ts';
import { exportCsv, exportXlsx } from '../src/office/workbook/write-export.ts';
import { peakMb, processorSeconds } from './processor-time.ts';

const [format, file = ''] = process.argv.slice(2);

const client = new Client({ connectionString: process.env['DATABASE_URL'], options: '-c max_parallel_workers_per_gather=0' });
await client.connect();
const began = performance.now();
await client.query('begin');
await client.query(`declare bare no scroll cursor for ${process.env['BARE_STATEMENT'] ?? ''}`);
const fetched = () => client.query<(string | null)[]>({ text: 'fetch 1000 from bare', rowMode: 'array' });
let batch = await fetched();
const headings = batch.fields.map(({ name }) => name);

// The writer takes records and asks the layout for their cells: here the cells are the record.
async function* rows(): AsyncGenerator<ExportedRecord> {
  for (; batch.rows.length > 0; batch = await fetched()) yield* batch.rows as unknown as ExportedRecord[];
}
const layout: ExportLayout = {
  headings, rowOf: (record) => record as unknown as string[],
  workbook: { title: 'bare', sheets: [{
    name: 'bare', hidden: false, columns: headings.map((key) => ({ key, width: 12, format: { kind: 'text' }, hidden: false, look: 'plain' })), rows: [headings.map((typed) => ({ typed, look: 'heading' }))],
    hiddenRows: [], headingRow: 1, frozenColumns: 0, spareRows: 0, guarded: false, filter: false,
  }] },
};
await pipeline(format === 'xlsx' ? await exportXlsx(layout, rows()) : exportCsv(layout, rows()), createWriteStream(file));
await client.end();
process.stdout.write(`${JSON.stringify({ seconds: (performance.now() - began) / 1000, processor: processorSeconds(process.pid), peakMb: peakMb(process.pid) })}\n`);
