/* What a camera or a telephone writes into a picture besides the picture: EXIF of JPEG and PNG, text chunks of PNG. */

/** What a picture tells besides what it shows. */
export interface PictureData {
  /** Coordinates of the place. */
  readonly place: boolean;
  /** Camera, owner, time, programs, comments. */
  readonly about: boolean;
  /** How the picture is to be turned, 1 to 8. */
  readonly turned: number;
}

const nothing: PictureData = { place: false, about: false, turned: 1 };
const GPS = 0x8825;
const ORIENTATION = 0x0112;
/** Tags that tell who, with what and when: description, make, model, program, time, artist, copyright, owner, serial numbers, the EXIF block. */
const ABOUT = new Set([0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x8298, 0x8769, 0x9c9b, 0x9c9c, 0x9c9d, 0xa430, 0xa431]);
/** No camera writes more into one block. */
const MAX_TAGS = 1000;

/** What is told inside a JPEG or a PNG; of anything else, nothing. */
export function readPictureData(bytes: Uint8Array): PictureData {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = isJpeg(file) ? jpegParts(file) : isPng(file) ? pngParts(file) : [];
  return parts.map(({ exif, other }) => (exif === undefined ? { ...nothing, about: other } : readTiff(exif))).reduce(both, nothing);
}

/** EXIF blocks anywhere inside a file that keeps its pictures as they came, as a PDF does. */
export function findExifInside(bytes: Uint8Array): PictureData {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = nothing;
  for (let at = file.indexOf('Exif\0\0', 0, 'latin1'); at >= 0; at = file.indexOf('Exif\0\0', at + 6, 'latin1')) found = both(found, readTiff(file.subarray(at + 6)));
  return found;
}

const both = (one: PictureData, other: PictureData): PictureData =>
  ({ place: one.place || other.place, about: one.about || other.about, turned: other.turned === 1 ? one.turned : other.turned });

export const isJpeg = (file: Buffer): boolean => file[0] === 0xff && file[1] === 0xd8 && file[2] === 0xff;
export const isPng = (file: Buffer): boolean => file.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';

interface PicturePart { readonly exif?: Buffer; readonly other: boolean }

function jpegParts(file: Buffer): PicturePart[] {
  return jpegSegments(file).flatMap(({ marker, body }): PicturePart[] => {
    if (marker === 0xe1 && body.subarray(0, 6).toString('latin1') === 'Exif\0\0') return [{ exif: body.subarray(6), other: false }];
    // XMP and IPTC name people and places in words of their own; a comment is anything.
    return marker === 0xe1 || marker === 0xed || marker === 0xfe ? [{ other: true }] : [];
  });
}

/** The segments of a JPEG before its picture. */
export function jpegSegments(file: Buffer): { readonly marker: number; readonly start: number; readonly end: number; readonly body: Buffer }[] {
  const segments = [];
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) { at += 1; continue; }
    if (marker === 0xda || marker === 0xd9) break;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length || end < at + 4) break;
    segments.push({ marker, start: at, end, body: file.subarray(at + 4, end) });
    at = end;
  }
  return segments;
}

/** The chunks of a PNG. */
export function pngChunks(file: Buffer): { readonly type: string; readonly start: number; readonly end: number; readonly body: Buffer }[] {
  const chunks = [];
  for (let at = 8; at + 12 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) break;
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), start: at, end, body: file.subarray(at + 8, end - 4) });
    at = end;
  }
  return chunks;
}

/** Chunks of a PNG that tell about it. */
export const tellingChunks = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

const pngParts = (file: Buffer): PicturePart[] => pngChunks(file).filter(({ type }) => tellingChunks.has(type)).map(({ type, body }): PicturePart => (type === 'eXIf' ? { exif: body, other: false } : { other: true }));

function readTiff(block: Buffer): PictureData {
  const order = block.toString('latin1', 0, 2);
  if (block.length < 14 || (order !== 'II' && order !== 'MM')) return { ...nothing, about: true };
  const little = order === 'II';
  const u16 = (at: number): number => (at + 2 > block.length ? 0 : little ? block.readUInt16LE(at) : block.readUInt16BE(at));
  const u32 = (at: number): number => (at + 4 > block.length ? 0 : little ? block.readUInt32LE(at) : block.readUInt32BE(at));
  const first = u32(4);
  const count = Math.min(u16(first), MAX_TAGS);
  let found = nothing;
  for (let tag = 0; tag < count; tag += 1) {
    const at = first + 2 + tag * 12;
    const name = u16(at);
    if (name === GPS) found = { ...found, place: u16(u32(at + 8)) > 0 || found.place };
    if (name === ORIENTATION) found = { ...found, turned: Math.min(8, Math.max(1, u16(at + 8))) };
    if (ABOUT.has(name)) found = { ...found, about: true };
  }
  return found;
}
