import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { RecordTotals, RecordView, RegisterView } from '../../contract/register.ts';
import { recordStates, type RecordState } from '../../domain/register/record-state.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { FileLink } from '../record/file-link.tsx';
import type { Column } from '../table/ledger-table.tsx';
import { cardTitle, decimalsOf, fieldOf, heldType, isFigure, isSummed, type FieldView } from './field-view.ts';
import { registerWords } from './register-words.ts';
import { useReturned } from '../round/use-returned.ts';
import { groupDigits, useShowValue } from './show-value.ts';

/** Columns beside the fields: whose record it is, where it stands, when it was last changed. */
export const ownColumns = ['unit', 'state', 'since', 'byName'] as const;
type OwnColumn = (typeof ownColumns)[number];
const isOwn = (key: string): key is OwnColumn => (ownColumns as readonly string[]).includes(key);

/** The columns a list shows until somebody chooses: those of the definition, and the state where records are reported. Who sees one unit needs no column for it. */
export function standardColumns(register: RegisterView, oneUnit: boolean): readonly string[] {
  const columns = register.display.columns.filter((key) => key !== 'unit' || !oneUnit);
  return register.workflow === 'report' ? [...columns, 'state'] : columns;
}

/** Names of columns: fields by their names, the others by ours. */
export function useColumnName(register: RegisterView): (key: string) => string {
  const say = useWords(registerWords);
  const pick = usePick();
  return (key) => (isOwn(key) ? say(`column_${key}`) : pick(fieldOf(register, key)?.name ?? { zh: key, en: key }));
}

interface ColumnsInput {
  readonly register: RegisterView;
  readonly keys: readonly string[];
  /** Widths somebody chose, in rem. */
  readonly widths?: Readonly<Record<string, number>>;
  readonly totals: RecordTotals | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly shown: readonly RecordView[];
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
  readonly onOpen: (id: string) => void;
}

// A card of forty lines is no list any more: the record itself shows the rest.
const ON_A_CARD = 10;

/** The columns of a register's list. The first opens the record. */
export function useRecordColumns(input: ColumnsInput): readonly Column<RecordView>[] {
  const { register, keys, widths = {}, totals, onOpen } = input;
  const nameOf = useColumnName(register);
  const textOf = useCellText(register);
  const pick = usePick();
  const say = useWords(registerWords);
  const returnedOf = useReturned(register.key, register.workflow === 'report');
  const columns = keys.filter((key) => isOwn(key) || fieldOf(register, key) !== undefined).map((key, index): Column<RecordView> => {
    const field = fieldOf(register, key);
    const sum = totals?.whole.sums[key];
    const first = index === 0;
    return {
      key, title: nameOf(key), figure: field !== undefined && isFigure(field), orders: sorts(key, field), width: widths[key] === undefined ? widthOf(key, field) : `${widths[key]}rem`,
      ...(field?.measure !== undefined && isFigure(field) && { measure: pick(field.measure) }), ...(first ? { phone: 'title' as const } : index > ON_A_CARD && { phone: 'hidden' as const }),
      ...(first && totals !== undefined && { foot: say('totalOf', { n: groupDigits(String(totals.whole.count)) }) }),
      ...(!first && field !== undefined && sum !== undefined && sum !== null && { foot: groupDigits(sum, decimalsOf(field)) }),
      render: (record) => <Returned cell={returnedOf(record.id, key) ?? (first ? returnedOf(record.id, '') : undefined)}>{first ? <Opener record={record} text={textOf(key, record)} onOpen={onOpen} /> : <Value record={record} field={field} text={textOf(key, record)} />}</Returned>,
    };
  });
  return [chooser(input, say('chooseAll'), (title) => say('chooseOne', { title })), ...columns];
}

