/*
 * The seal of a backup: the digest of every byte of the zip, kept in the comment that ends it. One look tells whether
 * anything was lost or altered, before anything inside is believed. It guards against accidents, not against someone
 * who makes a new seal.
 */
import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Transform } from 'node:stream';

const PREFIX = 'xuezheng sha256:';
const COMMENT_BYTES = PREFIX.length + 64;
/** A zip ends with the length of its comment in two bytes, then the comment. */
const LENGTH_BYTES = 2;

/** A stream that passes on a zip without a comment and ends it with a seal. */
export function makeSealer(): Transform {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // The last two bytes seen so far are held back: at the end they are the comment's length, which changes.
      const all = Buffer.concat([held, chunk]);
      const body = all.subarray(0, Math.max(0, all.length - LENGTH_BYTES));
      held = Buffer.from(all.subarray(body.length));
      hash.update(body);
      done(null, body);
    },
    flush(done) {
      done(null, ending(hash));
    },
  });
}

/** Whether the seal of this file is there and true. */
export async function isSealed(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  const bodyBytes = size - LENGTH_BYTES - COMMENT_BYTES;
  if (bodyBytes <= 0) return false;
  const hash = createHash('sha256');
  const body = file.createReadStream({ start: 0, end: bodyBytes - 1, autoClose: false });
  for await (const chunk of body) hash.update(chunk as Buffer);
  const found = Buffer.alloc(LENGTH_BYTES + COMMENT_BYTES);
  await file.read(found, 0, found.length, bodyBytes);
  return found.equals(ending(hash));
}

function ending(hash: Hash): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16LE(COMMENT_BYTES);
  return Buffer.concat([length, Buffer.from(PREFIX + hash.digest('hex'))]);
}
