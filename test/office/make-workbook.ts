/* Workbooks put together by hand: what no library would write, and what others write differently. */
import { makeZip, type ZipPart } from './make-zip.ts';

export interface SheetParts { readonly name?: string; readonly state?: string; readonly rows: string; readonly tail?: string; readonly before?: string }

export interface WorkbookParts {
  readonly sheets: readonly SheetParts[];
  readonly styles?: string;
  readonly strings?: string;
  readonly properties?: string;
  readonly more?: readonly ZipPart[];
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

/** An .xlsx of these parts; `rows` is the XML inside sheetData, `tail` what follows it. */
export function makeWorkbook({ sheets, styles, strings, properties = '', more = [] }: WorkbookParts): Uint8Array {
  return makeZip([
    { name: '[Content_Types].xml', data: `${head}<Types/>` },
    { name: 'xl/workbook.xml', data: `${head}<workbook ${main}>${properties}<sheets>${sheets.map((sheet, at) => `<sheet name="${sheet.name ?? `Sheet${at + 1}`}" sheetId="${at + 1}" r:id="rId${at + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`}/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `${head}<Relationships>${sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${relation('rId90', 'styles', 'styles.xml')}${relation('rId91', 'sharedStrings', 'sharedStrings.xml')}</Relationships>` },
    ...sheets.map((sheet, at): ZipPart => ({ name: `xl/worksheets/sheet${at + 1}.xml`, data: `${head}<worksheet ${main}>${sheet.before ?? ''}<sheetData>${sheet.rows}</sheetData>${sheet.tail ?? ''}</worksheet>` })),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', data: `${head}<styleSheet ${main}>${styles}</styleSheet>` }]),
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `${head}<sst ${main}>${strings}</sst>` }]),
    ...more,
  ]);
}

/** A row of inline texts. */
export const textRow = (row: number, texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
