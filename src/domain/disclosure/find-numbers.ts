/*
 * Numbers that belong to a person, however they are written: in one piece, parted by blanks and dashes, a digit a cell. A
 * group is a run of digits with little between them; it is read piece by piece, so that two numbers side by side are not
 * taken for a third.
 */
import { checkOfId } from '../register/text-formats/id-number.ts';
import { plainDate } from '../values/plain-date.ts';

/** What was found, as offsets of the text. */
export interface NumberHit { readonly kind: 'id' | 'id-like' | 'pupil' | 'mobile' | 'split' | 'card'; readonly start: number; readonly end: number }

interface Piece { readonly digits: string; readonly start: number; readonly end: number }

const BETWEEN = String.raw`[\s\u200b-\u200f\u2060\ufeff\u00ad\u00b7\-‐-―._/~|*]{1,3}`;
const GROUP = new RegExp(String.raw`\d+(?:${BETWEEN}\d+)*(?:(?:${BETWEEN})?[Xx](?![A-Za-z]))?`, 'g');
const PIECE = /\d+[Xx]?|[Xx]/g;

/** Every number of a person in this folded text. Cells of one row are parted by tabs. */
export function findNumbers(text: string): NumberHit[] {
  const hits: NumberHit[] = [];
  for (const match of text.matchAll(GROUP)) {
    if (match[0].length < 11) continue;
    const pieces = piecesOf(match[0], match.index);
    for (let at = 0; at < pieces.length;) {
      const hit = hitAt(text, pieces, at);
      if (hit === undefined) { at += 1; continue; }
      hits.push(hit);
      while (at < pieces.length && (pieces[at]?.start ?? 0) < hit.end) at += 1;
    }
  }
  return hits;
}

function piecesOf(group: string, offset: number): Piece[] {
  const pieces = [...group.matchAll(PIECE)].map((one): Piece => ({ digits: one[0].toUpperCase(), start: offset + one.index, end: offset + one.index + one[0].length }));
  return pieces;
}

function hitAt(text: string, pieces: readonly Piece[], at: number): NumberHit | undefined {
  return idAt(text, pieces, at) ?? insideOf(pieces[at]) ?? mobileAt(text, pieces, at) ?? cardAt(text, pieces, at);
}

/** The pieces from here that make exactly so many digits. */
function take(pieces: readonly Piece[], at: number, length: number): readonly Piece[] | undefined {
  let total = 0;
  for (let end = at; end < pieces.length && total < length; end += 1) {
    total += pieces[end]?.digits.length ?? 0;
    if (total === length) return pieces.slice(at, end + 1);
  }
  return undefined;
}

const joined = (pieces: readonly Piece[]): string => pieces.map(({ digits }) => digits).join('');
const span = (kind: NumberHit['kind'], pieces: readonly Piece[]): NumberHit => ({ kind, start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 });

function idAt(text: string, pieces: readonly Piece[], at: number): NumberHit | undefined {
  const whole = take(pieces, at, 18);
  if (whole === undefined) return oldIdAt(pieces, at);
  const digits = joined(whole);
  const prefixed = /[GJL]$/i.test(text.slice(0, whole[0]?.start));
  if (isId(digits)) return span(prefixed ? 'pupil' : 'id', whole);
  // A temporary pupil number is built otherwise behind its letter.
  if (prefixed && whole.length === 1) return span('pupil', whole);
  return whole.length === 1 && hasBirth(digits) ? span('id-like', whole) : undefined;
}

function oldIdAt(pieces: readonly Piece[], at: number): NumberHit | undefined {
  const piece = pieces[at];
  const day = piece?.digits ?? '';
  if (piece === undefined || !/^[1-9]\d{14}$/.test(day) || plainDate(1900 + Number(day.slice(6, 8)), Number(day.slice(8, 10)), Number(day.slice(10, 12))) === null) return undefined;
  return span('id-like', [piece]);
}

/** A number glued to others: only its check character tells it. */
function insideOf(piece: Piece | undefined): NumberHit | undefined {
  if (piece === undefined || piece.digits.length <= 18) return undefined;
  for (let at = 0; at + 18 <= piece.digits.length; at += 1) {
    if (isId(piece.digits.slice(at, at + 18))) return { kind: 'id', start: piece.start + at, end: piece.start + at + 18 };
  }
  return undefined;
}

const isId = (digits: string): boolean => hasBirth(digits) && checkOfId(digits.slice(0, 17)) === digits[17];

function hasBirth(digits: string): boolean {
  const year = Number(digits.slice(6, 10));
  return /^[1-9]\d{16}[\dX]$/.test(digits) && year >= 1900 && year <= 2100 && plainDate(year, Number(digits.slice(10, 12)), Number(digits.slice(12, 14))) !== null;
}

/** How people part a mobile number; anything else by blanks is a row of figures. */
const PARTED = new Set(['11', '3-4-4', '3-8', '4-3-4', '3-3-5', '3-5-3', '5-6', '7-4', Array.from({ length: 11 }, () => 1).join('-'), '2-2-2-2-2-1', '1-2-2-2-2-2', '3-2-2-2-2', '3-2-3-3', '3-3-2-3', '3-3-3-2']);
const MEASURED = /^\s*(?:[元万亿人名册本台套所个间平米吨块次字%]|hm|m²|KB|MB)/;

function mobileAt(text: string, pieces: readonly Piece[], at: number): NumberHit | undefined {
  const first = pieces[at];
  if (first === undefined) return undefined;
  if (/^(?:00)?86$/.test(first.digits) && pieces[at + 1] !== undefined) return mobileAt(text, pieces, at + 1);
  const bare = first.digits.replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
  if (/^1[3-9]\d{9}$/.test(bare)) return MEASURED.test(text.slice(first.end)) || text[first.start - 1] === '.' ? undefined : span('mobile', [first]);
  const whole = take(pieces, at, 11);
  if (whole === undefined || !/^1[3-9]\d{9}$/.test(joined(whole))) return undefined;
  const shape = whole.map(({ digits }) => digits.length).join('-');
  const acrossCells = text.slice(first.start, whole.at(-1)?.end).includes('\t');
  if (acrossCells) return whole.length === 11 ? span('mobile', whole) : shape === '3-4-4' ? span('split', whole) : undefined;
  const byBlanks = /^[\d\s]+$/.test(text.slice(first.start, whole.at(-1)?.end));
  return !byBlanks || PARTED.has(shape) ? span('mobile', whole) : undefined;
}

function cardAt(text: string, pieces: readonly Piece[], at: number): NumberHit | undefined {
  for (const length of [19, 18, 17, 16]) {
    const whole = take(pieces, at, length);
    if (whole === undefined || !/^(?:62\d|[3-6]\d\d)\d+$/.test(joined(whole)) || !fitsLuhn(joined(whole))) continue;
    const acrossCells = text.slice(whole[0]?.start, whole.at(-1)?.end).includes('\t');
    const parted = whole.length === 1 || whole.slice(0, -1).every(({ digits }) => digits.length === 4) || whole.every(({ digits }) => digits.length === 1);
    if (parted && (!acrossCells || joined(whole).startsWith('62'))) return span('card', whole);
  }
  return undefined;
}

function fitsLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
