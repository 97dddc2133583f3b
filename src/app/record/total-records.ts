import type { RecordTotals } from '../../contract/register.ts';
import { totalRecords as total, type TotalRow } from '../../db/registers/records/total-records.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';
import { loadLookups } from './lookups.ts';
import { readFilter, requirePlain, type FilterInput } from './read-filter.ts';

interface TotalInput extends FilterInput {
  readonly key: string;
  readonly by?: readonly string[] | undefined;
  readonly sums?: readonly string[] | undefined;
}

/** Counts and sums of records by groups, as they are or were at a moment. Throws A103, R101, R306, R307, R309, R310, R314, X2xx. */
export const totalRecords = useCase('record.total', async (cx, input: TotalInput): Promise<RecordTotals> => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  const [by, sums] = [[...new Set(input.by)], [...new Set(input.sums)]];
  requirePlain(cx, definition, [...by, ...sums]);
  const totals = await total(cx.db, storeOf(cx, definition), { ...await readFilter(cx, definition, input), by, sums, alone: true });
  const lookups = await loadLookups(cx, definition, { values: totals.groups.map((row) => row.by), units: totals.groups.flatMap((row) => (typeof row.by['unit'] === 'string' ? [row.by['unit']] : [])) });
  const linking = new Map(definition.fields.map(({ key, type }) => [key, type]));
  const names = totals.groups.flatMap((row) => Object.entries(row.by).flatMap(([key, value]): [string, string][] => {
    const type = key === 'unit' ? 'unit' : linking.get(key);
    const named = typeof value === 'string' && (type === 'unit' || type === 'person' || type === 'reference') ? lookups.nameOf(type, value) : undefined;
    return named === undefined ? [] : [[String(value), named]];
  }));
  return { groups: totals.groups.map(plain), whole: plain(totals.whole), more: totals.more, names: Object.fromEntries(names) };
});

const plain = ({ by, count, sums }: TotalRow): RecordTotals['whole'] =>
  ({ by: Object.fromEntries(Object.entries(by).map(([key, value]) => [key, typeof value === 'object' && value !== null ? [...value] : value])), count, sums: { ...sums } });
