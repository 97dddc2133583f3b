/*
 * A column of many values as an SQL array, in two ways. As text it can be kept in a table and cast later. As the bytes a
 * connection takes (array_recv of PostgreSQL: dimensions, flag, element type, length, bound, then each element behind its
 * length) it is written and read more quickly; texts, ids and sealed values, which are most of a register, go so.
 */

/** How the elements of a column are given: as text of any SQL type, as a text, as an id, as bytes or as bytes in hexadecimal. */
export type ElementKind = 'any' | 'text' | 'uuid' | 'bytes' | 'hex';

/** One element: what is given depends on the kind; null is NULL. */
export type Element = string | Buffer | null;

const special = /["\\]/;

const texts: Readonly<Record<ElementKind, (element: string | Buffer) => string>> = {
  any: quoted, text: quoted, uuid: String,
  bytes: (bytes) => `"\\\\x${Buffer.isBuffer(bytes) ? bytes.toString('hex') : bytes}"`,
  hex: (hex) => `"\\\\x${String(hex)}"`,
};

function quoted(element: string | Buffer): string {
  const text = String(element);
  return `"${special.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
}

/** The text of an SQL array. Written out here and not left to the driver, which takes several times as long. */
export function textArray<T>(kind: ElementKind, items: readonly T[], elementOf: (item: T) => Element): string {
  const write = texts[kind];
  let array = '';
  for (const item of items) {
    const element = elementOf(item);
    array += `,${element === null ? 'NULL' : write(element)}`;
  }
  return `{${array.slice(1)}}`;
}

// Element types by their number in the catalogue of PostgreSQL, the same since ever.
const types = { text: 25, uuid: 2950, bytes: 17, hex: 17 } as const;
const HEAD = 20;
const UUID = 16;
// A character takes at most so many bytes.
const WIDEST = 3;

// Where arrays are put together: one after the other, each is copied out.
let room = Buffer.allocUnsafeSlow(1 << 16);

function makeRoom(used: number, more: number): void {
  if (used + more <= room.length) return;
  const wider = Buffer.allocUnsafeSlow(Math.max(room.length * 2, used + more));
  room.copy(wider, 0, 0, used);
  room = wider;
}

/** The bytes of an SQL array; its parameter must be cast to the array type of the kind. */
export function binaryArray<T>(kind: Exclude<ElementKind, 'any'>, items: readonly T[], elementOf: (item: T) => Element): Buffer {
  let [at, blank] = [HEAD, 0];
  for (const item of items) {
    const element = elementOf(item);
    if (element === null) {
      makeRoom(at, 4);
      at = room.writeInt32BE(-1, at);
      blank = 1;
      continue;
    }
    makeRoom(at, 4 + (kind === 'uuid' ? UUID : element.length * WIDEST));
    const length = put(kind, element, at + 4);
    room.writeInt32BE(length, at);
    at += 4 + length;
  }
  // An array of nothing has no dimension.
  if (items.length === 0) at = 12;
  room.writeInt32BE(items.length === 0 ? 0 : 1, 0);
  room.writeInt32BE(blank, 4);
  room.writeInt32BE(types[kind], 8);
  if (items.length > 0) {
    room.writeInt32BE(items.length, 12);
    room.writeInt32BE(1, 16);
  }
  return Buffer.from(room.subarray(0, at));
}

function put(kind: Exclude<ElementKind, 'any'>, element: string | Buffer, at: number): number {
  if (typeof element !== 'string') return element.copy(room, at);
  if (kind === 'uuid') return putUuid(element, at);
  return kind === 'hex' ? room.write(element, at, 'hex') : room.write(element, at, 'utf8');
}

const DASH = 45;
const digits = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()));

// By its characters: taking the dashes out first costs more than all the rest.
function putUuid(id: string, at: number): number {
  let [to, high] = [at, -1];
  for (let index = 0; index < id.length; index += 1) {
    const code = id.charCodeAt(index);
    if (code === DASH) continue;
    const digit = digits[code] ?? -1;
    if (digit < 0) throw new TypeError('an id of other signs than digits');
    if (high < 0) high = digit;
    else {
      room[to] = high * 16 + digit;
      to += 1;
      high = -1;
    }
  }
  return to - at;
}
