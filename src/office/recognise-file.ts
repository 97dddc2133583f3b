/*
 * What a file is, told by its first bytes. The extension is only a hint: clerks rename files, and mail programs do too.
 */
import { problems, raise, type Problem } from './file-problems.ts';

/** What the bytes are: one of the formats that are read, or a refusal that says what to do. */
export type Recognised =
  | { readonly kind: 'zip' | 'pdf' | 'text' }
  | { readonly kind: 'refused'; readonly problem: Problem };

type Refusal = (name: string) => Problem;

const picture: Refusal = (name) => raise(problems.pictureNotText, { name });
const archive: Refusal = (name) => raise(problems.archiveNotDocument, { name });
const program: Refusal = (name) => raise(problems.programRefused, { name });
const saveAsDocx = (format: string): Refusal => (name) => raise(problems.saveAsDocx, { name, format });
const notADocument = (format: string): Refusal => (name) => raise(problems.notADocument, { name, format });

/** Signatures in Latin-1, longest first where one begins another. */
const SIGNATURES: readonly (readonly [string, Refusal])[] = [
  ['\x89PNG', picture], ['\xff\xd8\xff', picture], ['GIF8', picture], ['II*\0', picture], ['MM\0*', picture],
  ['\0\0\0\x0cjP  ', picture], ['\0\0\x01\0', picture],
  ['Rar!', archive], ['7z\xbc\xaf\x27\x1c', archive], ['\x1f\x8b', archive], ['BZh', archive], ['\xfd7zXZ', archive],
  ['MZ', program], ['\x7fELF', program], ['\xcf\xfa\xed\xfe', program], ['\xca\xfe\xba\xbe', program], ['#!', program],
  ['{\\rtf', saveAsDocx('.rtf')], ['MIME-Version:', saveAsDocx('.mht')], ['HN', saveAsDocx('.caj')], ['CAJ\0', saveAsDocx('.caj')],
  ['SQLite format 3', notADocument('SQLite')], ['ID3', notADocument('MP3')], ['%!PS', notADocument('PostScript')],
];

/** Magic that two letters of honest text could also begin with: only binary files count. */
const SHORT_MAGIC = 3;

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** What these bytes are. Text is everything that carries no other signature; whether it can be decoded is another step. */
export function recogniseFile(name: string, bytes: Uint8Array): Recognised {
  const head = latin1(bytes, 0, 1024);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return { kind: 'zip' };
  if (isPdf(head, bytes)) return { kind: 'pdf' };
  const refusal = findRefusal(head, bytes);
  return refusal === undefined ? { kind: 'text' } : { kind: 'refused', problem: refusal(name) };
}

/** Some programs put a few bytes before the heading; a text that mentions it does not end like a PDF. */
function isPdf(head: string, bytes: Uint8Array): boolean {
  if (head.trimStart().startsWith('%PDF-')) return true;
  return head.includes('%PDF-') && latin1(bytes, Math.max(0, bytes.length - 1024), bytes.length).includes('%%EOF');
}

function findRefusal(head: string, bytes: Uint8Array): Refusal | undefined {
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oldOfficeRefusal(bytes);
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return picture;
  if (head.startsWith('RIFF')) return head.slice(8, 12) === 'WEBP' ? picture : notADocument('RIFF');
  if (head.slice(4, 8) === 'ftyp') return /^(heic|heix|mif1|avif)/.test(head.slice(8, 12)) ? picture : notADocument('MP4');
  if (head.slice(257, 262) === 'ustar') return archive;
  if (/<\?mso-application progid="Word\.Document"|<pkg:package|<w:wordDocument/.test(head)) return saveAsDocx('Word XML');
  const found = SIGNATURES.find(([magic]) => head.startsWith(magic) && (magic.length >= SHORT_MAGIC || head.includes('\0')
    || magic === '#!' || magic === '\x1f\x8b'));
  return found?.[1];
}

/** OLE compound files: old Word, Excel, PowerPoint, WPS; and new ones with a password, which are wrapped in one. */
function oldOfficeRefusal(bytes: Uint8Array): Refusal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => file.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage') || has('EncryptionInfo')) return (name) => raise(problems.fileEncrypted, { name });
  if (has('WordDocument')) return saveAsDocx('.doc/.wps');
  if (has('Workbook') || has('Book')) return notADocument('.xls/.et');
  if (has('PowerPoint Document')) return notADocument('.ppt/.dps');
  return saveAsDocx('.doc/.wps');
}
