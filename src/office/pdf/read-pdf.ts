/*
 * The text of a PDF. A PDF holds glyphs at places, not lines or paragraphs: pdf.js gives the glyph runs, the rest is
 * put together here. A file without a text layer is a scan and is refused rather than read as empty.
 */
import { getResolvedPDFJS } from 'unpdf';
import { problems, raise } from '../file-problems.ts';
import type { DocumentNote } from '../../domain/problems/office.ts';
import { isConvincing } from '../decode-text.ts';
import { dropFurniture } from './furniture.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import { toLines, type Glyphs, type Line } from './lines.ts';
import { openPdf, type PdfDocument } from './open-pdf.ts';
import { unifyRadicals } from './unify-radicals.ts';

/** A PDF ends with its mark; some programs add a few bytes after it. */
const END_MARK_WITHIN = 2048;

/**
 * Reads the text of a PDF. Throws fileIncomplete, fileEncrypted, fileDamaged, pdfIsScan, or pdfTextGarbled where the
 * fonts do not tell their characters.
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<{ text: string; notes: readonly DocumentNote[] }> {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - END_MARK_WITHIN))).toString('latin1');
  // pdf.js repairs a file cut in half and would quietly give the first half of a plan for the whole.
  if (!tail.includes('%%EOF')) throw raise(problems.fileIncomplete, { name });
  const document = await openPdf(name, bytes);
  const pages = await readPages(document);
  const empty = pages.filter((lines) => lines.length === 0).length;
  const text = joinParagraphs(dropFurniture(pages));
  if (isGarbled(text) || (!isMostlyChinese(text) && await drawsUnknownCharacters(document))) throw raise(problems.pdfTextGarbled, { name });
  if (empty === pages.length) throw raise(problems.pdfIsScan, { name, pages: pages.length });
  return { text, notes: empty > 0 ? ['pagesWithoutText'] : [] };
}

async function readPages(document: PdfDocument): Promise<Line[][]> {
  const pages: Line[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    const height = page.getViewport({ scale: 1 }).height;
    pages.push(toLines(content.items.flatMap((item) => ('str' in item ? [toGlyphs(item)] : [])), height));
    page.cleanup();
  }
  return pages;
}

function toGlyphs(item: { str: string; transform: readonly number[]; width: number; height: number }): Glyphs {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
  return { text: unifyRadicals(item.str), x, y, width: item.width, size: Math.hypot(a, b) || item.height };
}

/** Chinese characters before their choice is judged. */
const ENOUGH_TO_JUDGE = 20;

/** Characters no text has (replacements, private use, controls), or Chinese ones no sentence has: a font's map is missing or wrong. */
function isGarbled(text: string): boolean {
  const printed = text.replace(/\s/g, '');
  const strange = printed.match(/[\p{Co}\p{Cn}\ufffd]|\p{Cc}/gu)?.length ?? 0;
  const han = printed.match(/\p{Script=Han}/gu)?.length ?? 0;
  return strange > printed.length * 0.2 || (han > ENOUGH_TO_JUDGE && !isConvincing(printed));
}

const isMostlyChinese = (text: string): boolean => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 5;

/** Pages looked at for characters that are drawn and cannot be told; a document is made in one piece. */
const PAGES_LOOKED_AT = 3;

/**
 * Whether pages draw text that pdf.js cannot name: Chinese fonts that are neither embedded nor mapped, as some report
 * programs write them. Such a page is no scan, and where only its figures are legible it must not pass as read.
 */
async function drawsUnknownCharacters(document: PdfDocument): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  let drawn = 0;
  let unknown = 0;
  for (let number = 1; number <= Math.min(document.numPages, PAGES_LOOKED_AT); number += 1) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
    const texts = argsArray.filter((_, index) => fnArray[index] === OPS.showText) as readonly (readonly (readonly unknown[])[])[];
    drawn += texts.length;
    unknown += texts.filter(([glyphs]) => glyphs?.length === 0).length;
  }
  return unknown > drawn / 2;
}
