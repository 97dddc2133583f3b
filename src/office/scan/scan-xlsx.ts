/*
 * An Excel file looked through: every sheet, hidden or not, every cell, comment and text box. A sheet passes as a stream,
 * so a large one needs no more memory than a small one.
 */
import type { MaskingScan } from '../../domain/disclosure/masking-scan.ts';
import { finding } from '../../domain/disclosure/finding.ts';
import { maskingProblems as kinds } from '../../domain/problems/disclosure.ts';
import { shownOf, type Typed } from '../../domain/register/typed.ts';
import { problems, raise } from '../file-problems.ts';
import { childElements, findChild, type XmlElement } from '../read-xml.ts';
import type { OpenZip } from '../read-zip.ts';
import { readCellFormats } from '../workbook/cell-formats.ts';
import { SheetListener, type SharedParts } from '../workbook/scan-sheet.ts';
import { readSharedStrings } from '../workbook/scan-strings.ts';
import { XmlScanner } from '../workbook/scan-xml.ts';
import { deepText, readPart, scanParts } from './office-parts.ts';

const MAX_COLUMNS = 16_384;

interface Sheet { readonly name: string; readonly hidden: boolean; readonly path: string }

/** Looks through an Excel file. */
export async function scanXlsx(name: string, zip: OpenZip, scan: MaskingScan): Promise<void> {
  const workbook = await readPart(name, zip, 'xl/workbook.xml');
  if (workbook === undefined) throw raise(problems.fileDamaged, { name });
  const shared = await sharedParts(name, zip, workbook);
  for (const sheet of await sheetsOf(name, zip, workbook)) await scanSheet(zip, sheet, shared, scan);
  for (const part of zip.names.filter((entry) => /^xl\/(?:comments|threadedComments|drawings|charts|diagrams)[^_]*\.xml$|^customXml\/.*\.xml$/i.test(entry) && !entry.includes('/_rels/'))) {
    const root = await readPart(name, zip, part);
    if (root !== undefined) scanLoose(root, part, scan);
  }
  await scanParts(name, zip, scan);
}

async function sharedParts(name: string, zip: OpenZip, workbook: XmlElement): Promise<SharedParts> {
  const near = await relations(name, zip);
  const pathOf = (type: string): string => near.find((one) => one.type === type)?.path ?? `xl/${type}.xml`;
  const styles = await zip.read(pathOf('styles'));
  return {
    strings: await readSharedStrings(textOf(zip, pathOf('sharedStrings'))),
    formats: styles === undefined ? [] : readCellFormats(new TextDecoder().decode(styles)),
    from1904: ['1', 'true', 'on'].includes(findChild(workbook, 'workbookPr')?.attributes['date1904'] ?? ''),
  };
}

async function relations(name: string, zip: OpenZip): Promise<{ readonly id: string; readonly type: string; readonly path: string }[]> {
  const tree = await readPart(name, zip, 'xl/_rels/workbook.xml.rels');
  return (tree === undefined ? [] : childElements(tree, 'Relationship')).map(({ attributes }) => {
    const target = attributes['Target'] ?? '';
    return { id: attributes['Id'] ?? '', type: (attributes['Type'] ?? '').replace(/^.*\//, ''), path: target.startsWith('/') ? target.slice(1) : `xl/${target}`.replaceAll(/[^/]+\/\.\.\//g, '') };
  });
}

async function sheetsOf(name: string, zip: OpenZip, workbook: XmlElement): Promise<Sheet[]> {
  const near = await relations(name, zip);
  const listed = childElements(findChild(workbook, 'sheets') ?? workbook, 'sheet').flatMap(({ attributes }) => {
    const path = near.find((one) => one.id === attributes['id'] && one.type === 'worksheet')?.path;
    return path === undefined ? [] : [{ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible', path }];
  });
  // A sheet that no list names still leaves the house with the file.
  const stray = zip.names.filter((entry) => /^xl\/worksheets\/[^/]+\.xml$/.test(entry) && !listed.some(({ path }) => path === entry));
  return [...listed, ...stray.map((path) => ({ name: path, hidden: true, path }))];
}

async function scanSheet(zip: OpenZip, sheet: Sheet, shared: SharedParts, scan: MaskingScan): Promise<void> {
  const place = { zh: `工作表“${sheet.name}”`, en: `sheet "${sheet.name}"` };
  let hidden = 0;
  const listener = new SheetListener(shared, MAX_COLUMNS, {
    row: ({ row, cells }, _formulas, unseen) => {
      if (unseen) hidden += 1;
      scan.row(sheet.path, cells.map(textOfCell), { zh: `${place.zh}第${row}行`, en: `${place.en}, row ${row}` }, place, sheet.name);
    },
    hiddenColumns: (first, last) => { hidden += Math.max(1, Math.min(last, MAX_COLUMNS) - first + 1); },
    tooWide: () => { throw raise(problems.fileDamaged, { name: sheet.name }); },
  });
  const scanner = new XmlScanner(listener);
  for await (const text of textOf(zip, sheet.path)) scanner.push(text);
  scanner.end();
  if (sheet.hidden) scan.found(finding(kinds.sheetHidden, 'hard', {}, place));
  if (hidden > 0) scan.found(finding(kinds.rowsHidden, 'hard', { count: hidden }, place));
}

const textOfCell = (cell: Typed): string => (typeof cell === 'string' ? cell : typeof cell === 'number' ? plainNumber(cell) : shownOf(cell));
const plainNumber = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(value));

async function* textOf(zip: OpenZip, path: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of zip.stream(path)) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8');
    yield decoder.decode(chunk, { stream: true });
  }
}

/** Comments, text boxes, labels of charts: text by paragraph or comment. */
function scanLoose(root: XmlElement, part: string, scan: MaskingScan): void {
  const comments = /comments/i.test(part);
  const place = comments ? { zh: '批注', en: 'comments' } : { zh: '文本框或图表', en: 'a text box or chart' };
  let count = 0;
  const walk = (element: XmlElement): void => {
    if (element.name === 'comment' || element.name === 'threadedComment') count += 1;
    if (['comment', 'threadedComment', 'p', 'pt'].includes(element.name)) { scan.text(deepText(element), place); return; }
    const own = element.children.filter((child) => typeof child === 'string').join('').trim();
    if (own !== '') scan.text(own, place);
    for (const child of childElements(element)) walk(child);
  };
  walk(root);
  if (count > 0) scan.found(finding(kinds.commentsInside, 'hard', { count }, place));
}
