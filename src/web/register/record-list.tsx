import { Button, Checkbox } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { LedgerTable } from '../table/ledger-table.tsx';
import { turn, type Sorting } from '../table/sorting.ts';
import type { Address } from '../table/use-address.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { summedOf, useRecordColumns, widthOfAll } from './record-columns.tsx';
import { RecordFilters } from './record-filters.tsx';
import { registerWords } from './register-words.ts';
import { useListKeys } from './use-list-keys.ts';
import { useRecords, useTotals, type RecordFilter } from './use-registers.ts';
import { useListColumns } from './use-views.ts';

interface RecordListProps {
  readonly register: RegisterView;
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
}

/** What of the address narrows the list. */
const filterOf = (address: Address): RecordFilter => ({ where: address['where'] ?? '', unit: address['unit'] ?? '', asOf: address['asOf'] ?? '', retired: address['retired'] ?? '' });

/** The records of a register as the address filters and sorts them, with their totals. */
export function RecordList({ register, address, onChange }: RecordListProps) {
  const columns = useListColumns(register, address, onChange);
  const { keys, widths } = columns;
  const filter = filterOf(address);
  const fields = keys.filter((key) => register.fields.some((field) => field.key === key));
  const records = useRecords(register.key, { ...filter, sort: address['sort'] ?? '', fields }, columns.known);
  const totals = useTotals(register.key, filter, { sums: summedOf(register, keys) });
  const shown = useMemo(() => records.data?.pages.flatMap((page) => page.records), [records.data]);
  const place = useListKeys();
  return (
    <div ref={place}>
      <RecordFilters register={register} address={address} onChange={onChange} tools={<><RetiredSwitch address={address} onChange={onChange} /><ColumnPicker register={register} columns={columns} /></>} />
      {shown === undefined && !records.isError && <LoadingState />}
      {records.isError && <div className="padded"><ProblemNote error={records.error} again={() => void records.refetch()} /></div>}
      {shown !== undefined && !records.isError && shown.length === 0 && <Nothing filtered={filter.where !== '' || filter.unit !== ''} past={filter.asOf !== ''} onClear={() => onChange({ where: '', unit: '' })} />}
      {shown !== undefined && !records.isError && shown.length > 0 && (
        <Rows register={register} keys={keys} widths={widths} shown={shown} totals={totals.data} address={address} onChange={onChange} fading={records.isPlaceholderData} />
      )}
      {shown !== undefined && shown.length > 0 && records.hasNextPage && <More shown={shown.length} total={totals.data?.whole.count} busy={records.isFetchingNextPage} onMore={() => void records.fetchNextPage()} />}
    </div>
  );
}

// Out of use is out of the list and its totals; to bring one back it has to be found.
function RetiredSwitch({ address, onChange }: Pick<RecordListProps, 'address' | 'onChange'>) {
  const say = useWords(registerWords);
  return <Checkbox checked={address['retired'] === 'only'} onChange={(event) => onChange({ retired: event.target.checked ? 'only' : '' })}>{say('retiredOnly')}</Checkbox>;
}

interface RowsProps extends RecordListProps {
  readonly keys: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly shown: readonly RecordView[];
  readonly totals: ReturnType<typeof useTotals>['data'];
  readonly fading: boolean;
}

// Beyond this width the table rolls sideways in its panel.
const ROOM_REM = 76;

function Rows({ register, keys, widths, shown, totals, address, onChange, fading }: RowsProps) {
  const say = useWords(registerWords);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const open = useCallback((id: string) => onChange({ open: id }), [onChange]);
  const change = useCallback((ids: readonly string[], on: boolean) => choose((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id)))), []);
  const columns = useRecordColumns({ register, keys, widths, totals, chosen, shown, onChoose: change, onOpen: open });
  const width = widthOfAll(columns);
  const order = readSort(address['sort'] ?? '');
  const sort = (key: string) => { const next = turn(order, key); onChange({ sort: next === null ? '' : `${next.falling ? '-' : ''}${next.key}` }); };
  return (
    <>
      <ChosenBar register={register} keys={keys} records={shown.filter(({ id }) => chosen.has(id))} onClear={() => choose(new Set())} />
      <div className={width > ROOM_REM ? 'ledger-wide' : undefined} style={width > ROOM_REM ? { '--least': `${width}rem` } as object : undefined} aria-busy={fading} {...(width > ROOM_REM ? { role: 'region', tabIndex: 0, 'aria-label': say('tableRolls') } : {})}>
        <LedgerTable label={say('table')} columns={columns} rows={shown} rowKey={({ id }) => id} opened={address['open'] ?? null} onOpen={open} order={order} onOrder={sort} />
      </div>
    </>
  );
}

const readSort = (text: string): Sorting | null => (text === '' ? null : text.startsWith('-') ? { key: text.slice(1), falling: true } : { key: text, falling: false });

function Nothing({ filtered, past, onClear }: { readonly filtered: boolean; readonly past: boolean; readonly onClear: () => void }) {
  const say = useWords(registerWords);
  if (filtered) return <EmptyState title={say('noMatch')} hint={say('noMatchHint')}><Button onClick={onClear}>{say('clear')}</Button></EmptyState>;
  return <EmptyState title={say(past ? 'noRecordThen' : 'noRecord')} hint={say(past ? 'noRecordThenHint' : 'noRecordHint')} />;
}

interface MoreProps {
  readonly shown: number;
  readonly total: number | undefined;
  readonly busy: boolean;
  readonly onMore: () => void;
}

function More({ shown, total, busy, onMore }: MoreProps) {
  const say = useWords(registerWords);
  return (
    <div className="ledger__more">
      <span className="quiet">{total === undefined ? say('shown', { shown }) : say('shownOf', { shown, total })}</span>
      <Button className="no-print" size="small" loading={busy} onClick={onMore}>{say('more')}</Button>
    </div>
  );
}
