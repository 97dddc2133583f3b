/*
 * From the columns of somebody's workbook to the fields of a register that could hold its rows: names that stand once,
 * keys, types, what is required, what tells one row from another. All of it is a proposal for its author to change.
 */
import { freeKey, reservedKeys } from '../field-key.ts';
import { columnLetter } from '../sheet-layout.ts';
import { countsRows, type SheetColumns } from './find-columns.ts';
import { wholeText, type Tally } from './column-tally.ts';
import { guessField, type FieldGuess, type GuessedProps, type GuessWorld } from './guess-field.ts';
import { readHeading } from './read-heading.ts';

/** A column and what it would become. */
export interface ProposedColumn {
  readonly column: number;
  readonly letter: string;
  readonly heading: string;
  /** A field of the register, the unit a row belongs to, or nothing: a number of the row, or more than a register takes. */
  readonly use: 'field' | 'unit' | 'none';
  readonly key: string;
  readonly name: string;
  readonly props: GuessedProps;
  readonly required: boolean;
  /** No two rows hold the same. */
  readonly alone: boolean;
  readonly options: readonly string[];
  readonly filled: number;
  readonly blank: number;
  readonly distinct: number;
  readonly samples: readonly string[];
  readonly misfits: readonly string[];
}

/** What a register of these columns would be. */
export interface ProposedFields {
  readonly columns: readonly ProposedColumn[];
  /** The keys that together tell one row from another; empty where nothing does. */
  readonly unique: readonly string[];
  /** The field that says best what a row is. */
  readonly title: string;
}

/** So many fields a register takes. */
export const MOST_FIELDS = 200;
const SAMPLES = 3;

/** Proposes fields. `keyFor` makes a key of a name in Chinese. */
export function proposeFields(sheet: SheetColumns, tally: Tally, world: GuessWorld, keyFor: (name: string) => string): ProposedFields {
  const taken = new Set(reservedKeys);
  const names = new Set<string>();
  const columns: ProposedColumn[] = [];
  for (const { column, heading } of sheet.columns) {
    const one = propose({ column, heading, tally, world }, columns);
    const name = freeName(one.name, names);
    const key = one.use === 'field' ? freeKey(keyFor(name), taken) : '';
    if (one.use === 'field') { names.add(name); taken.add(key); }
    columns.push({ ...one, name, key });
  }
  const fields = columns.filter(({ use }) => use === 'field');
  return { columns, unique: keysOf(fields, columns.some(({ use }) => use === 'unit')), title: titleOf(fields) };
}

type Unnamed = Omit<ProposedColumn, 'key'>;
interface ColumnPlace { readonly column: number; readonly heading: string; readonly tally: Tally; readonly world: GuessWorld }

function propose({ column, heading, tally, world }: ColumnPlace, before: readonly ProposedColumn[]): Unnamed {
  const held = tally.of(column);
  const letter = columnLetter(column - 1);
  const read = heading === '' ? { name: `${letter} 列`, measure: '' } : readHeading(heading);
  const guess: FieldGuess = guessField({ heading: read, tally: held }, world);
  const use = useOf(read.name, guess, before);
  const rows = tally.rows();
  return {
    column, letter, heading, use, name: hasWords(read.name) ? read.name : `${letter} 列`, props: guess.props, options: guess.options ?? [], misfits: samplesOf(guess.props, guess.misfits),
    required: rows > 1 && held.blank === 0, alone: held.filled > 2 && held.distinct === held.filled && held.blank === 0,
    filled: held.filled, blank: held.blank, distinct: held.distinct, samples: samplesOf(guess.props, held.cells.slice(0, SAMPLES).map(wholeText)),
  };
}

// Whoever draws the register sees the rows of the file anyway; what is shown beside a field need not be a person's number.
const samplesOf = ({ encrypted }: GuessedProps, samples: readonly string[]): string[] =>
  [...new Set(samples)].map((text) => (encrypted === true ? `${text.slice(0, 3)}***` : text.length > 24 ? `${text.slice(0, 23)}…` : text));

const hasWords = (name: string): boolean => /[\p{L}\p{N}]/u.test(name);

function useOf(name: string, guess: FieldGuess, before: readonly ProposedColumn[]): ProposedColumn['use'] {
  if (countsRows(name)) return 'none';
  if (guess.props.type === 'unit' && !before.some(({ use }) => use === 'unit')) return 'unit';
  return before.filter(({ use }) => use === 'field').length >= MOST_FIELDS ? 'none' : 'field';
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const one = n === 1 ? name : `${name}（${n}）`;
    if (!taken.has(one)) return one;
  }
}

// The best that stands once: a number with a rule, what is called a number, a name; else nothing is claimed.
function keysOf(fields: readonly ProposedColumn[], byUnit: boolean): string[] {
  const alone = fields.filter((field) => field.alone && !unfit.has(field.props.type));
  // A number plate or a number of a thing before somebody's own number: the row is of the thing, the person only goes with it.
  const first = alone.find(({ name, props }) => props.format !== undefined ? isProof(props.format) : /编号|代码|车牌/.test(name));
  const best = first ?? alone.find(({ props }) => props.format !== undefined && isProof(props.format))
    ?? alone.find(({ name }) => /编号|代码|学号|工号|号码|证号|车牌|号$/.test(name)) ?? alone.find(({ name, props }) => props.type === 'text' && /名称|名$/.test(name));
  if (best === undefined) return [];
  return byUnit && best.props.format === undefined && !/编号|代码|证号|车牌/.test(best.name) ? ['unit', best.key] : [best.key];
}

const isProof = (format: string): boolean => format !== 'phone' && format !== 'postcode';

const unfit: ReadonlySet<GuessedProps['type']> = new Set(['money', 'decimal', 'percent', 'date', 'choices', 'location', 'file']);

// “司机姓名”, “联系人姓名” name somebody who goes with the row, not the row.
const namesTheRow = /名称|^(?:学生|幼儿|教师|教职工|职工|员工|人员)?姓名|[^姓]名$/;

function titleOf(fields: readonly ProposedColumn[]): string {
  const plain = fields.filter(({ props }) => props.encrypted !== true);
  const texts = plain.filter(({ props }) => props.type === 'text' && props.format !== 'phone');
  const best = texts.find(({ name }) => namesTheRow.test(name)) ?? texts.find(({ alone }) => alone) ?? texts[0] ?? plain.find(({ alone }) => alone) ?? plain[0];
  return best?.key ?? '';
}
