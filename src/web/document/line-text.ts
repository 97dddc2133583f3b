/*
 * A line that somebody writes in, between the page and the manuscript: words as text, every figure as one piece that
 * cannot be typed into. What is read back is a sentence with figures in braces.
 */

/** How a figure looks. */
export interface Chip {
  readonly text: string;
  /** There is no value. */
  readonly isMissing: boolean;
  /** There is nothing to compare with: it will not be said. */
  readonly isLeftOut?: boolean;
  readonly hasNote: boolean;
  /** A word of the document (its year, its office): nothing to be opened. */
  readonly isWord?: boolean;
}

/** Says how the figure in these braces looks; undefined for what cannot be read. */
export type ChipOf = (says: string) => Chip | undefined;

const SLOT = /\{([^{}]*)\}/gu;

/** Fills a line from a sentence. */
export function fillLine(line: HTMLElement, text: string, chipOf: ChipOf): void {
  const nodes: Node[] = [];
  let at = 0;
  for (const found of text.matchAll(SLOT)) {
    const chip = chipOf(found[1] ?? '');
    if (chip === undefined) continue;
    if (found.index > at) nodes.push(document.createTextNode(text.slice(at, found.index)));
    nodes.push(chipNode(found[1] ?? '', chip));
    at = found.index + found[0].length;
  }
  if (at < text.length) nodes.push(document.createTextNode(text.slice(at)));
  line.replaceChildren(...nodes);
}

/** A figure as a piece of a line. */
export function chipNode(says: string, chip: Chip): HTMLElement {
  const node = document.createElement('span');
  node.contentEditable = 'false';
  if (chip.isWord !== true) {
    node.tabIndex = 0;
    node.setAttribute('role', 'button');
  }
  node.dataset['says'] = says;
  dress(node, chip);
  return node;
}

function dress(node: HTMLElement, { text, isMissing, isLeftOut = false, hasNote, isWord = false }: Chip): void {
  if (node.textContent !== text) node.textContent = text;
  node.className = `slot${isWord ? ' slot--word' : ''}${isMissing ? ' slot--missing' : ''}${isLeftOut ? ' slot--left-out' : ''}${hasNote ? ' slot--noted' : ''}`;
}

/** Gives every figure of a line its present look, without touching the words around it. */
export function refreshLine(line: HTMLElement, chipOf: ChipOf): void {
  for (const node of line.querySelectorAll<HTMLElement>('[data-says]')) {
    const chip = chipOf(node.dataset['says'] ?? '');
    if (chip) dress(node, chip);
  }
}

/** The sentence in a line, or in a part of it. */
export function readLine(line: Node): string {
  let text = '';
  for (const node of line.childNodes) {
    if (node instanceof HTMLElement && node.dataset['says'] !== undefined) text += `{${node.dataset['says']}}`;
    else if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLElement && node.tagName !== 'BR') text += readLine(node);
  }
  return text.replaceAll(/[\p{Cc}\u00a0]/gu, ' ');
}

/** The sentence before and after the caret; undefined when it is not in this line. */
export function textAround(line: HTMLElement): { readonly before: string; readonly after: string } | undefined {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!line.contains(range.startContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.selectNodeContents(line);
  after.setStart(range.endContainer, range.endOffset);
  return { before: readLine(before.cloneContents()), after: readLine(after.cloneContents()) };
}
