/* Pictures of one grey dot, with what a telephone writes into them. */
import { crc32, deflateSync } from 'node:zlib';

/** An EXIF block: how it is turned, and where and with what it was taken when that is wanted. */
export function exifBlock(turned: number, { place = false, camera = false }: { readonly place?: boolean; readonly camera?: boolean } = {}): Buffer {
  const tags: [number, number, number][] = [[0x0112, 3, turned], ...(camera ? [[0x0110, 2, 0x00313441] as [number, number, number]] : []), ...(place ? [[0x8825, 4, 100] as [number, number, number]] : [])];
  const block = Buffer.alloc(140);
  block.write('II*\0', 0, 'latin1');
  block.writeUInt32LE(8, 4);
  block.writeUInt16LE(tags.length, 8);
  for (const [at, [name, type, value]] of tags.entries()) {
    block.writeUInt16LE(name, 10 + at * 12);
    block.writeUInt16LE(type, 12 + at * 12);
    block.writeUInt32LE(1, 14 + at * 12);
    block.writeUInt32LE(value, 18 + at * 12);
  }
  block.writeUInt16LE(1, 100);
  block.writeUInt16LE(1, 102);
  return block;
}

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** A JPEG with these segments before its picture. */
export const makeJpeg = (exif?: Buffer, comment = ''): Buffer => Buffer.concat([
  Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
  ...(exif === undefined ? [] : [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]))]),
  ...(comment === '' ? [] : [segment(0xfe, Buffer.from(comment))]),
  Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x55, 0xff, 0xd9]),
]);

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
};

/** A PNG with these chunks besides its picture. */
export const makePng = (more: readonly (readonly [string, Buffer])[] = []): Buffer => Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  ...more.map(([type, body]) => chunk(type, body)), chunk('IDAT', deflateSync(Buffer.from([0, 128]))), chunk('IEND', Buffer.alloc(0)),
]);
