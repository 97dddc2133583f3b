/*
 * A composed document as an official document in Word: page, lines, faces, levels, signature and page numbers as the
 * standard has them. Each figure is a bookmark `_xz_f001`; a property of that name says which indicator@scope@as-of it is.
 */
import { AlignmentType, Document, DocumentGridType, Footer, Packer, PageNumber, Paragraph, TextRun, type IPropertiesOptions } from 'docx';
import { dayInWords, type DocumentTree, textOf } from '../../domain/report/document.ts';
import { faceOf, fontTable, styleTable } from './fonts.ts';
import { FOOTER, LINE, page, size, SMALL_EM } from './page-geometry.ts';
import { bookmarkOf, writeAddressee, writeBlock, writeMark, writeSignature, writeTitle } from './write-blocks.ts';

/** How a document is written. */
export interface DocumentWriting {
  /** Stands at the top of a draft: 征求意见稿, 代拟稿. */
  readonly mark?: string;
}

/** The bytes of a .docx. */
export async function writeDocument(tree: DocumentTree, { mark }: DocumentWriting = {}): Promise<Uint8Array> {
  const { context, blocks } = tree;
  const last = blocks.length - 1;
  const children = [
    ...(mark === undefined ? [] : [writeMark(mark)]), ...writeTitle(tree.title), ...(tree.addressee === '' ? [] : [writeAddressee(tree.addressee)]),
    ...blocks.flatMap((block, at) => writeBlock(block, at === last)),
    ...writeSignature(context.office, context.date === undefined ? '' : dayInWords(context.date)),
  ];
  const document = new Document({
    ...properties(tree), evenAndOddHeaderAndFooters: true,
    sections: [{
      properties: {
        page: { size: { width: page.width, height: page.height }, margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right, header: 851, footer: FOOTER, gutter: 0 } },
        grid: { type: DocumentGridType.LINES, linePitch: LINE },
      },
      footers: { default: pageNumber('right'), even: pageNumber('left') }, children,
    }],
  });
  return new Uint8Array(await Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTable() }, { path: 'word/styles.xml', data: styleTable() }, { path: 'docProps/core.xml', data: coreProperties(tree) }]));
}

// What a figure is stays with the file, so that it can be opened without the program that wrote it.
const properties = ({ facts }: DocumentTree): Pick<IPropertiesOptions, 'customProperties'> =>
  ({ customProperties: facts.map(({ id, refs }) => ({ name: bookmarkOf(id), value: refs.join(' ') })) });

// — 1 —, one character in from the outer edge.
function pageNumber(side: 'left' | 'right'): Footer {
  const face = { font: faceOf('page'), size: size.small };
  return new Footer({ children: [new Paragraph({
    alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT, indent: side === 'right' ? { right: SMALL_EM } : { left: SMALL_EM },
    children: [new TextRun({ ...face, text: '— ' }), new TextRun({ ...face, children: [PageNumber.CURRENT] }), new TextRun({ ...face, text: ' —' })],
  })] });
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

// The office is the only name in the file, and its day the document's own: the same document is the same file.
function coreProperties({ title, context }: DocumentTree): string {
  const day = `${context.date ?? context.asOf}T00:00:00Z`;
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + `<dc:title>${escape(textOf(title))}</dc:title><dc:creator>${escape(context.office)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified></cp:coreProperties>`;
}
