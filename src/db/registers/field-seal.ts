/*
 * Personal numbers in the database: AES-256-GCM under a key with a number, so that keys can change, and a keyed digest
 * by which a number is found and kept unique. What is sealed names its place, and opens in no other row or column.
 *
 * A sealed value: 1 byte format · 4 bytes number of the key · 12 bytes nonce · 16 bytes tag · the text, or whatever bytes.
 */
import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync, type KeyObject } from 'node:crypto';
import { problems, raise } from '../../domain/problem.ts';
import { makeKeyedDigest } from './keyed-digest.ts';

/** Where a sealed value stands. */
export interface SealPlace { readonly county: string; readonly register: string; readonly field: string; readonly id: string }

/** Seals and opens values; holds the keys. */
export interface FieldSeal {
  readonly seal: (place: SealPlace, content: string | Uint8Array) => Buffer;
  /** Throws S134 when the key is not there or the value was altered or moved. */
  readonly open: (place: SealPlace, sealed: Buffer) => string;
  /** The same of what need not be text. */
  readonly openBytes: (place: SealPlace, sealed: Buffer) => Buffer;
  /**
   * What `make` shows of a value, remembered for as long as the sealed value stands: lists show the same masks again and
   * again. `how` tells two ways of showing from each other. Throws as `open` does.
   */
  readonly show: (place: SealPlace, sealed: Buffer, how: string, make: (text: string) => string) => string;
  /** The keyed digest of a value: equal values of one field in one county have equal digests. */
  readonly digest: (place: Omit<SealPlace, 'id'>, text: string) => Buffer;
  /** The same in hexadecimal. */
  readonly hexDigest: (place: Omit<SealPlace, 'id'>, text: string) => string;
}

/** Keys as a seal needs them: 32 bytes each. */
export interface SealKeys {
  /** The number of the key new values are sealed with. */
  readonly current: number;
  readonly keys: ReadonlyMap<number, Buffer>;
  /** The key of look-up digests; changes only together with every digest there is. */
  readonly lookup: Buffer;
}

const FORMAT = 1;
const HEAD = 33;
const NONCE = 12;

/** The seal with these keys. */
export function makeFieldSeal(given: SealKeys): FieldSeal {
  const { current } = given;
  // As key objects they are five times as quick to use as the bytes they are made of.
  const keys = new Map([...given.keys].map(([number, bytes]) => [number, createSecretKey(bytes)]));
  const lookup = makeKeyedDigest(given.lookup);
  const nonce = nonceSource();
  const hexDigest = recentDigests(({ county, register, field }, text) => lookup(`${county}/${register}/${field}/${text}`));
  const shown = recentTexts(RECENT);
  const key = keys.get(current);
  if (!key) throw new Error(`no key ${current}`);
  return {
    seal: (place, content) => {
      const sealed = Buffer.allocUnsafe(HEAD + Buffer.byteLength(content));
      sealed[0] = FORMAT;
      sealed.writeUInt32BE(current, 1);
      const fresh = nonce();
      sealed.set(fresh, 5);
      const cipher = createCipheriv('aes-256-gcm', key, fresh).setAAD(nameOf(place));
      // All of it comes at once; the end only makes the tag.
      sealed.set(typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content), HEAD);
      cipher.final();
      sealed.set(cipher.getAuthTag(), 17);
      return sealed;
    },
    open: (place, sealed) => openWith(keys, place, sealed).toString('utf8'),
    openBytes: (place, sealed) => openWith(keys, place, sealed),
    show: (place, sealed, how, make) => {
      // The whole of it and its place: what was altered or moved is not found here, and refused when it is opened.
      const name = `${place.id}${place.field}/${how}/${sealed.toString('latin1')}${place.register}/${place.county}`;
      const known = shown.find(name) ?? make(openWith(keys, place, sealed).toString('utf8'));
      shown.keep(name, known);
      return known;
    },
    digest: (place, text) => Buffer.from(hexDigest(place, text), 'hex'),
    hexDigest,
  };
}

// Masks are kept for so many values: pages are looked at again, whole registers are not.
const RECENT = 20_000;

/** Texts by name, the lately asked ones: two halves, of which the older is forgotten when the newer is full. */
function recentTexts(most: number): { readonly find: (name: string) => string | undefined; readonly keep: (name: string, text: string) => void } {
  let [newer, older] = [new Map<string, string>(), new Map<string, string>()];
  return {
    find: (name) => newer.get(name) ?? older.get(name),
    keep: (name, text) => {
      if (newer.has(name)) return;
      if (newer.size >= most / 2) [newer, older] = [new Map(), newer];
      newer.set(name, text);
    },
  };
}

interface DigestedField extends Omit<SealPlace, 'id'> { readonly texts: ReturnType<typeof recentTexts> }

// A file's rows are looked up by the digests that are then written.
const RECENT_DIGESTS = 4000;

/** Digests of the lately asked values of each field. Found by the value itself: putting its place before it would cost as much as the digest. */
function recentDigests(make: FieldSeal['hexDigest']): FieldSeal['hexDigest'] {
  const fields = new Map<string, DigestedField>();
  return (place, text) => {
    let held = fields.get(place.field);
    if (held?.county !== place.county || held.register !== place.register) {
      held = { county: place.county, register: place.register, field: place.field, texts: recentTexts(RECENT_DIGESTS) };
      fields.set(place.field, held);
    }
    const known = held.texts.find(text) ?? make(place, text);
    held.texts.keep(text, known);
    return known;
  };
}

// Chance is asked of the system for a thousand nonces at a time; none is given twice.
function nonceSource(): () => Buffer {
  const pool = Buffer.alloc(NONCE * 1024);
  const nonces = Array.from({ length: 1024 }, (_, at) => pool.subarray(at * NONCE, (at + 1) * NONCE));
  let used = nonces.length;
  return () => {
    if (used === nonces.length) {
      randomFillSync(pool);
      used = 0;
    }
    const next = nonces[used];
    if (next === undefined) throw new Error('no nonce');
    used += 1;
    return next;
  };
}

function openWith(keys: ReadonlyMap<number, KeyObject>, place: SealPlace, sealed: Buffer): Buffer {
  const number = sealed.length > HEAD - 1 && sealed[0] === FORMAT ? sealed.readUInt32BE(1) : -1;
  const key = keys.get(number);
  if (!key) throw raise(problems.sealUnopened, { register: place.register, field: place.field, key: number });
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(5, 17)).setAAD(nameOf(place)).setAuthTag(sealed.subarray(17, HEAD));
    // All of it comes at once; the end only proves it.
    const content = decipher.update(sealed.subarray(HEAD));
    decipher.final();
    return content;
  } catch {
    throw raise(problems.sealUnopened, { register: place.register, field: place.field, key: number });
  }
}

const nameOf = ({ county, register, field, id }: SealPlace): Buffer => Buffer.from(`${county}/${register}/${field}/${id}`, 'utf8');
