/*
 * What the reading child tells, as it crosses the pipe: a length and JSON. Cells cross as plain strings and numbers,
 * which is nearly all of them; the others as short lists, since no cell of a workbook is a list.
 */
import type { SheetRow } from '../../domain/register/sheet-head.ts';
import type { Typed } from '../../domain/register/typed.ts';
import type { SentProblem } from '../parse-child.ts';
import type { RowBatch, WorkbookFacts } from './opened.ts';

type Packed = string | number | null | readonly ['d', string, string] | readonly ['p', number] | readonly ['b', boolean] | readonly ['e', string];
type PackedRow = readonly [number, ...Packed[]];

/** One thing the child tells. */
export type Told =
  | { readonly facts: WorkbookFacts }
  | { readonly rows: readonly PackedRow[]; readonly formulas: number; readonly hidden: readonly number[] }
  | { readonly end: true }
  | { readonly problem: SentProblem }
  | { readonly broken: string; readonly tooDeep: boolean };

/** A batch made small for the pipe. */
export const packBatch = ({ rows, formulas, hidden }: RowBatch): Told => ({ rows: rows.map(packRow), formulas, hidden });

/** The batch as it was. */
export const unpackBatch = (told: Extract<Told, { rows: unknown }>): RowBatch =>
  ({ rows: told.rows.map((packed): SheetRow => ({ row: packed[0], cells: (packed.slice(1) as Packed[]).map(unpack) })), formulas: told.formulas, hidden: told.hidden });

function packRow({ row, cells }: SheetRow): PackedRow {
  const packed: [number, ...Packed[]] = [row];
  for (const cell of cells) packed.push(pack(cell));
  return packed;
}

function pack(typed: Typed): Packed {
  if (typed === null || typeof typed !== 'object') return typed;
  if (!('kind' in typed)) return typed.join('、');
  if (typed.kind === 'date') return ['d', typed.date, typed.text];
  if (typed.kind === 'percent') return ['p', typed.value];
  return typed.kind === 'boolean' ? ['b', typed.value] : ['e', typed.text];
}

function unpack(packed: Packed): Typed {
  if (packed === null || typeof packed !== 'object') return packed;
  if (packed[0] === 'd') return { kind: 'date', date: packed[1], text: packed[2] };
  if (packed[0] === 'p') return { kind: 'percent', value: packed[1] };
  return packed[0] === 'b' ? { kind: 'boolean', value: packed[1] } : { kind: 'broken', text: packed[1] };
}

const HEAD = 4;

/** The bytes of one thing told. */
export function encodeTold(told: Told): Buffer {
  const body = Buffer.from(JSON.stringify(told));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** Things told, out of the bytes of a pipe. */
export async function* decodeTold(pipe: AsyncIterable<Buffer>): AsyncGenerator<Told> {
  let waiting: Buffer[] = [];
  let size = 0;
  let wanted = HEAD;
  for await (const chunk of pipe) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < wanted) continue;
    let bytes = Buffer.concat(waiting);
    for (; bytes.length >= HEAD && bytes.length >= HEAD + bytes.readUInt32LE(); bytes = bytes.subarray(HEAD + bytes.readUInt32LE())) {
      // The only sender is workbook-child.ts, which sends exactly this.
      yield JSON.parse(bytes.toString('utf8', HEAD, HEAD + bytes.readUInt32LE())) as Told;
    }
    [waiting, size, wanted] = [[bytes], bytes.length, bytes.length >= HEAD ? HEAD + bytes.readUInt32LE() : HEAD];
  }
}
