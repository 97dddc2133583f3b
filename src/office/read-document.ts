/*
 * Any file a clerk may upload, to the text the reader of plans works on. Formats are told by content; text is decoded
 * here, everything with a complicated parser in a child process.
 */
import { problems, raise } from '../domain/problem.ts';
import type { DocumentNote } from '../domain/problems/office.ts';
import { decodeText, type Undecodable } from './decode-text.ts';
import { findDeclaredCharset, looksLikeHtml } from './html-signs.ts';
import { defaultReadLimits, type ReadLimits } from './read-limits.ts';
import { recogniseFile } from './recognise-file.ts';
import { runParseJob } from './run-parse-job.ts';

export type DocumentFormat = 'txt' | 'md' | 'docx' | 'html' | 'pdf';

/** A document's text, as offsets of its reading will count it. */
export interface ReadDocument {
  readonly text: string;
  readonly format: DocumentFormat;
  /** The encoding the bytes were in, for formats that are text themselves. */
  readonly encoding?: string;
  /** What the user should know; the sentences are `documentNotes` in the catalogue. */
  readonly notes: readonly DocumentNote[];
}

/** A file as it was uploaded or found on the disk. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a document. Throws the F1xx problem that says what to do where it cannot be read.
 * Call `refuseBySize` before loading a file into memory; this function only repeats that test.
 */
export async function readDocument(file: NamedBytes, limits: Partial<ReadLimits> = {}): Promise<ReadDocument> {
  const all = { ...defaultReadLimits, ...limits };
  refuseBySize(file.name, file.bytes.byteLength, all);
  const found = recogniseFile(file.name, file.bytes);
  if (found.kind === 'refused') throw found.problem;
  if (found.kind === 'text') return readTextual(file, all);
  const parsed = await runParseJob({ kind: found.kind, name: file.name, bytes: file.bytes, limits: all });
  return withExtensionNote(file.name, parsed);
}

/** Throws fileEmpty or fileTooLarge; doors call it with the announced size before they read anything. */
export function refuseBySize(name: string, size: number, limits: Partial<ReadLimits> = {}): void {
  const { maxBytes } = { ...defaultReadLimits, ...limits };
  if (size === 0) throw raise(problems.fileEmpty, { name });
  if (size > maxBytes) throw raise(problems.fileTooLarge, { name, sizeMb: mb(size), limitMb: mb(maxBytes) });
}

const mb = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

async function readTextual(file: NamedBytes, limits: ReadLimits): Promise<ReadDocument> {
  const decoded = decodeText(file.bytes, findDeclaredCharset(file.bytes));
  if (typeof decoded === 'string') throw undecodable(file.name, decoded);
  if (decoded.text.trim() === '') throw raise(problems.fileEmpty, { name: file.name });
  const { encoding } = decoded;
  const notes: DocumentNote[] = decoded.guessed ? ['encodingGuessed'] : [];
  if (looksLikeHtml(file.name, decoded.text)) {
    const parsed = await runParseJob({ kind: 'html', name: file.name, source: decoded.text, limits });
    return withExtensionNote(file.name, { ...parsed, encoding, notes: [...notes, ...parsed.notes] });
  }
  const format = /\.(md|markdown)$/i.test(file.name) ? 'md' : 'txt';
  return withExtensionNote(file.name, { text: decoded.text, format, encoding, notes });
}

function undecodable(name: string, why: Undecodable): Error {
  const kinds = { binary: problems.notText, unknown: problems.encodingUnknown, cut: problems.fileIncomplete };
  return raise(kinds[why], { name });
}

const EXTENSIONS: ReadonlyMap<string, DocumentFormat> = new Map([
  ['txt', 'txt'], ['text', 'txt'], ['md', 'md'], ['markdown', 'md'], ['docx', 'docx'], ['docm', 'docx'], ['dotx', 'docx'],
  ['html', 'html'], ['htm', 'html'], ['pdf', 'pdf'],
]);

/** What pages of the web and chats leave between letters when text is copied: nobody sees it, and 48 with it before 所 is no 48所. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/** Another known extension than the content deserves a word; a name without one does not. */
function withExtensionNote(name: string, read: ReadDocument): ReadDocument {
  const document = { ...read, text: read.text.replaceAll(UNSEEN, '') };
  const extension = /\.(\w{1,8})$/.exec(name)?.[1]?.toLowerCase();
  const promised = extension === undefined ? undefined : EXTENSIONS.get(extension) ?? 'other';
  const agrees = promised === undefined || promised === document.format;
  return agrees ? document : { ...document, notes: ['wrongExtension', ...document.notes] };
}
