/*
 * A small strict reader of the XML inside office files. It knows elements, attributes, text and CDATA and nothing more:
 * a document type declaration is refused, so that there are no entities to expand and nothing to fetch. Namespaces are
 * dropped: Word, WPS and LibreOffice choose different prefixes and, in strict files, different addresses.
 */

/** An element with its local name; `text` nodes are plain strings among the children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** XML that is not well formed, or that is refused. */
export class XmlError extends Error {
  readonly reason: 'malformed' | 'forbidden' | 'deep';

  constructor(reason: 'malformed' | 'forbidden' | 'deep') {
    super(`XML is ${reason}`);
    this.name = 'XmlError';
    this.reason = reason;
  }
}

/** Word nests a few dozen levels; tables in tables in text boxes a hundred. */
const MAX_DEPTH = 1000;

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/y;

/** Reads a document into a tree. Throws XmlError. */
export function readXml(source: string): XmlElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(source)) throw new XmlError('forbidden');
  const document: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [document];
  const token = new RegExp(TOKEN); // its own lastIndex: no state is shared between readings
  for (let at = 0; at < source.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(source);
    if (match === null) throw new XmlError('malformed');
    take(match, open);
  }
  const root = document.children.find((child) => typeof child !== 'string');
  if (open.length !== 1 || root === undefined) throw new XmlError('malformed');
  return root;
}

function take(match: RegExpExecArray, open: XmlElement[]): void {
  const [, cdata, closing, opening, attributes, selfClosing, text] = match;
  const parent = open.at(-1);
  if (parent === undefined) throw new XmlError('malformed');
  if (text !== undefined) parent.children.push(decodeEntities(text));
  else if (cdata !== undefined) parent.children.push(cdata);
  else if (opening !== undefined) {
    const element: XmlElement = { name: localName(opening), attributes: readAttributes(attributes ?? ''), children: [] };
    parent.children.push(element);
    if (selfClosing === '') open.push(element);
    if (open.length > MAX_DEPTH) throw new XmlError('deep');
  } else if (closing !== undefined) {
    if (parent.name !== localName(closing) || open.length === 1) throw new XmlError('malformed');
    open.pop();
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function readAttributes(source: string): Record<string, string> {
  // No prototype: an attribute may be called anything.
  const attributes = Object.create(null) as Record<string, string>;
  for (const [, name, double, single] of source.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined && !name.startsWith('xmlns')) attributes[localName(name)] = decodeEntities(double ?? single ?? '');
  }
  return attributes;
}

const NAMED = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);

/** Text of XML with its character references resolved. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, named?: string) => {
    if (named !== undefined) return NAMED.get(named) ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Child elements, of one name where a name is given. */
export function childElements(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement =>
    typeof child !== 'string' && (name === undefined || child.name === name));
}

/** The first child element of this name, or undefined. */
export function findChild(element: XmlElement, name: string): XmlElement | undefined {
  return childElements(element, name)[0];
}

/** The value attribute of a child that Word writes as `<w:name w:val="…"/>`. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  return element === undefined ? undefined : findChild(element, name)?.attributes['val'];
}
