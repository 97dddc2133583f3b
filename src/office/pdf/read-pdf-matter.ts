/* What a PDF carries besides the text of its pages: notes, fields, attachments, scripts, who made it. */
import { openPdf } from './open-pdf.ts';

/** What else stands in a PDF. */
export interface PdfMatter {
  readonly author: boolean;
  readonly files: boolean;
  readonly scripts: boolean;
  /** Notes that people put on pages. */
  readonly notes: number;
  /** Their words, and those of fields and properties. */
  readonly texts: readonly string[];
  readonly pagesWithoutText: number;
}

const NOTES = new Set(['Text', 'FreeText', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Stamp', 'Ink', 'Popup', 'Caret', 'FileAttachment']);
type Annotation = Readonly<Record<string, unknown>> & { readonly subtype?: string; readonly contentsObj?: { readonly str?: string } };

/** Reads it. Throws fileEncrypted, fileDamaged. */
export async function readPdfMatter(name: string, bytes: Uint8Array): Promise<PdfMatter> {
  const document = await openPdf(name, bytes);
  const { info } = await document.getMetadata();
  const properties = Object.entries(info as Record<string, unknown>).filter(([, value]) => typeof value === 'string') as [string, string][];
  const texts = properties.map(([, value]) => value);
  let [notes, pagesWithoutText] = [0, 0];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const annotations = await page.getAnnotations() as readonly Annotation[];
    notes += annotations.filter(({ subtype = '' }) => NOTES.has(subtype)).length;
    texts.push(...annotations.flatMap((one) => [one.contentsObj?.str ?? '', typeof one['fieldValue'] === 'string' ? one['fieldValue'] : '']).filter((text) => text !== ''));
    const content = await page.getTextContent();
    if (!content.items.some((item) => 'str' in item && item.str.trim() !== '')) pagesWithoutText += 1;
    page.cleanup();
  }
  const attachments: unknown = await document.getAttachments();
  const files = typeof attachments === 'object' && attachments !== null && Object.keys(attachments).length > 0;
  const scripts = (await document.getJSActions()) !== null;
  return { author: properties.some(([key, value]) => key === 'Author' && value.trim() !== ''), files, scripts, notes, texts, pagesWithoutText };
}
