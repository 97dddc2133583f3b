/* The mark a page ends with: opaque to whoever holds it, bound to its list, and read with suspicion. */
import { createHash } from 'node:crypto';
import { problems, raise } from '../../../domain/problem.ts';
import type { OrderColumn, Place } from './record-order.ts';

/** A mark for this place in the list that `list` describes. */
export const writeCursor = (list: string, place: Place): string =>
  Buffer.from(JSON.stringify([digestOf(list), ...place]), 'utf8').toString('base64url');

/** The place a mark stands for. Throws R308 for one that was not made for this list or does not fit its columns. */
export function readCursor(list: string, order: readonly OrderColumn[], cursor: string): Place {
  const held = parse(cursor);
  if (!Array.isArray(held) || held.length !== order.length + 1 || held[0] !== digestOf(list)) throw raise(problems.cursorWrong, {});
  const place = held.slice(1) as unknown[];
  const sound = order.every(({ cast, column }, index) => fits(cast, place[index], column === 'id'));
  if (!sound) throw raise(problems.cursorWrong, {});
  return place as (string | null)[];
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const digestOf = (list: string): string => createHash('sha256').update(list).digest('base64url').slice(0, 16);

const number = /^-?\d{1,60}(\.\d{1,60})?$/;
const shapes: Readonly<Record<string, (text: string) => boolean>> = {
  text: (text) => text.isWellFormed() && !text.includes('\0'),
  uuid: (text) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text),
  bigint: (text) => /^-?\d{1,18}$/.test(text), numeric: (text) => number.test(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && isTime(`${text}T00:00:00Z`, 10, text),
  timestamptz: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && isTime(text, 24, text),
};

const isTime = (text: string, length: number, same: string): boolean => {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, length) === same;
};

const fits = (cast: string, value: unknown, needed: boolean): boolean =>
  (value === null ? !needed : typeof value === 'string' && (shapes[cast]?.(value) ?? false));
