import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** What passed through a meter. */
export interface Measure { readonly rows: number; readonly bytes: number; readonly sha256: string }

const NEWLINE = 0x0a;

/** A stream that passes on the rows of a table as COPY writes them and measures them; `measure` once it has ended. */
export class CopyMeter extends Transform {
  readonly #hash = createHash('sha256');
  #rows = 0;
  #bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: Error | null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    // COPY escapes a line feed within a value, so each one that is there ends a row.
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) this.#rows += 1;
    done(null, chunk);
  }

  /** Rows, bytes and digest of what passed. To be asked once, after the end. */
  measure(): Measure {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