function chooser({ shown, chosen, onChoose }: ColumnsInput, all: string, one: (title: string) => string): Column<RecordView> {
  const ids = shown.map(({ id }) => id);
  const some = ids.some((id) => chosen.has(id));
  const every = ids.length > 0 && ids.every((id) => chosen.has(id));
  return {
    key: 'chosen', title: '', width: '2.5rem', phone: 'tick',
    head: <Checkbox aria-label={all} checked={every} indeterminate={some && !every} onChange={(event) => onChoose(ids, event.target.checked)} />,
    render: (record) => <Checkbox aria-label={one(record.title)} checked={chosen.has(record.id)} onChange={(event) => onChoose([record.id], event.target.checked)} />,
  };
}

// The control for the keyboard; its name holds the record's, for who hears it without the columns beside.
function Opener({ record, text, onOpen }: { readonly record: RecordView; readonly text: string; readonly onOpen: (id: string) => void }) {
  return <button type="button" className={record.retiredAt === null ? 'ledger__open' : 'ledger__open retired'} aria-label={text === record.title ? text : `${text} ${record.title}`} onClick={() => onOpen(record.id)}>
    {text === '' || text === record.title ? record.title : <><span className="only-wide">{text}</span><span className="only-narrow">{cardTitle(text, record.title)}</span></>}
  </button>;
}

// What a checker sent back stands at its cell, with the reason, until it is put right.
function Returned({ cell, children }: { readonly cell: { readonly reason: string; readonly byName: string } | undefined; readonly children: ReactNode }) {
  const say = useWords(registerWords);
  if (cell === undefined) return children;
  const why = say('sentBack', { text: cell.reason, who: cell.byName });
  return <span className="cell-returned" title={why}>{children}<span className="cell-returned__sign"><span aria-hidden="true">{say('sentBackSign')}</span><span className="only-read">{why}</span></span></span>;
}

function Value({ record, field, text }: { readonly record: RecordView; readonly field: FieldView | undefined; readonly text: string }) {
  const say = useWords(registerWords);
  const pick = usePick();
  if (text === '') return null;
  if (field !== undefined && record.masked.includes(field.key)) return <span className="masked" title={say('maskedHint')}>{text}</span>;
  if (field?.type === 'file') return <FileLink id={String(record.values[field.key])} file={record.files?.[String(record.values[field.key])]} name={text} />;
  if (field === undefined || !isFigure(field)) return <span className="ledger__clip" title={text}>{text}</span>;
  return <span className="figure">{text}{field.measure !== undefined && <span className="figure__unit only-narrow">{pick(field.measure)}</span>}</span>;
}

/** The text of a record's cell. */
export function useCellText(register: RegisterView): (key: string, record: RecordView) => string {
  const show = useShowValue(register);
  const pick = usePick();
  return (key, record) => {
    switch (key) {
      case 'unit': return record.unitName;
      case 'state': return pick(recordStates[record.state as RecordState]);
      case 'since': return clockTime(record.since);
      case 'byName': return record.byName;
      default: {
        const field = fieldOf(register, key);
        return field === undefined ? '' : show(field, record.values[key], record.names);
      }
    }
  };
}

const sorts = (key: string, field: FieldView | undefined): boolean =>
  (field === undefined ? key === 'unit' || key === 'since' : !field.masked && !field.encrypted && !['choices', 'location', 'file'].includes(heldType(field)));

function widthOf(key: string, field: FieldView | undefined): string {
  if (field === undefined) return { unit: '11rem', state: '5.5rem', since: '9.5rem' }[key] ?? '7rem';
  const type = heldType(field);
  if (type === 'money') return '9.5rem';
  if (isFigure(field)) return '7.5rem';
  if (type === 'text') return field.format === undefined ? '10rem' : '12rem';
  return { date: '7.5rem', period: '7.5rem', choices: '12rem', unit: '11rem', reference: '11rem' }[type] ?? '8rem';
}

/** The width all columns need together, in rem. */
export const widthOfAll = (columns: readonly Column<RecordView>[]): number => columns.reduce((sum, column) => sum + Number.parseFloat(column.width ?? '8'), 0);

/** Which of the columns are added up. */
export const summedOf = (register: RegisterView, keys: readonly string[]): readonly string[] => keys.filter((key) => {
  const field = fieldOf(register, key);
  return field !== undefined && isSummed(field);
});
