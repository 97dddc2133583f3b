import type { DocumentNote } from '../../domain/problems/office.ts';
import { childElements, childValue, findChild, type XmlElement } from '../read-xml.ts';
import { createMarkerCounter, isOn, levelOfStyle, type Lists } from './numbering.ts';
import { listOfStyle, readListPlace, type Styles } from './styles.ts';

/** What walking the body needs at every step. */
interface Walk {
  readonly lists: Lists;
  readonly styles: Styles;
  readonly nextMarker: (list: string, level: number) => string;
  readonly notes: Set<DocumentNote>;
}

/** A paragraph's own characters, and the paragraphs of text boxes anchored in it, which follow it. */
interface Line {
  text: string;
  readonly boxes: string[];
}

/** The text of document.xml: a line a paragraph, a line a table row with its cells parted by tabs. */
export function readBody(root: XmlElement, lists: Lists, styles: Styles): { text: string; notes: readonly DocumentNote[] } {
  const walk: Walk = { lists, styles, nextMarker: createMarkerCounter(lists), notes: new Set() };
  const body = findChild(root, 'body') ?? root;
  return { text: readBlocks(body, walk).join('\n'), notes: [...walk.notes] };
}

/** Blocks that hold blocks: content controls, custom markup, insertions, alternatives. */
const BLOCK_WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo', 'Choice', 'Fallback']);

function readBlocks(parent: XmlElement, walk: Walk): string[] {
  return childElements(parent).flatMap((block) => {
    if (block.name === 'p') return readParagraph(block, walk);
    if (block.name === 'tbl') return readTable(block, walk);
    if (block.name === 'AlternateContent') return readBlocks(chosen(block), walk);
    return BLOCK_WRAPPERS.has(block.name) ? readBlocks(block, walk) : [];
  });
}

function readTable(table: XmlElement, walk: Walk): string[] {
  return rowsOf(table).map((row) => cellsOf(row).map((cell) => readBlocks(cell, walk).join('\n').trim()).join('\t'));
}

const rowsOf = (table: XmlElement): XmlElement[] => inside(table, 'tr');
const cellsOf = (row: XmlElement): XmlElement[] => inside(row, 'tc');

/** Rows and cells may be wrapped in content controls, and deleted rows stay in the file. */
function inside(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).flatMap((child) => {
    if (child.name === name) return isDeletedRow(child) ? [] : [child];
    return BLOCK_WRAPPERS.has(child.name) ? inside(child, name) : [];
  });
}

function isDeletedRow(row: XmlElement): boolean {
  const properties = findChild(row, 'trPr');
  return properties !== undefined && findChild(properties, 'del') !== undefined;
}

function readParagraph(paragraph: XmlElement, walk: Walk): string[] {
  const properties = findChild(paragraph, 'pPr');
  const style = childValue(properties, 'pStyle');
  if (isContentsEntry(style, walk.styles)) {
    walk.notes.add('contentsListDropped');
    return [];
  }
  const line: Line = { text: '', boxes: [] };
  readInline(paragraph, line, walk);
  // A list paragraph without characters prints its marker too, but means nothing; Word counts it all the same.
  const marker = markerOf(properties, style, walk);
  return [line.text.trim() === '' ? line.text : marker + line.text, ...line.boxes];
}

function isContentsEntry(style: string | undefined, styles: Styles): boolean {
  return style !== undefined && /^(toc|目录) ?\d/i.test(styles.byId.get(style)?.name ?? style);
}

function markerOf(properties: XmlElement | undefined, styleId: string | undefined, walk: Walk): string {
  const own = readListPlace(properties);
  const styled = listOfStyle(walk.styles, styleId);
  const list = own.list ?? styled?.list;
  // List 0 takes a paragraph out of the list its style names.
  if (list === undefined || list === '0') return '';
  const level = own.level ?? (own.list === undefined && styled !== undefined
    ? levelOfStyle(walk.lists, list, styled.style) ?? styled.level : undefined) ?? 0;
  return walk.nextMarker(list, level);
}

/** Struck out by tracked changes, or instructions that never print. */
const UNPRINTED = new Set(['del', 'moveFrom', 'delText', 'instrText', 'delInstrText', 'rt', 'pPr', 'sectPr', 'Fallback']);

const PRINTED_AS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'], ['ptab', '\t'], ['br', '\n'], ['cr', '\n'], ['noBreakHyphen', '-'], ['softHyphen', ''],
]);

function readInline(parent: XmlElement, line: Line, walk: Walk): void {
  for (const child of childElements(parent)) {
    if (child.name === 't') line.text += child.children.filter((part) => typeof part === 'string').join('');
    else if (child.name === 'r') readRun(child, line, walk);
    else if (child.name === 'AlternateContent') readInline(chosen(child), line, walk);
    else if (child.name === 'txbxContent') line.boxes.push(...readBlocks(child, walk));
    else if (PRINTED_AS.has(child.name)) line.text += PRINTED_AS.get(child.name) ?? '';
    else readOther(child, line, walk);
  }
}

function readOther(child: XmlElement, line: Line, walk: Walk): void {
  if (child.name === 'del' || child.name === 'ins' || child.name === 'moveFrom') walk.notes.add('trackedChanges');
  if (child.name === 'footnoteReference' || child.name === 'endnoteReference') walk.notes.add('footnotesLeftOut');
  if (!UNPRINTED.has(child.name)) readInline(child, line, walk);
}

function readRun(run: XmlElement, line: Line, walk: Walk): void {
  const properties = findChild(run, 'rPr');
  if (properties !== undefined && isOn(findChild(properties, 'vanish'))) return;
  readInline(run, line, walk);
}

/** Of alternatives Word shows the first it understands; the fallback repeats the same text for older programs. */
function chosen(alternatives: XmlElement): XmlElement {
  return findChild(alternatives, 'Choice') ?? findChild(alternatives, 'Fallback') ?? alternatives;
}
