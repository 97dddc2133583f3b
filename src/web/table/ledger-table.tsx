/*
 * The table of every ledger screen: plain rows of 40 px, sortable heads, arrow keys from row to row, and the same rows
 * as stacked cards on a phone. It is a real table, so it prints and reads out as one.
 */
import { useMemo, useState, type AriaAttributes, type ReactNode } from 'react';
import { Button } from 'antd';
import { useWords } from '../i18n/define-words.ts';
import { sorted, turn, type Sorting } from './sorting.ts';
import { tableWords } from './table-words.ts';
import { useRowKeys } from './use-row-keys.ts';
import './ledger-table.css';

const ROWS_AT_ONCE = 200;

/** One column. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Stands small behind the title: the unit of measure. */
  readonly measure?: string;
  /** Stands in the head in place of the title. */
  readonly head?: ReactNode;
  readonly render: (row: Row) => ReactNode;
  /** Figures stand on the right. */
  readonly figure?: boolean;
  /** CSS width; the columns without one share the rest. */
  readonly width?: string;
  /** Makes the head a sort button. */
  readonly sortBy?: (row: Row) => string | number | null;
  /** Makes the head a sort button where the server sorts. */
  readonly orders?: boolean;
  /** What stands under the rows in this column: a total. */
  readonly foot?: ReactNode;
  /** On a phone this cell heads the card, takes a line of its own, is left out, or is the box in the corner; otherwise two share a line. */
  readonly phone?: 'title' | 'wide' | 'hidden' | 'tick';
}

type RowAria = AriaAttributes & { readonly className?: string };

interface LedgerTableProps<Row> {
  /** Names the table for people who hear it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** A click anywhere on the row. The first cell should hold a button or link of class `ledger__open` for the keyboard. */
  readonly onOpen?: (key: string) => void;
  readonly opened?: string | null;
  readonly role?: 'treegrid';
  readonly rowAria?: (row: Row) => RowAria;
  /** A row that is only a heading: its first cell goes over the whole width. */
  readonly heads?: (row: Row) => boolean;
  /** The order the server gave the rows, and how to ask for another: a head that is pressed sorts there, not here. */
  readonly order?: Sorting | null;
  readonly onOrder?: (key: string) => void;
}

/** Rows of a ledger. */
export function LedgerTable<Row>({ label, columns, rows, rowKey, onOpen, opened, role, rowAria, heads, order, onOrder }: LedgerTableProps<Row>) {
  const [own, sort] = useState<Sorting | null>(null);
  const sorting = onOrder === undefined ? own : order ?? null;
  const onSort = (key: string) => (onOrder === undefined ? sort(turn(own, key)) : onOrder(key));
  const [limit, show] = useState(onOrder === undefined ? ROWS_AT_ONCE : Number.POSITIVE_INFINITY);
  const place = useRowKeys(onOpen);
  const heading = columns.find((each) => each.phone === 'title') ?? columns[0] as Column<Row>;
  const column = columns.find((candidate) => candidate.key === sorting?.key);
  const inOrder = useMemo(() => sorted(rows, column?.sortBy, sorting?.falling === true), [rows, column?.sortBy, sorting?.falling]);
  return (
    <>
      <table className={onOpen === undefined ? 'ledger' : 'ledger ledger--opens'} ref={place} aria-label={label} {...(role === undefined ? {} : { role })}>
        <colgroup>{columns.map((each) => <col key={each.key} {...(each.width === undefined ? {} : { style: { width: each.width } })} />)}</colgroup>
        <thead>
          <tr>{columns.map((each) => <Head key={each.key} column={each} sorting={sorting} onSort={() => onSort(each.key)} />)}</tr>
        </thead>
        <tbody>
          {inOrder.slice(0, limit).map((row) => (
            <tr key={rowKey(row)} data-key={rowKey(row)} data-opened={rowKey(row) === opened || undefined} {...rowAria?.(row)}>
              {(heads?.(row) === true ? [heading] : columns).map((each) => <Cell key={each.key} column={each} row={row} inGrid={role !== undefined} width={heads?.(row) === true ? columns.length : 1} />)}
            </tr>
          ))}
        </tbody>
        {columns.some((each) => each.foot !== undefined) && <Foot columns={columns} />}
      </table>
      {rows.length > limit && <MoreRows total={rows.length} shown={limit} onMore={() => show(limit + ROWS_AT_ONCE)} />}
    </>
  );
}

function Head<Row>({ column, sorting, onSort }: { readonly column: Column<Row>; readonly sorting: Sorting | null; readonly onSort: () => void }) {
  const className = column.figure === true ? 'ledger__figure' : column.phone === 'tick' ? 'ledger__cell--tick' : undefined;
  const title = <>{column.title}{column.measure !== undefined && <span className="ledger__measure">{column.measure}</span>}</>;
  if (column.head !== undefined) return <td className={className}>{column.head}</td>;
  if (column.sortBy === undefined && column.orders !== true) return <th scope="col" className={className}>{title}</th>;
  const state = sorting?.key !== column.key ? 'none' : sorting.falling ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} aria-sort={state}>
      <button type="button" className="ledger__sort" onClick={onSort}>{title}<span aria-hidden="true" className={`ledger__arrow ledger__arrow--${state}`} /></button>
    </th>
  );
}

function Cell<Row>({ column, row, inGrid, width }: { readonly column: Column<Row>; readonly row: Row; readonly inGrid: boolean; readonly width: number }) {
  const names = [column.figure === true ? 'ledger__figure' : '', column.phone === undefined ? '' : `ledger__cell--${column.phone}`].filter((name) => name !== '');
  return <td data-label={column.title} {...(width > 1 ? { colSpan: width } : {})} {...(names.length === 0 ? {} : { className: names.join(' ') })} {...(inGrid ? { role: 'gridcell' } : {})}>{column.render(row)}</td>;
}

function Foot<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return (
    <tfoot>
      <tr>{columns.map((each) => <td key={each.key} data-label={each.title} className={each.phone === 'title' || each.phone === 'tick' ? `ledger__cell--${each.phone}` : each.figure === true ? 'ledger__figure' : undefined}>{each.foot}</td>)}</tr>
    </tfoot>
  );
}

function MoreRows({ total, shown, onMore }: { readonly total: number; readonly shown: number; readonly onMore: () => void }) {
  const say = useWords(tableWords);
  return (
    <div className="ledger__more no-print">
      <span className="quiet">{say('shownOf', { shown, total })}</span>
      <Button size="small" onClick={onMore}>{say('showMore')}</Button>
    </div>
  );
}
