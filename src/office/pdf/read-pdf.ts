/*
 * The text of a PDF. A PDF holds glyphs at places, not lines or paragraphs: pdf.js gives the glyph runs, the rest is
 * put together here. A file without a text layer is a scan and is refused rather than read as empty.
 */
import { getDocumentProxy } from 'unpdf';
import { problems, raise } from '../../domain/problem.ts';
import type { DocumentNote } from '../../domain/problems/office.ts';
import { dropFurniture } from './furniture.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import { toLines, type Glyphs, type Line } from './lines.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

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
  const document = await open(name, bytes);
  const pages = await readPages(document);
  const empty = pages.filter((lines) => lines.length === 0).length;
  if (empty === pages.length) throw raise(problems.pdfIsScan, { name, pages: pages.length });
  const text = joinParagraphs(dropFurniture(pages));
  if (isGarbled(text)) throw raise(problems.pdfTextGarbled, { name });
  return { text, notes: empty > 0 ? ['pagesWithoutText'] : [] };
}

async function open(name: string, bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy: pdf.js takes the buffer for its own. Nothing is fetched, no font is looked up on the machine.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0, useSystemFonts: false, isEvalSupported: false, useWorkerFetch: false, stopAtErrors: false, enableXfa: false,
    });
  } catch (thrown) {
    const encrypted = thrown instanceof Error && thrown.name === 'PasswordException';
    const problem = raise(encrypted ? problems.fileEncrypted : problems.fileDamaged, { name });
    problem.cause = thrown;
    throw problem;
  }
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
  return { text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height };
}

/** Characters no text has: replacements, private use, controls. A font without a character map yields mostly these. */
function isGarbled(text: string): boolean {
  const printed = text.replace(/\s/g, '');
  const strange = printed.match(/[\p{Co}\p{Cn}\ufffd]|\p{Cc}/gu)?.length ?? 0;
  return strange > printed.length * 0.2;
}
