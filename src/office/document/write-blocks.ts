/* The blocks of a document as paragraphs and tables of Word. Every figure carries a hidden bookmark, by which it is opened later. */
import { AlignmentType, Bookmark, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, type IParagraphOptions } from 'docx';
import { textOf, type Block, type Chart, type Heading, type Paragraph as TextParagraph, type Piece, type Table as DataTable } from '../../domain/report/document.ts';
import { faceOf, type FontRole } from './fonts.ts';
import { belowTitle, EM, LINE, page, signaturePlace, size, SPACING, TITLE_LINE, titleLines } from './page-geometry.ts';

/** The bookmark of a fact; a name that begins with `_` is hidden in Word. */
export const bookmarkOf = (fact: string): string => `_xz_${fact}`;

/** Words in one face and size. */
export const run = (text: string, role: FontRole = 'body', points: number = size.body): TextRun =>
  new TextRun({ text, font: faceOf(role), size: points, ...(points === size.body ? { characterSpacing: SPACING } : {}) });

const runs = (pieces: readonly Piece[], role: FontRole = 'body', points: number = size.body): (TextRun | Bookmark)[] => pieces.filter(({ text }) => text !== '')
  .map(({ text, fact }) => (fact === undefined ? run(text, role, points) : new Bookmark({ id: bookmarkOf(fact), children: [run(text, role, points)] })));

const body: IParagraphOptions = { spacing: { line: LINE, lineRule: 'exact', before: 0, after: 0 }, alignment: AlignmentType.BOTH };
const indented: IParagraphOptions = { ...body, indent: { firstLine: 2 * EM } };

const faces: Readonly<Record<Heading['level'], FontRole>> = { 1: 'black', 2: 'kai', 3: 'body', 4: 'body' };

/** The title: centred lines of its own height, and below them what brings the text back upon the grid. */
export function writeTitle(pieces: readonly Piece[]): Paragraph[] {
  const lines = titleLines(textOf(pieces));
  return lines.map((line, at) => new Paragraph({
    style: 'Title', spacing: { line: TITLE_LINE, lineRule: 'exact', before: 0, after: at === lines.length - 1 ? belowTitle(lines.length) : 0 },
    children: [run(line, 'title', size.title)],
  }));
}

/** To whom, flush left. */
export const writeAddressee = (addressee: string): Paragraph => new Paragraph({ ...body, children: [run(`${addressee}：`)] });

/** A line in 黑体 at the very top, for a draft. */
export const writeMark = (text: string): Paragraph => new Paragraph({ ...body, children: [run(text, 'black')] });

/** One block as what stands for it in Word. `isLast` keeps its end with the signature, which may not stand alone on a page. */
export function writeBlock(block: Block, isLast: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': return [writeHeading(block)];
    case 'paragraph': return [writeParagraph(block, isLast)];
    case 'table': return writeTable(block);
    case 'chart': return writeTable(twinOf(block));
  }
}

const writeHeading = ({ level, marker, pieces }: Heading): Paragraph =>
  new Paragraph({ ...indented, keepNext: true, outlineLevel: level - 1, children: [run(marker, faces[level]), ...runs(pieces, faces[level])] });

/** Some programs move a whole paragraph to keep its end with what follows; a longer one would leave half a page empty. */
const SHORT = 140;

function writeParagraph({ lead, sentences }: TextParagraph, isLast: boolean): Paragraph {
  const keepNext = isLast && sentences.reduce((sum, { pieces }) => sum + textOf(pieces).length, 0) <= SHORT;
  const opening = lead === undefined ? [] : [run(lead.marker, faces[lead.level]), ...runs(lead.pieces, faces[lead.level]), run('。', faces[lead.level])];
  return new Paragraph({ ...indented, keepNext, children: [...opening, ...sentences.flatMap(({ pieces }) => runs(pieces))] });
}

/** A chart is told by its figures: those who cannot see it lose nothing, and no program draws it otherwise. */
const twinOf = ({ caption, points, from }: Chart): DataTable =>
  ({ kind: 'table', caption, columns: ['项目', '数值'], rows: points.map(({ name, text, fact }) => [[{ text: name }], [{ text, fact }]]), from });

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
const TEXT_WIDTH = page.width - page.left - page.right;

function writeTable({ caption, columns, rows }: DataTable): (Paragraph | Table)[] {
  const width = Math.floor(TEXT_WIDTH / columns.length);
  const cell = (content: readonly Piece[], role: FontRole): TableCell => new TableCell({
    width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { line: 400, lineRule: 'exact', before: 40, after: 40 }, children: runs(content, role, size.small) })],
  });
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column) => cell([{ text: column }], 'black')) });
  return [
    new Paragraph({ ...body, alignment: AlignmentType.CENTER, keepNext: true, children: runs(caption, 'black') }),
    new Table({ width: { size: width * columns.length, type: WidthType.DXA }, columnWidths: columns.map(() => width), alignment: AlignmentType.CENTER, borders, rows: [head, ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((content) => cell(content, 'body')) }))] }),
  ];
}

/** Who signs and when, two lines below the text; kept together. */
export function writeSignature(name: string, date: string): Paragraph[] {
  const place = signaturePlace(name, date);
  const right = (text: string, indent: number, keepNext: boolean): Paragraph => new Paragraph({ ...body, alignment: AlignmentType.RIGHT, indent: { right: indent }, keepNext, children: [run(text)] });
  const space = new Paragraph({ ...body, keepNext: true, children: [run('')] });
  return [space, space, right(name, place.name, date !== ''), ...(date === '' ? [] : [right(date, place.date, false)])];
}
