/*
 * The text of a web page as it reads on the screen: a line a block, a line a table row with its cells parted by tabs,
 * the numbers of ordered lists. Pages saved from Word and from government portals are the usual case.
 */
import { parse, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const SILENT = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg', 'math', 'iframe', 'object', 'select', 'button',
  'textarea', 'nav', 'audio', 'video', 'canvas']);

const BLOCKS = new Set(['address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dl',
  'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'legend',
  'li', 'main', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul']);

/** What is still to be done: visit a node, or write something after its children. */
type Step = { readonly node: Node; readonly preformatted: boolean } | { readonly write: string };

/** The text of a page. */
export function readHtml(source: string): string {
  const written: string[] = [];
  // A stack of our own: pages nested a hundred thousand deep exist, and must not overflow the machine's.
  const steps: Step[] = [{ node: parse(source), preformatted: false }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('write' in step) written.push(step.write);
    else visit(step.node, step.preformatted, written, steps);
  }
  return tidy(written.join(''));
}

// Unicode sets these code points aside as no characters, so they serve as marks; a page that holds them loses them.
const BREAK = '\ufdd1';
const CELL = '\ufdd2';
const CELL_END = '\ufdd3';
const KEPT_LINE_END = '\ufdd4';

function visit(node: Node, preformatted: boolean, written: string[], steps: Step[]): void {
  if ('value' in node && node.nodeName === '#text') {
    const text = node.value.replace(/[\ufdd1-\ufdd4]/g, '');
    written.push(preformatted ? text.replace(/\r?\n/g, KEPT_LINE_END) : text.replace(/\s+/g, spaceOf));
    return;
  }
  if (!('childNodes' in node)) return;
  const name = node.nodeName;
  if ('attrs' in node && (SILENT.has(name) || isHidden(node))) return;
  if (name === 'br') written.push(KEPT_LINE_END);
  const block = BLOCKS.has(name);
  if (block) written.push(BREAK);
  if (name === 'li' && 'attrs' in node) written.push(listMarker(node));
  if (block) steps.push({ write: BREAK });
  if (name === 'td' || name === 'th') {
    written.push(CELL);
    steps.push({ write: CELL_END });
  }
  for (const child of node.childNodes.toReversed()) steps.push({ node: child, preformatted: preformatted || name === 'pre' });
}

/** Spaces fold to one; ideographic spaces, which Chinese pages indent with, do not. */
const spaceOf = (spaces: string): string => (spaces.includes('\u3000') ? '\u3000' : ' ');

const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;

function isHidden(element: Element): boolean {
  return attribute(element, 'hidden') !== undefined || /display\s*:\s*none/i.test(attribute(element, 'style') ?? '');
}

/** `1.` before an item of an ordered list, where the page does not switch the numbers off. */
function listMarker(item: Element): string {
  const list = item.parentNode;
  if (list === null || list.nodeName !== 'ol' || !('attrs' in list)) return '';
  if (/list-style(-type)?\s*:[^;]*none/i.test(`${attribute(list, 'style') ?? ''};${attribute(item, 'style') ?? ''}`)) return '';
  const before = list.childNodes.filter((node) => node.nodeName === 'li');
  return `${Number(attribute(list, 'start') ?? 1) + before.indexOf(item)}. `;
}

/** Breaks to line ends, cells to tabs: a row is one line, unless a cell holds several paragraphs. */
function tidy(marked: string): string {
  const cellsJoined = marked
    .replace(/\ufdd1[ \ufdd1]*/g, BREAK)
    .replace(/\ufdd2 ?\ufdd1? ?/g, CELL)
    .replace(/ ?\ufdd1? ?\ufdd3/g, CELL_END)
    .replace(/\ufdd3 ?\ufdd2/g, '\t')
    .replace(/[\ufdd2\ufdd3]/g, '');
  return cellsJoined
    .split(/[\ufdd1\ufdd4]/)
    .map((line) => line.replace(/ +/g, ' ').replace(/^[ \u3000]+|[ \u3000]+$/g, ''))
    .filter((line, index, lines) => line !== '' || (index > 0 && lines[index - 1] !== ''))
    .join('\n')
    .replace(/^\n|\n$/g, '');
}
