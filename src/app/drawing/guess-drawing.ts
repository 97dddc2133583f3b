/* A register begun from somebody's workbook: its headings and rows are read, a drawing is proposed, nothing is written. */
import { writeDrawing } from '../../catalog/write-drawing.ts';
import type { GuessedDrawing } from '../../contract/drawing.ts';
import { freeKey } from '../../domain/register/field-key.ts';
import { tallyOf, type Tally } from '../../domain/register/guess/column-tally.ts';
import { findColumns, type SheetColumns } from '../../domain/register/guess/find-columns.ts';
import { MOST_FIELDS, proposeFields, type ProposedFields } from '../../domain/register/guess/propose-fields.ts';
import { nameRegister } from '../../domain/register/guess/name-register.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import type { SheetHead } from '../../domain/register/sheet-head.ts';
import { openWorkbook, type OpenWorkbook } from '../../office/workbook/open-workbook.ts';
import { allRegisters } from '../register/get-register.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { useCase } from '../use-case.ts';
import { loadGuessWorld } from './guess-world.ts';
import { keyForName } from './key-for-name.ts';

/** The file, and which of its sheets. */
export interface GuessInput { readonly name: string; readonly bytes: Uint8Array; readonly sheet: string | undefined }

// Enough to tell what a column holds; that every row fits, the import says.
const ROWS_READ = 20_000;

/** Reads a workbook and proposes a register for its rows. Throws A103, D159, F1xx, I1xx. */
export const guessDrawing = useCase('drawing.guess', async (cx, input: GuessInput): Promise<GuessedDrawing> => {
  cx.allow(`${cx.county}/`);
  const workbook = await openWorkbook({ name: input.name, bytes: input.bytes });
  try {
    const { sheet, at, columns, sheets } = chooseSheet(workbook, input);
    const { tally, formulas, whole } = await readRows(workbook, at, columns);
    const world = await loadGuessWorld(cx, columns.columns.map(({ column }) => tally.of(column)));
    const proposed = proposeFields(columns, tally, world, keyForName);
    const name = nameRegister(sheet, columns.headingRow, input.name);
    const taken = (await allRegisters(cx)).map(({ key }) => key);
    const key = freeKey(keyForName(name), taken);
    const drawn = { ...proposed, name, key, keptBy: world.kindsOf(unitColumn(proposed, tally)), listKeys: listKeysOf(proposed, key, (await drawnOf(cx)).codeLists.keys()) };
    return {
      ...writeDrawing(drawn), sheet: sheet.name, sheets, headingRow: columns.headingRow, rows: tally.rows(),
      columns: proposed.columns.map(({ column, letter, heading, use, key: field, name: called, filled, blank, distinct, samples, misfits, alone }) =>
        ({ column, letter, heading, use, field, name: called, filled, blank, distinct, alone, samples: [...samples], misfits: [...misfits] })),
      notes: [...workbook.facts.notes, ...notesOf({ columns, proposed, tally, formulas, whole })],
    };
  } finally {
    workbook.close();
  }
});

interface ChosenSheet { readonly sheet: SheetHead; readonly at: number; readonly columns: SheetColumns; readonly sheets: string[] }

function chooseSheet({ facts }: OpenWorkbook, { name, sheet: wanted }: GuessInput): ChosenSheet {
  const found = facts.sheets.flatMap((sheet, at) => {
    const columns = sheet.hidden ? null : findColumns(sheet);
    return columns === null ? [] : [{ sheet, at, columns }];
  });
  const best = found.find(({ sheet }) => sheet.name === wanted) ?? found.toSorted((one, other) => other.columns.columns.length - one.columns.columns.length)[0];
  if (best === undefined) throw raise(problems.drawingNoHeadings, { name });
  return { ...best, sheets: found.map(({ sheet }) => sheet.name) };
}

async function readRows(workbook: OpenWorkbook, at: number, { firstRow, columns }: SheetColumns): Promise<{ readonly tally: Tally; readonly formulas: number; readonly whole: boolean }> {
  const tally = tallyOf(columns.map(({ column }) => column));
  let formulas = 0;
  for await (const batch of workbook.rows(at)) {
    formulas += batch.formulas;
    for (const row of batch.rows) if (row.row >= firstRow) tally.take(row);
    if (tally.rows() >= ROWS_READ) return { tally, formulas, whole: false };
  }
  return { tally, formulas, whole: true };
}

const unitColumn = ({ columns }: ProposedFields, tally: Tally): readonly string[] => {
  const column = columns.find(({ use }) => use === 'unit');
  return column === undefined ? [] : tally.of(column.column).texts.map(([text]) => text);
};

function listKeysOf({ columns }: ProposedFields, register: string, taken: Iterable<string>): Map<string, string> {
  const held = new Set(taken);
  return new Map(columns.filter(({ options }) => options.length > 0).map(({ key }) => {
    const list = freeKey(`${register.slice(0, 20)}_${key}`.slice(0, 40), held);
    held.add(list);
    return [key, list] as const;
  }));
}

interface Noted { readonly columns: SheetColumns; readonly proposed: ProposedFields; readonly tally: Tally; readonly formulas: number; readonly whole: boolean }

function notesOf({ columns, proposed, tally, formulas, whole }: Noted): Words[] {
  const notes: Words[] = [];
  const unnamed = proposed.columns.filter(({ heading }) => heading === '').map(({ letter }) => letter);
  const headings = columns.columns.map(({ heading }) => heading).filter((heading) => heading !== '');
  const twice = [...new Set(headings.filter((heading, at) => headings.indexOf(heading) !== at))];
  if (tally.rows() === 0) notes.push({ zh: '表头下面没有数据，类型都按文字处理，请逐个选择。', en: 'There are no rows below the headings: every type is text; choose them one by one.' });
  if (!whole) notes.push({ zh: `只看了前 ${tally.rows()} 行来判断类型，导入时会检查每一行。`, en: `Only the first ${tally.rows()} rows were looked at; the import checks every row.` });
  if (formulas > 0) notes.push({ zh: `有 ${formulas} 个单元格是公式，按算出的结果读取；要由系统计算的，请把类型改为“公式”。`, en: `${formulas} cells are formulas and were read as their results; choose the type Formula for what the system is to compute.` });
  if (unnamed.length > 0) notes.push({ zh: `${unnamed.join('、')} 列没有表头，请给它们起名或删去。`, en: `Columns ${unnamed.join(', ')} have no heading: name them or remove them.` });
  if (twice.length > 0) notes.push({ zh: `表头“${twice.slice(0, 5).join('”“')}”出现了不止一次，后面的加了序号。`, en: `Headings that stand more than once were numbered: ${twice.slice(0, 5).join(', ')}.` });
  const over = proposed.columns.filter(({ use, heading }) => use === 'none' && heading !== '').length;
  if (columns.columns.length > MOST_FIELDS) notes.push({ zh: `表格有 ${columns.columns.length} 列，一个台账最多 ${MOST_FIELDS} 个字段，其余 ${over} 列没有列入。`, en: `The sheet has ${columns.columns.length} columns; a register takes ${MOST_FIELDS} fields, ${over} were left out.` });
  return notes;
}
