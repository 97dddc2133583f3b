import type { RecordPageView } from '../../contract/register.ts';
import { listRecords as list } from '../../db/registers/records/list-records.ts';
import type { SortBy } from '../../db/registers/records/record-order.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';
import { loadLookups, namedBy } from './lookups.ts';
import { readFilter, requirePlain, type FilterInput } from './read-filter.ts';
import { recordReply } from './record-reply.ts';

/** What to list. */
export interface ListInput extends FilterInput {
  readonly key: string;
  /** `-field` for the greatest first. */
  readonly sort?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly fields?: readonly string[] | undefined;
}

const PAGE = 50;

/** One page of records, as they are or were at a moment. Throws A103, R101, R306, R307, R308, R309, R314, X2xx. */
export const listRecords = useCase('record.list', async (cx, input: ListInput): Promise<RecordPageView> => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  const filter = await readFilter(cx, definition, input);
  const sort = input.sort?.map(readSort) ?? definition.display.sort;
  requirePlain(cx, definition, input.sort?.map((text) => readSort(text).field) ?? []);
  const fields = withTitle(definition.display.title, input.fields);
  const shown = { along: await namedBy(cx, definition, fields) };
  const page = await list(cx.db, storeOf(cx, definition), { ...filter, sort, cursor: input.cursor, limit: input.limit ?? PAGE, fields, shown });
  const lookups = await loadLookups(cx, definition, { values: page.records.map(({ values }) => values), units: page.records.map(({ unitId }) => unitId), along: page.along });
  return { records: page.records.map((record) => recordReply(cx, definition, record, lookups)), next: page.next };
});

const readSort = (text: string): SortBy => (text.startsWith('-') ? { field: text.slice(1), descending: true } : { field: text, descending: false });

// What a record is called is always read.
const withTitle = (title: string, fields: readonly string[] | undefined): readonly string[] | undefined =>
  fields && [...fields, ...[...title.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key)];
