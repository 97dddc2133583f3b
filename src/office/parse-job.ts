/*
 * The dangerous half of reading: formats whose parsers a hostile file could drive to exhaustion. It runs in a child
 * process; see run-parse-job.ts. Parsers are loaded when they are needed, so that a child starts quickly.
 */
import type { DocumentNote } from '../domain/problems/office.ts';
import { problems, raise } from './file-problems.ts';
import type { ReadLimits } from './read-limits.ts';

/** What the child is asked to read. */
export type ParseJob = { readonly name: string; readonly limits: ReadLimits } & (
  | { readonly kind: 'zip' | 'pdf'; readonly bytes: Uint8Array }
  | { readonly kind: 'html'; readonly source: string }
);

/** What it found. */
export interface Parsed {
  readonly format: 'docx' | 'pdf' | 'html';
  readonly text: string;
  readonly notes: readonly DocumentNote[];
}

/** Reads the job's document in this process. Throws problems; anything else is a parser that broke. */
export async function parse(job: ParseJob): Promise<Parsed> {
  const parsed = await parseByKind(job);
  if (parsed.text.trim() === '') throw raise(problems.noTextInside, { name: job.name });
  return parsed;
}

async function parseByKind(job: ParseJob): Promise<Parsed> {
  if (job.kind === 'html') {
    const { readHtml } = await import('./read-html.ts');
    return { format: 'html', text: readHtml(job.source), notes: [] };
  }
  if (job.kind === 'pdf') {
    const { readPdf } = await import('./pdf/read-pdf.ts');
    return { format: 'pdf', ...await readPdf(job.name, job.bytes) };
  }
  return parseZip(job);
}

async function parseZip(job: ParseJob & { readonly kind: 'zip' | 'pdf' }): Promise<Parsed> {
  const { readZip } = await import('./read-zip.ts');
  const { isDocx, readDocx } = await import('./docx/read-docx.ts');
  const zip = await readZip(job.name, job.bytes, job.limits);
  if (isDocx(zip)) return { format: 'docx', ...await readDocx(job.name, zip) };
  throw refusalOf(job.name, zip.names, await zip.read('mimetype'));
}

/** Zips that are not Word: other office formats are named, the rest is an archive to unpack. */
function refusalOf(name: string, entries: readonly string[], mimetype: Uint8Array | undefined): Error {
  const declared = mimetype === undefined ? '' : Buffer.from(mimetype.subarray(0, 100)).toString('latin1');
  const has = (pattern: RegExp): boolean => entries.some((entry) => pattern.test(entry));
  if (has(/^xl\//)) return raise(problems.notADocument, { name, format: '.xlsx' });
  if (has(/^ppt\//)) return raise(problems.notADocument, { name, format: '.pptx' });
  if (has(/^OFD\.xml$/i)) return raise(problems.saveAsDocx, { name, format: '.ofd' });
  if (declared.includes('opendocument.text')) return raise(problems.saveAsDocx, { name, format: '.odt' });
  if (declared.includes('opendocument')) return raise(problems.notADocument, { name, format: '.ods/.odp' });
  if (declared.includes('epub')) return raise(problems.saveAsDocx, { name, format: '.epub' });
  return raise(problems.archiveNotDocument, { name });
}
