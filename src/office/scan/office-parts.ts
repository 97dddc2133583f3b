/* Parts that Word and Excel files share: properties, pictures, files within files, macros. */
import type { MaskingScan } from '../../domain/disclosure/masking-scan.ts';
import { finding } from '../../domain/disclosure/finding.ts';
import { maskingProblems as kinds } from '../../domain/problems/disclosure.ts';
import { problems, raise } from '../file-problems.ts';
import { childElements, readXml, XmlError, type XmlElement } from '../read-xml.ts';
import type { OpenZip } from '../read-zip.ts';
import { readPictureData } from './read-exif.ts';
import { pictureFindings } from './scan-picture.ts';

/** The properties in which people and offices are named. */
export const namingProperties: ReadonlySet<string> = new Set(['creator', 'lastModifiedBy', 'Manager', 'Company', 'contributor']);
const PICTURE = /\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|webp|svg)$/i;
const INSIDE = /\/embeddings\/|oleObject|^xl\/(?:pivotCache|externalLinks|model|customData)\/[^_]|\/afchunk|\.(?:docx|xlsx|pdf|zip)$/i;

/** Tells of everything that is not text. */
export async function scanParts(name: string, zip: OpenZip, scan: MaskingScan): Promise<void> {
  const whole = { zh: '整个文件', en: 'the whole file' };
  if (zip.names.some((entry) => /vbaProject\.bin$|\/activeX\//i.test(entry))) scan.found(finding(kinds.macrosInside, 'hard', {}, whole));
  for (const entry of zip.names.filter((one) => INSIDE.test(one) && !one.endsWith('.rels'))) scan.found(finding(kinds.fileInside, 'hard', {}, partPlace(entry)));
  await scanProperties(name, zip, scan);
  const pictures = zip.names.filter((entry) => PICTURE.test(entry) && !/thumbnail/i.test(entry));
  for (const entry of pictures) for (const found of pictureFindings(readPictureData(await zip.read(entry) ?? new Uint8Array()), partPlace(entry))) scan.found(found);
  if (pictures.length > 0) scan.found(finding(kinds.picturesInside, 'note', { count: pictures.length }, whole));
}

async function scanProperties(name: string, zip: OpenZip, scan: MaskingScan): Promise<void> {
  const place = { zh: '文件属性', en: 'properties of the file' };
  let named = false;
  for (const part of ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml']) {
    const root = await readPart(name, zip, part);
    for (const property of root === undefined ? [] : childElements(root)) {
      const text = deepText(property).trim();
      if (namingProperties.has(property.name) && text !== '') named = true;
      scan.text(text, place);
    }
  }
  if (named) scan.found(finding(kinds.authorInside, 'soft', {}, place));
}

/** Where a part of a file stands. */
export const partPlace = (entry: string): { zh: string; en: string } => ({ zh: `文件内的 ${entry}`, en: `${entry} inside the file` });

/** One part as a tree; undefined where there is none. Throws what a damaged or hostile part is refused with. */
export async function readPart(name: string, zip: OpenZip, part: string): Promise<XmlElement | undefined> {
  const bytes = await zip.read(part);
  if (bytes === undefined) return undefined;
  try {
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
    return readXml(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch (thrown) {
    if (thrown instanceof XmlError) throw raise(thrown.reason === 'forbidden' ? problems.unsafeInside : thrown.reason === 'deep' ? problems.readingTooHeavy : problems.fileDamaged, { name });
    throw raise(problems.fileDamaged, { name });
  }
}

/** All text below an element. */
export const deepText = (element: XmlElement): string => element.children.map((child) => (typeof child === 'string' ? child : deepText(child))).join('');
