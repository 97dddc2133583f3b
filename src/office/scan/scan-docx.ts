/*
 * A Word file looked through: every part that holds text, deleted and hidden text too, because it leaves the house with the
 * file. Reading for its meaning (docx/read-docx.ts) leaves those out; this must not.
 */
import type { MaskingScan } from '../../domain/disclosure/masking-scan.ts';
import { finding } from '../../domain/disclosure/finding.ts';
import type { Words } from '../../domain/problem.ts';
import { maskingProblems as kinds } from '../../domain/problems/disclosure.ts';
import { childElements, findChild, type XmlElement } from '../read-xml.ts';
import type { OpenZip } from '../read-zip.ts';
import { deepText, readPart, scanParts } from './office-parts.ts';

/** Parts of Word that hold no text of anybody. */
const FURNITURE = /(?:^|\/)(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|theme\d*|people|commentsExtended|commentsIds|commentsExtensible)\.xml$|\/_rels\//;

interface Counts { comments: number; changes: number; hidden: number }

/** Looks through a Word file. */
export async function scanDocx(name: string, zip: OpenZip, scan: MaskingScan): Promise<void> {
  const counts: Counts = { comments: 0, changes: 0, hidden: 0 };
  for (const part of zip.names.filter((entry) => /^(?:word|customXml)\/.*\.xml$/i.test(entry) && !FURNITURE.test(entry))) {
    const root = await readPart(name, zip, part);
    if (root !== undefined) new PartWalk(scan, counts, partWords(part)).walk(root);
  }
  const whole = { zh: '整个文件', en: 'the whole file' };
  if (counts.comments > 0) scan.found(finding(kinds.commentsInside, 'hard', { count: counts.comments }, whole));
  if (counts.changes > 0) scan.found(finding(kinds.changesTracked, 'hard', { count: counts.changes }, whole));
  if (counts.hidden > 0) scan.found(finding(kinds.textHidden, 'hard', { count: counts.hidden }, whole));
  await scanParts(name, zip, scan);
}

function partWords(part: string): Words {
  if (/document\d*\.xml$/.test(part)) return { zh: '正文', en: 'text' };
  if (/header/.test(part)) return { zh: '页眉', en: 'header' };
  if (/footer/.test(part)) return { zh: '页脚', en: 'footer' };
  if (/comments/.test(part)) return { zh: '批注', en: 'comments' };
  return /notes/.test(part) ? { zh: '脚注', en: 'notes' } : { zh: part, en: part };
}

const CHANGES = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange', 'tblPrChange', 'cellIns', 'cellDel']);

class PartWalk {
  readonly #scan: MaskingScan;
  readonly #counts: Counts;
  readonly #part: Words;
  #paragraph = 0;
  #tables = 0;

  constructor(scan: MaskingScan, counts: Counts, part: Words) {
    this.#scan = scan;
    this.#counts = counts;
    this.#part = part;
  }

  walk(element: XmlElement): void {
    this.#note(element);
    if (element.name === 'tbl') { this.#table(element); return; }
    if (element.name === 'p') { this.#paragraphOf(element); return; }
    const own = element.children.filter((child) => typeof child === 'string').join('').trim();
    // Parts of other programs keep text in elements of their own.
    if (own !== '') this.#scan.text(own, this.#part);
    for (const child of childElements(element)) this.walk(child);
  }

  #paragraphOf(element: XmlElement): void {
    this.#paragraph += 1;
    const place = { zh: `${this.#part.zh}第${this.#paragraph}段`, en: `${this.#part.en}, paragraph ${this.#paragraph}` };
    this.#scan.text(this.#textOf(element), place);
  }

  #table(table: XmlElement): void {
    this.#tables += 1;
    const place = { zh: `${this.#part.zh}第${this.#tables}张表`, en: `${this.#part.en}, table ${this.#tables}` };
    const key = `${this.#part.en} ${this.#tables}`;
    for (const [at, row] of descendants(table, 'tr').entries()) {
      const cells = descendants(row, 'tc').map((cell) => this.#textOf(cell).replaceAll(/[\t\n]/g, ' '));
      this.#scan.row(key, cells, { zh: `${place.zh}第${at + 1}行`, en: `${place.en}, row ${at + 1}` }, place);
    }
  }

  /** All text below, deleted and hidden text and instructions of fields included; runs joined as they read. */
  #textOf(element: XmlElement): string {
    return element.children.map((child) => {
      if (typeof child === 'string') return /^(?:t|delText|instrText|delInstrText)$/.test(element.name) ? child : '';
      this.#note(child);
      if (child.name === 'docPr') this.#scan.text([child.attributes['descr'], child.attributes['title']].join(' '), this.#part);
      if (child.name === 'tab' || child.name === 'br' || child.name === 'cr') return ' ';
      return child.name === 'p' ? ` ${this.#textOf(child)}` : this.#textOf(child);
    }).join('');
  }

  #note(element: XmlElement): void {
    if (element.name === 'comment') this.#counts.comments += 1;
    if (CHANGES.has(element.name)) this.#counts.changes += 1;
    if (element.name === 'r' && isHidden(element) && deepText(element).trim() !== '') this.#counts.hidden += 1;
  }
}

function isHidden(run: XmlElement): boolean {
  const properties = findChild(run, 'rPr');
  const vanish = properties && (findChild(properties, 'vanish') ?? findChild(properties, 'webHidden'));
  return vanish !== undefined && !['0', 'false', 'off'].includes(vanish.attributes['val'] ?? '');
}

/** Elements of this name below, not looking inside one that was found. */
function descendants(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));
}
