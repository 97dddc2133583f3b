/*
 * HMAC-SHA-256 (RFC 2104) out of two digests of one call each: an import makes hundreds of thousands of them, and Node's
 * own `createHmac` spends three times as long, most of it on making objects.
 */
import { hash } from 'node:crypto';

const BLOCK = 64;
const LENGTH = 32;
// Numbers of people and their places: a few lengths come again and again.
const KEPT = 256;

/** Digests of texts under a key of 32 bytes, in hexadecimal; the same that `createHmac('sha256', key)` gives. */
export function makeKeyedDigest(key: Buffer): (text: string) => string {
  const outer = padded(key, 0x5c, LENGTH);
  const inner = new Map<number, Buffer>();
  const room = (length: number): Buffer => {
    const held = inner.get(length) ?? padded(key, 0x36, length);
    if (length < KEPT) inner.set(length, held);
    return held;
  };
  return (text) => {
    const block = room(Buffer.byteLength(text));
    block.write(text, BLOCK);
    outer.write(hash('sha256', block, 'binary'), BLOCK, 'binary');
    return hash('sha256', outer, 'hex');
  };
}

// The key under its pad, and room for so many bytes behind it.
function padded(key: Buffer, pad: number, room: number): Buffer {
  if (key.length > BLOCK) throw new Error('a key of at most one block');
  const block = Buffer.alloc(BLOCK + room);
  for (let at = 0; at < BLOCK; at += 1) block[at] = (key[at] ?? 0) ^ pad;
  return block;
}
