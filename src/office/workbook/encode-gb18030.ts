/*
 * Text to GB18030, for programs that know no UTF-8. The platform only decodes it, so the table is turned round: every
 * sequence of two bytes, and of four below U+10000, is decoded once; above there the standard has a formula.
 */

interface Table { readonly codes: Uint32Array }

let made: Table | undefined;

/** The text in GB18030. Everything Unicode has is in it. */
export function encodeGb18030(text: string): Buffer {
  made ??= makeTable();
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes[at++] = code;
    else at = put(bytes, at, code > 0xffff ? fourBytes(LINEAR_BASE + code - 0x10000) : made.codes[code] ?? 0);
  }
  return bytes.subarray(0, at);
}

function put(bytes: Buffer, at: number, code: number): number {
  if (code > 0xffff) return bytes.writeUInt32BE(code, at);
  return code > 0 ? bytes.writeUInt16BE(code, at) : bytes.writeUInt8(0x3f, at);
}

/** Where the plane above U+FFFF begins among the sequences of four bytes. */
const LINEAR_BASE = 189_000;
/** Sequences of four bytes that stand for characters up to U+FFFF. */
const LINEAR_BMP = 39_420;

const fourBytes = (linear: number): number =>
  ((0x81 + Math.floor(linear / 12_600)) * 0x1000000) + ((0x30 + Math.floor(linear / 1260) % 10) << 16) + ((0x81 + Math.floor(linear / 10) % 126) << 8) + 0x30 + linear % 10;

function makeTable(): Table {
  const codes = new Uint32Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  const learn = (code: number, bytes: Buffer): void => {
    const text = decoder.decode(bytes);
    const point = text.codePointAt(0) ?? 0;
    // The replacement sign is what no sequence stands for; the first of two sequences for one character is the usual one.
    if (text.length === 1 && point !== 0xfffd && codes[point] === 0) codes[point] = code;
  };
  const [two, four] = [Buffer.alloc(2), Buffer.alloc(4)];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      two.writeUInt16BE(lead * 256 + trail);
      if (trail !== 0x7f) learn(lead * 256 + trail, two);
    }
  }
  for (let linear = 0; linear < LINEAR_BMP; linear += 1) {
    four.writeUInt32BE(fourBytes(linear));
    learn(fourBytes(linear), four);
  }
  return { codes };
}
