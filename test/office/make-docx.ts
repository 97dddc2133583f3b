import { makeZip, type ZipPart } from './make-zip.ts';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Parts of a hand-written document: the inside of the body, of w:numbering and of w:styles; `extra` entries of the zip. */
export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  /** Stands before the root element of the main part: a document type declaration, for instance. */
  readonly prolog?: string;
  readonly extra?: readonly ZipPart[];
}

/** A .docx written out by hand, where a library would not let a test say what it means. */
export function makeDocx(parts: DocxParts): Uint8Array {
  return makeZip([
    { name: '[Content_Types].xml', data: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` },
    { name: '_rels/.rels', data: `${XML}<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>` },
    { name: 'word/document.xml', data: `${XML}${parts.prolog ?? ''}<w:document ${WORD}><w:body>${parts.body}</w:body></w:document>` },
    ...(parts.numbering === undefined ? [] : [{ name: 'word/numbering.xml', data: `${XML}<w:numbering ${WORD}>${parts.numbering}</w:numbering>` }]),
    ...(parts.styles === undefined ? [] : [{ name: 'word/styles.xml', data: `${XML}<w:styles ${WORD}>${parts.styles}</w:styles>` }]),
    ...(parts.extra ?? []),
  ]);
}

/** A paragraph, in a list or of a style where one is given. */
export function paragraph(text: string, place: { list?: string; level?: number; style?: string } = {}): string {
  const style = place.style === undefined ? '' : `<w:pStyle w:val="${place.style}"/>`;
  const level = place.level === undefined ? '' : `<w:ilvl w:val="${place.level}"/>`;
  const list = place.list === undefined ? '' : `<w:numPr>${level}<w:numId w:val="${place.list}"/></w:numPr>`;
  return `<w:p><w:pPr>${style}${list}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A level of an abstract list: format, text and what else it says. */
export function level(at: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;

/** A table of one-paragraph cells. */
export function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}
