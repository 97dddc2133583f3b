import { memo, useCallback, useEffect, useId, useRef, type RefObject } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { isFigure, type FieldView } from '../register/field-view.ts';
import { useShowValue } from '../register/show-value.ts';
import { heldNumbers } from './held-numbers.ts';
import { pastedCells, truerText, type PastedCell } from './pasted-cells.ts';
import type { ExaminedRow } from './sheet-findings.ts';
import { isChanged, type CellPlace, type SheetRow } from './sheet-rows.ts';
import { sheetWords } from './sheet-words.ts';

interface SheetGridProps {
  readonly register: RegisterView;
  readonly fields: readonly FieldView[];
  readonly rows: readonly SheetRow[];
  readonly examined: ReadonlyMap<string, ExaminedRow>;
  readonly repeated: ReadonlyMap<string, { readonly field: string; readonly first: number }>;
  readonly onCell: (row: number, field: string, text: string) => void;
  readonly onPaste: (at: CellPlace, cells: readonly (readonly PastedCell[])[]) => void;
  readonly onPlace: (at: CellPlace) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** The cells of a sheet: every one a plain text box, so that typing, pasting and walking are as in a spreadsheet. */
export function SheetGrid({ register, fields, rows, examined, repeated, onCell, onPaste, onPlace, onUndo, onRedo }: SheetGridProps) {
  const say = useWords(sheetWords);
  const pick = usePick();
  const lists = useId();
  const place = useSheetKeys({ rows, fields, onCell, onPaste, onPlace, onUndo, onRedo });
  return (
    <div className="sheet-roll" ref={place}>
      <table className="sheet-grid" aria-label={say('grid')}>
        <thead>
          <tr>
            <th scope="col" className="sheet-grid__no">{say('rowNo')}</th>
            {fields.map((field) => (
              <th key={field.key} scope="col" className={isFigure(field) ? 'sheet-grid__figure' : undefined} style={{ width: widthOf(field) }} title={field.hint === undefined ? undefined : pick(field.hint)}>
                {pick(field.name)}{field.required && <span className="sheet-grid__star">*</span>}{field.measure !== undefined && <span className="ledger__measure">{pick(field.measure)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => <Row key={row.key} register={register} fields={fields} row={row} index={index} examined={examined.get(row.key)} repeated={repeated.get(row.key)} lists={lists} onCell={onCell} />)}
        </tbody>
      </table>
      {fields.filter((field) => field.list !== undefined && field.type === 'choice').map((field) => (
        <datalist key={field.key} id={`${lists}-${field.key}`}>{register.codeLists.find(({ key }) => key === field.list)?.items.map((item) => <option key={item.code}>{pick(item.name)}</option>)}</datalist>
      ))}
    </div>
  );
}

function widthOf(field: FieldView): string {
  if (isFigure(field)) return '6.5rem';
  if (field.type === 'text') return field.format === undefined ? '9rem' : '12rem';
  return field.type === 'date' ? '7rem' : '7.5rem';
}

interface RowProps extends Pick<SheetGridProps, 'register' | 'fields' | 'onCell'> {
  readonly row: SheetRow;
  readonly index: number;
  readonly examined: ExaminedRow | undefined;
  readonly repeated: { readonly field: string; readonly first: number } | undefined;
  readonly lists: string;
}

const Row = memo(({ register, fields, row, index, examined, repeated, lists, onCell }: RowProps) => {
  const say = useWords(sheetWords);
  const findings = examined?.findings ?? [];
  const state = row.refusal !== null || examined?.stopped === true || repeated !== undefined ? 'stopped' : isChanged(row) ? 'changed' : row.record === null ? 'empty' : 'held';
  return (
    <tr className={`sheet-row sheet-row--${state}`}>
      <th scope="row" className="sheet-grid__no">{index + 1}<span className="only-read">{say(`state_${state}`)}</span></th>
      {fields.map((field, column) => (field.type === 'formula'
        ? <ComputedCell key={field.key} register={register} field={field} examined={examined} />
        : (
          <Cell
            key={field.key} field={field} row={row} index={index} column={column} list={field.type === 'choice' ? `${lists}-${field.key}` : undefined} onCell={onCell}
            findings={findings.filter((finding) => finding.field === field.key)} repeated={repeated?.field === field.key ? repeated.first : undefined}
          />
        )))}
    </tr>
  );
});
Row.displayName = 'SheetRow';

function ComputedCell({ register, field, examined }: { readonly register: RegisterView; readonly field: FieldView; readonly examined: ExaminedRow | undefined }) {
  const show = useShowValue(register);
  return <td className={isFigure(field) ? 'sheet-cell sheet-cell--computed sheet-grid__figure' : 'sheet-cell sheet-cell--computed'}>{show(field, (examined?.values[field.key] ?? null) as never, {})}</td>;
}

interface CellProps {
  readonly field: FieldView;
  readonly row: SheetRow;
  readonly index: number;
  readonly column: number;
  readonly list: string | undefined;
  readonly findings: readonly Finding[];
  readonly repeated: number | undefined;
  readonly onCell: (row: number, field: string, text: string) => void;
}

function Cell({ field, row, index, column, list, findings, repeated, onCell }: CellProps) {
  const pick = usePick();
  const say = useWords(sheetWords);
  const text = row.cells[field.key] ?? '';
  const missing = findings.length > 0 && text.trim() === '';
  const hard = repeated !== undefined || (!missing && findings.some(({ strength }) => strength === 'logic'));
  const kind = hard ? ' sheet-cell--wrong' : missing ? ' sheet-cell--missing' : findings.length > 0 ? ' sheet-cell--unusual' : text === (row.start[field.key] ?? '') ? '' : ' sheet-cell--changed';
  const note = [...findings.map(pick), ...(repeated === undefined ? [] : [say('repeats', { n: repeated })])].join(' ');
  return (
    <td className={`sheet-cell${kind}${isFigure(field) ? ' sheet-grid__figure' : ''}`}>
      <input
        value={text} list={list} data-row={index} data-column={column} aria-label={`${pick(field.name)} ${index + 1}`} aria-invalid={hard || undefined} title={note === '' ? undefined : note} autoComplete="off"
        onChange={(event) => onCell(index, field.key, event.target.value)}
      />
    </td>
  );
}

type KeyInput = Pick<SheetGridProps, 'rows' | 'fields' | 'onCell' | 'onPaste' | 'onPlace' | 'onUndo' | 'onRedo'>;

/** Listens on the whole grid: arrows and Enter walk, Ctrl+D repeats the cell above, Ctrl+Z and Ctrl+Y go back and on, pasting lays a table over the cells. */
function useSheetKeys(input: KeyInput): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(input);
  useEffect(() => { latest.current = input; });
  const down = useCallback((event: KeyboardEvent) => {
    const at = placeOf(event.target);
    if (at === null || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
    if (step !== undefined) { event.preventDefault(); cellAt(place.current, at.row + step, at.column)?.focus(); }
    if (!(event.ctrlKey || event.metaKey) || !['d', 'z', 'y'].includes(event.key.toLowerCase())) return;
    event.preventDefault();
    // The text box's own undoing knows nothing of what was pasted over other cells.
    const on = event.key.toLowerCase() === 'y' || event.shiftKey;
    if (event.key.toLowerCase() !== 'd') return on ? latest.current.onRedo() : latest.current.onUndo();
    const field = latest.current.fields[at.column];
    const above = latest.current.rows[at.row - 1];
    if (field !== undefined && above !== undefined) latest.current.onCell(at.row, field.key, above.cells[field.key] ?? '');
  }, []);
  useEffect(() => {
    const grid = place.current;
    if (grid === null) return undefined;
    const paste = (event: ClipboardEvent) => {
      const at = placeOf(event.target);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (at === null) return;
      const cells = pastedCells(text, heldNumbers(event.clipboardData?.getData('text/html') ?? ''));
      const [one] = cells.flat();
      const field = latest.current.fields[at.column];
      // One word is the text box's own business, unless more is known of it.
      if (!/[\t\n\r]/.test(text.trimEnd()) && (!one || !field || truerText(field, one) === one.text)) return;
      event.preventDefault();
      latest.current.onPaste(at, cells);
    };
    const arrive = (event: FocusEvent) => {
      const at = placeOf(event.target);
      if (at === null) return;
      latest.current.onPlace(at);
      if (event.target instanceof HTMLInputElement) event.target.select();
    };
    grid.addEventListener('keydown', down);
    grid.addEventListener('paste', paste);
    grid.addEventListener('focusin', arrive);
    return () => {
      grid.removeEventListener('keydown', down);
      grid.removeEventListener('paste', paste);
      grid.removeEventListener('focusin', arrive);
    };
  }, [down]);
  return place;
}

function placeOf(target: EventTarget | null): CellPlace | null {
  if (!(target instanceof HTMLInputElement) || target.dataset['row'] === undefined) return null;
  return { row: Number(target.dataset['row']), column: Number(target.dataset['column']) };
}

const cellAt = (place: HTMLElement | null, row: number, column: number): HTMLInputElement | null =>
  place?.querySelector<HTMLInputElement>(`input[data-row="${row}"][data-column="${column}"]`) ?? null;
