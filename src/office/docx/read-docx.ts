/*
 * The text of a Word document, as it prints: paragraphs, table cells, list markers. A converter that drops list markers
 * is no use here, because the outline of a plan hangs on them; and once numbering and styles are read, walking the body
 * is the smaller part. Headers, footers, comments and page numbers are furniture and stay out.
 */
import type { DocumentNote } from '../../domain/problems/office.ts';
import { problems, raise } from '../file-problems.ts';
import type { OpenZip } from '../read-zip.ts';
import { childElements, readXml, XmlError, type XmlElement } from '../read-xml.ts';
import { readBody } from './body.ts';
import { readLists } from './numbering.ts';
import { readStyles } from './styles.ts';

/** Text with remarks about what was left out. */
export interface DocxText {
  readonly text: string;
  readonly notes: readonly DocumentNote[];
}

type Parts = Readonly<Record<'document' | 'numbering' | 'styles', XmlElement | undefined>>;

/** Whether this zip is a Word document: it names a main part, wherever that is. */
export function isDocx(zip: OpenZip): boolean {
  return zip.names.includes('[Content_Types].xml') && zip.names.some((entry) => /^word\/.*\.xml$/i.test(entry));
}

/** Reads the text of a .docx. Throws fileDamaged, unsafeInside, readingTooHeavy and what reading the zip throws. */
export async function readDocx(name: string, zip: OpenZip): Promise<DocxText> {
  const parts = await readParts(name, zip);
  if (parts.document === undefined) throw raise(problems.fileDamaged, { name });
  const body = readBody(parts.document, readLists(parts.numbering), readStyles(parts.styles));
  const hasMacros = zip.names.some((entry) => /vbaProject\.bin$/i.test(entry));
  return { text: body.text, notes: hasMacros ? [...body.notes, 'macrosIgnored'] : body.notes };
}

async function readParts(name: string, zip: OpenZip): Promise<Parts> {
  const document = await findMainPart(name, zip);
  const near = await readRelations(name, zip, relationsOf(document));
  const read = async (type: string, usual: string): Promise<XmlElement | undefined> =>
    readPart(name, zip, near.get(type) === undefined ? usual : resolvePart(document, near.get(type) ?? ''));
  return {
    document: await readPart(name, zip, document),
    numbering: await read('numbering', 'word/numbering.xml'),
    styles: await read('styles', 'word/styles.xml'),
  };
}

async function findMainPart(name: string, zip: OpenZip): Promise<string> {
  const relations = await readRelations(name, zip, '_rels/.rels');
  return resolvePart('', relations.get('officeDocument') ?? 'word/document.xml');
}

/** `word/document.xml` keeps its relations in `word/_rels/document.xml.rels`. */
const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

/** Relation targets by the last word of their type. External ones are never followed. */
async function readRelations(name: string, zip: OpenZip, part: string): Promise<ReadonlyMap<string, string>> {
  const root = await readPart(name, zip, part);
  const inside = (root === undefined ? [] : childElements(root, 'Relationship'))
    .filter((relation) => relation.attributes['TargetMode'] !== 'External');
  return new Map(inside.map((relation) =>
    [(relation.attributes['Type'] ?? '').replace(/^.*\//, ''), relation.attributes['Target'] ?? '']));
}

function resolvePart(from: string, target: string): string {
  return new URL(target, `zip:///${from}`).pathname.slice(1);
}

async function readPart(name: string, zip: OpenZip, part: string): Promise<XmlElement | undefined> {
  const bytes = await zip.read(part);
  if (bytes === undefined) return undefined;
  try {
    return readXml(decodeXml(bytes));
  } catch (thrown) {
    if (thrown instanceof XmlError && thrown.reason === 'forbidden') throw raise(problems.unsafeInside, { name });
    if (thrown instanceof XmlError && thrown.reason === 'deep') throw raise(problems.readingTooHeavy, { name });
    if (thrown instanceof XmlError || thrown instanceof TypeError) throw raise(problems.fileDamaged, { name });
    throw thrown;
  }
}

/** Office parts are UTF-8 or UTF-16 by the standard; anything else is not a document Word wrote. */
function decodeXml(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
