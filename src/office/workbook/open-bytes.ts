/* What kind of table a file is, told by its bytes: .xlsx, .csv, or a refusal that says how to save it. */
import { problems, raise, type Problem } from '../file-problems.ts';
import { recogniseFile } from '../recognise-file.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx, type ReadableWorkbook } from './read-xlsx.ts';
import type { WorkbookLimits } from './workbook-limits.ts';

/** Opens a table. Throws coded problems. */
export async function openBytes(name: string, bytes: Uint8Array, limits: WorkbookLimits): Promise<ReadableWorkbook> {
  if (bytes.length === 0) throw raise(problems.fileEmpty, { name });
  const recognised = recogniseFile(name, bytes);
  if (recognised.kind === 'zip') return readXlsx(name, bytes, limits);
  if (recognised.kind === 'pdf') throw raise(problems.notAWorkbook, { name });
  if (recognised.kind === 'refused') throw refusalOf(name, recognised.problem);
  const disguised = disguiseOf(bytes);
  if (disguised !== undefined) throw raise(problems.saveAsXlsx, { name, format: disguised });
  return readCsv(name, bytes, limits);
}

/** Passwords, archives and programs are told as they are for documents; the others by what to do with a table. */
function refusalOf(name: string, problem: Problem): Problem {
  const kept = [problems.fileEncrypted, problems.archiveNotDocument, problems.programRefused].map((kind) => kind.code);
  if (kept.includes(problem.code)) return problem;
  return problem.details['format'] === '.xls/.et' ? raise(problems.saveAsXlsx, { name, format: '.xls/.et' }) : raise(problems.notAWorkbook, { name });
}

/** Many systems write a page of HTML and call it .xls; Excel 2003 wrote XML. */
function disguiseOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1').replaceAll('\0', '').toLowerCase();
  if (/progid="excel\.sheet"|urn:schemas-microsoft-com:office:spreadsheet/.test(head)) return '.xml (Excel 2003)';
  if (/^\W*<(?:!doctype\s+html|html|table|meta)/.test(head)) return '.xls (HTML)';
  return head.startsWith('mime-version:') ? '.mht' : undefined;
}
