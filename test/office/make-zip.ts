/*
 * Zips as nobody should make them: an archiver would refuse these names and sizes, so they are put together by hand.
 */
import { crc32, deflateRawSync } from 'node:zlib';

/** One entry; `claim` is the size the directory tells, when it lies. */
export interface ZipPart {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly claim?: number;
  readonly encrypted?: boolean;
}

/** Builds a zip of deflated entries. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const entry = encode(part);
    directory.push(Buffer.concat([directoryHead(entry.common, entry.name.length, offset), entry.name]));
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), entry.common, lengths(entry.name.length), entry.name, entry.packed]);
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, listed, end]));
}

function encode(part: ZipPart): { name: Buffer; packed: Buffer; common: Buffer } {
  const name = Buffer.from(part.name);
  const data = Buffer.from(part.data);
  const packed = deflateRawSync(data);
  const common = Buffer.alloc(22);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x800 | (part.encrypted === true ? 1 : 0), 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(part.claim ?? data.length, 18);
  return { name, packed, common };
}

function lengths(name: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt16LE(name, 0);
  return field;
}

function directoryHead(common: Buffer, name: number, offset: number): Buffer {
  const rest = Buffer.alloc(18);
  rest.writeUInt16LE(name, 0);
  rest.writeUInt32LE(offset, 14);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest]);
}
