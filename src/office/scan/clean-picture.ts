/* A picture without what its camera wrote into it. What it shows is not touched: nothing is packed anew. */
import { crc32 } from 'node:zlib';
import { isJpeg, isPng, jpegSegments, pngChunks, readPictureData, tellingChunks } from './read-exif.ts';

/** The same JPEG or PNG without EXIF, XMP, IPTC, comments and text; only how it is turned stays. Anything else as it is. */
export function cleanPicture(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { turned } = readPictureData(bytes);
  if (isJpeg(file)) return cleanJpeg(file, turned);
  return isPng(file) ? cleanPng(file, turned) : bytes;
}

const TELLING = new Set([0xe1, 0xed, 0xfe]);

function cleanJpeg(file: Buffer, turned: number): Uint8Array {
  const segments = jpegSegments(file);
  const rest = segments.at(-1)?.end ?? 2;
  const kept = segments.filter(({ marker }) => !TELLING.has(marker)).map(({ start, end }) => file.subarray(start, end));
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), turnedOnly(turned)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([file.subarray(0, 2), ...(turned === 1 ? [] : [head, body]), ...kept, file.subarray(rest)]);
}

function cleanPng(file: Buffer, turned: number): Uint8Array {
  const [first, ...chunks] = pngChunks(file).filter(({ type }) => !tellingChunks.has(type)).map(({ start, end }) => file.subarray(start, end));
  return Buffer.concat([file.subarray(0, 8), ...(first === undefined ? [] : [first]), ...(turned === 1 ? [] : [chunkOf('eXIf', turnedOnly(turned))]), ...chunks]);
}

function chunkOf(type: string, body: Buffer): Buffer {
  const chunk = Buffer.alloc(body.length + 12);
  chunk.writeUInt32BE(body.length, 0);
  chunk.write(type, 4, 'latin1');
  body.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, body.length + 8)), body.length + 8);
  return chunk;
}

/** EXIF that says how a picture is turned, and nothing else: without it a photo taken upright lies on its side. */
function turnedOnly(turned: number): Buffer {
  const block = Buffer.alloc(26);
  block.write('II', 0, 'latin1');
  block.writeUInt16LE(42, 2);
  block.writeUInt32LE(8, 4);
  block.writeUInt16LE(1, 8);
  block.writeUInt16LE(0x0112, 10);
  block.writeUInt16LE(3, 12);
  block.writeUInt32LE(1, 14);
  block.writeUInt16LE(turned, 18);
  return block;
}
