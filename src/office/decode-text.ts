/*
 * Bytes of a text file to characters. UTF-8 is proved by decoding it strictly; everything else is inferred, and the
 * inference must be convincing: garbled text would be read as figures nobody wrote.
 */

/** Text with the encoding it was in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** False when a byte order mark, strict UTF-8 or the file's own declaration settled it. */
  readonly guessed: boolean;
}

/** Why bytes could not be decoded. */
export type Undecodable = 'binary' | 'unknown' | 'cut';

/** The commonest characters of written Chinese, simplified and traditional: in honest text every fifth is one of them. */
const COMMON = new Set('的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家教育校师生县小初高办管理全建设安加强推质量实施项目完成以上'
  + '這為個國來們對會發動說產種後學經進著師縣辦設強質實項與關開');

const CANDIDATES = ['utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]],
];

/** The characters of these bytes, or why they cannot be had. `declared` is an encoding the file itself names. */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | Undecodable {
  const bom = BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (bom !== undefined) return settled(bytes, bom[0]) ?? (isCut(bytes, (rest) => settled(rest, bom[0])) ? 'cut' : 'unknown');
  const utf8 = settled(bytes, 'utf-8');
  if (utf8 !== undefined && !mayBeTwoByteChinese(utf8.text)) return utf8;
  const asDeclared = declared === undefined ? undefined : settled(bytes, declared);
  if (asDeclared !== undefined) return asDeclared;
  return infer(bytes) ?? utf8 ?? whyNot(bytes);
}

/**
 * The characters of a table, of which a few names may be all that is not ASCII: too little to be convincing. What is no
 * UTF-8 but sound GB18030 through and through is taken for that, which is what spreadsheets here write, and is told as guessed.
 */
export function decodeTable(bytes: Uint8Array): Decoded | Undecodable {
  const decoded = decodeText(bytes);
  // A table in UTF-16 has zeros, for it has line ends and separators; in any other there are none.
  if (bytes.includes(0) || decoded === 'binary' || (typeof decoded !== 'string' && !(decoded.guessed && decoded.encoding.startsWith('utf-16')))) return decoded;
  if (isCut(bytes, (rest) => (isAscii(rest) ? undefined : settled(rest, 'utf-8')))) return 'cut';
  const table = settled(bytes, 'gb18030');
  if (table !== undefined) return { ...table, guessed: true };
  if (isCut(bytes, (rest) => settled(rest, 'gb18030'))) return 'cut';
  return looksBinary(bytes) ? 'binary' : 'unknown';
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

function whyNot(bytes: Uint8Array): Undecodable {
  if (isCut(bytes, (rest) => settled(rest, 'utf-8') ?? infer(rest))) return 'cut';
  return looksBinary(bytes) ? 'binary' : 'unknown';
}

/**
 * A few Chinese characters in GB18030 can be sound UTF-8 by accident, of letters no plan is written in. Where Chinese is
 * there as well the accident is ruled out.
 */
function mayBeTwoByteChinese(text: string): boolean {
  return /[\u0080-\u07ff]/.test(text) && !/[\u0800-\uffff]/.test(text);
}

function settled(bytes: Uint8Array, encoding: string): Decoded | undefined {
  const text = decodeStrictly(bytes, encoding);
  return text === undefined || !isPlain(text) ? undefined : { text, encoding, guessed: false };
}

/** The text, or undefined where a byte does not fit or the encoding has no such name; `more` when the rest is to follow. */
function decodeStrictly(bytes: Uint8Array, encoding: string, more = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: more });
  } catch (thrown) {
    if (thrown instanceof TypeError || thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

/** No control characters but the ones text has: tab, line ends, form feed. */
function isPlain(text: string): boolean {
  return !/[^\P{Cc}\t\n\v\f\r\u0085]|[\ufffe\uffff]/u.test(text);
}

function infer(bytes: Uint8Array): Decoded | undefined {
  const encoding = likeliest(bytes);
  const text = encoding === undefined ? undefined : decodeStrictly(bytes, encoding);
  if (encoding === undefined || text === undefined || !isPlain(text)) return undefined;
  return { text, encoding, guessed: true };
}

/** The encoding whose reading of the beginning is the most convincing; a large file is not decoded four times over. */
function likeliest(bytes: Uint8Array): string | undefined {
  const scores = CANDIDATES.flatMap((encoding) => {
    const text = decodeStrictly(bytes.subarray(0, SAMPLE), encoding, bytes.length > SAMPLE);
    return text === undefined || !isPlain(text) ? [] : [{ encoding, score: commonShare(text) }];
  });
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined || best.score < CONVINCING ? undefined : best.encoding;
}

/** Whether text reads like language rather than like bytes in a wrong encoding or glyphs of a wrong font. */
export function isConvincing(text: string): boolean {
  return commonShare(text) >= CONVINCING;
}

/** Honest Chinese text scores 0.2 to 0.4, the same bytes in a wrong encoding below 0.03. */
const CONVINCING = 0.06;

/** Bytes to judge by. */
const SAMPLE = 64 * 1024;

/** Share of the commonest characters among those that are not ASCII; ASCII alone in UTF-16 counts as convincing. */
function commonShare(text: string): number {
  let common = 0;
  let others = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80 || isMark(code)) continue;
    if (COMMON.has(character)) common += 1;
    others += 1;
  }
  return others === 0 ? 1 : common / others;
}

/** Chinese punctuation and full-width forms say nothing about the characters between them. */
const isMark = (code: number): boolean =>
  (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3020) || code >= 0xff00;

/** Whether the bytes are sound up to a character broken off at the very end: a file that stopped half way. */
function isCut(bytes: Uint8Array, decode: (rest: Uint8Array) => Decoded | undefined): boolean {
  return [1, 2, 3].some((less) => bytes.length > less && decode(bytes.subarray(0, bytes.length - less)) !== undefined);
}

function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, SAMPLE);
  const control = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return control > head.length / 100;
}
