import { problems } from '../../problem.ts';
import { EARLIEST_YEAR, plainDate, type PlainDate } from '../../values/plain-date.ts';
import type { FieldDefinition } from '../definition.ts';
import { findingOf } from '../finding.ts';
import type { ReadContext } from '../read-context.ts';
import { shownOf, type Typed } from '../typed.ts';
import { value, wrong, type ValueType } from '../value-type.ts';

const written = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))$/;

/** A day, YYYY-MM-DD, in any of the ways people write one. */
export const date: ValueType = {
  read: (typed, field, context) => {
    const read = dayOf(typed, earliestYear(field));
    if (read === null) return wrong(findingOf(field.key, problems.notADate, { field: field.name, typed: shownOf(typed) }));
    const least = boundOf(field.min, context);
    const most = boundOf(field.max, context);
    if (least !== undefined && read < least) return wrong(findingOf(field.key, problems.belowLeast, { field: field.name, typed: read, least }));
    if (most !== undefined && read > most) return wrong(findingOf(field.key, problems.aboveMost, { field: field.name, typed: read, most }));
    return value(read);
  },
  show: (held) => String(held),
  expressionType: () => 'date',
  examples: { good: ['2026-03-01', '2026/3/1', '2026.3.1', '2026年3月1日', '20260301', '２０２６－０３－０１'], bad: ['2026-02-30', '198009', '3月1日', '2026-3/1', '46082'] },
};

// Schools were founded before spreadsheets can count: where a register's least day says so, such days are read.
const earliestYear = ({ min }: FieldDefinition): number => Math.min(EARLIEST_YEAR, /^\d{4}-/.test(String(min ?? '')) ? Number(String(min).slice(0, 4)) : EARLIEST_YEAR);

function dayOf(typed: Typed, earliest: number): PlainDate | null {
  if (typed !== null && typeof typed === 'object' && 'kind' in typed) return typed.kind === 'date' && Number(typed.date.slice(0, 4)) >= earliest ? typed.date : null;
  // 20260301 typed into a number cell; a day number of a spreadsheet whose cell is no date (46082) is refused.
  if (typeof typed !== 'string' && typeof typed !== 'number') return null;
  return knownDay(String(typed), earliest);
}

// The days of a table are a few thousand, in a hundred thousand rows.
const KEPT = 5000;
const LONGEST = 20;
const known = new Map<string, PlainDate | null>();

function knownDay(text: string, earliest: number): PlainDate | null {
  if (text.length > LONGEST) return writtenDay(text, earliest);
  const name = earliest === EARLIEST_YEAR ? text : `${earliest}/${text}`;
  const held = known.get(name);
  if (held !== undefined) return held;
  if (known.size >= KEPT) known.clear();
  const read = writtenDay(text, earliest);
  known.set(name, read);
  return read;
}

function writtenDay(text: string, earliest: number): PlainDate | null {
  const found = written.exec(text) ?? written.exec(text.normalize('NFKC').replace(/\s/g, ''));
  if (found === null) return null;
  const [, year, , month = found[5] ?? found[7], day = found[6] ?? found[8]] = found;
  return plainDate(Number(year), Number(month), Number(day), earliest);
}

const boundOf = (bound: FieldDefinition['min'], context: ReadContext): PlainDate | undefined =>
  (bound === undefined ? undefined : bound === 'today' ? context.today : String(bound));
