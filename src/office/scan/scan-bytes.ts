/*
 * Any file that may be made public, looked through by what it is. It runs in the child process that reads documents: a
 * hostile file takes down nothing but its own scan.
 */
import { finding } from '../../domain/disclosure/finding.ts';
import { MaskingScan, type MaskingReport } from '../../domain/disclosure/masking-scan.ts';
import { maskingProblems as kinds } from '../../domain/problems/disclosure.ts';
import { decodeText } from '../decode-text.ts';
import { isProblem, problems, raise } from '../file-problems.ts';
import { findDeclaredCharset, looksLikeHtml } from '../html-signs.ts';
import type { ReadLimits } from '../read-limits.ts';
import { recogniseFile } from '../recognise-file.ts';
import { cleanPicture } from './clean-picture.ts';
import { findExifInside, isJpeg, isPng, readPictureData } from './read-exif.ts';
import { pictureFindings } from './scan-picture.ts';

/** What is to be looked through, and whether a clean copy is wanted. */
export interface ScanJob { readonly name: string; readonly bytes: Uint8Array; readonly limits: ReadLimits; readonly clean: boolean }

/** What came of it; `clean` where a copy was wanted and could be made. */
export interface Scanned { readonly format: ScanFormat; readonly report: MaskingReport; readonly clean?: Uint8Array }

export type ScanFormat = 'docx' | 'xlsx' | 'pdf' | 'html' | 'text' | 'picture';

type Sought = Omit<Scanned, 'report'>;

/** Looks through a file. Throws F1xx for what cannot be opened: what was not seen is not clean. */
export async function scanBytes(job: ScanJob): Promise<Scanned> {
  const scan = new MaskingScan();
  const sought = await lookThrough(job, scan);
  return { ...sought, report: scan.report() };
}

async function lookThrough(job: ScanJob, scan: MaskingScan): Promise<Sought> {
  const file = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);
  if (isJpeg(file) || isPng(file)) return scanPicture(job, scan);
  const found = recogniseFile(job.name, job.bytes);
  if (found.kind === 'refused') throw found.problem;
  if (found.kind === 'zip') return scanZip(job, scan);
  if (found.kind === 'text') return scanTextual(job, scan);
  await scanPdf(job, scan);
  return { format: 'pdf' };
}

function scanPicture({ bytes, clean }: ScanJob, scan: MaskingScan): Sought {
  for (const found of pictureFindings(readPictureData(bytes), { zh: '照片信息', en: 'picture data' })) scan.found(found);
  scan.found(finding(kinds.picturesInside, 'note', { count: 1 }, { zh: '整个文件', en: 'the whole file' }));
  return { format: 'picture', ...(clean && { clean: cleanPicture(bytes) }) };
}

async function scanZip(job: ScanJob, scan: MaskingScan): Promise<Sought> {
  const { readZip } = await import('../read-zip.ts');
  const zip = await readZip(job.name, job.bytes, job.limits);
  const word = zip.names.some((entry) => /^word\/.*\.xml$/i.test(entry));
  if (!word && !zip.names.includes('xl/workbook.xml')) throw raise(problems.archiveNotDocument, { name: job.name });
  if (word) await (await import('./scan-docx.ts')).scanDocx(job.name, zip, scan);
  else await (await import('./scan-xlsx.ts')).scanXlsx(job.name, zip, scan);
  const clean = job.clean ? await (await import('./clean-office.ts')).cleanOffice(zip) : undefined;
  return { format: word ? 'docx' : 'xlsx', ...(clean && { clean }) };
}

async function scanTextual({ name, bytes }: ScanJob, scan: MaskingScan): Promise<Sought> {
  const decoded = decodeText(bytes, findDeclaredCharset(bytes));
  if (typeof decoded === 'string') throw raise({ binary: problems.notText, unknown: problems.encodingUnknown, cut: problems.fileIncomplete }[decoded], { name });
  const html = looksLikeHtml(name, decoded.text);
  const shown = html ? (await import('../read-html.ts')).readHtml(decoded.text) : decoded.text;
  scan.lines(shown.split(/\r?\n/), linePlace);
  // What a page does not show is still in its source: comments, hidden elements, values of fields.
  if (html) scanSource(decoded.text, scan);
  return { format: html ? 'html' : 'text' };
}

function scanSource(source: string, scan: MaskingScan): void {
  const unseen = [...source.matchAll(/<!--([\s\S]*?)-->|\b(?:value|content|title|alt|data-[\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')|<(?:script|template|textarea|noscript)[^>]*>([\s\S]*?)<\//gi)];
  for (const [, ...parts] of unseen) scan.text(parts.find((part) => part !== undefined) ?? '', { zh: '网页源码', en: 'source of the page' });
  if (/<script/i.test(source)) scan.found(finding(kinds.macrosInside, 'hard', {}, { zh: '网页源码', en: 'source of the page' }));
}

const linePlace = (at: number): { zh: string; en: string } => ({ zh: `第${at + 1}行`, en: `line ${at + 1}` });

async function scanPdf({ name, bytes }: ScanJob, scan: MaskingScan): Promise<void> {
  const { readPdf } = await import('../pdf/read-pdf.ts');
  const { readPdfMatter } = await import('../pdf/read-pdf-matter.ts');
  const whole = { zh: '整个文件', en: 'the whole file' };
  const matter = await readPdfMatter(name, bytes);
  try {
    const read = await readPdf(name, bytes);
    scan.lines(read.text.split('\n'), linePlace);
  } catch (thrown) {
    // A scan has nothing to read; any other refusal stands.
    const unread = [problems.pdfIsScan.code, problems.pdfTextGarbled.code];
    if (!isProblem(thrown) || !unread.includes(thrown.code)) throw thrown;
  }
  if (matter.pagesWithoutText > 0) scan.found(finding(kinds.nothingToRead, 'soft', { count: matter.pagesWithoutText }, whole));
  if (matter.notes > 0) scan.found(finding(kinds.commentsInside, 'hard', { count: matter.notes }, whole));
  for (const text of matter.texts) scan.text(text, { zh: '批注、表单或属性', en: 'notes, fields or properties' });
  if (matter.files) scan.found(finding(kinds.fileInside, 'hard', {}, whole));
  if (matter.scripts) scan.found(finding(kinds.macrosInside, 'hard', {}, whole));
  if (matter.author) scan.found(finding(kinds.authorInside, 'soft', {}, { zh: '文件属性', en: 'properties of the file' }));
  for (const found of pictureFindings(findExifInside(bytes), whole)) scan.found(found);
}
