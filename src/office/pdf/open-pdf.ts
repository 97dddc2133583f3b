/* Opens a PDF with everything switched off that a hostile one could use. */
import { getDocumentProxy } from 'unpdf';
import { problems, raise } from '../file-problems.ts';
import { ChineseCodeMaps } from './chinese-code-maps.ts';

/** An open PDF. */
export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Opens a PDF. Throws fileEncrypted, fileDamaged. */
export async function openPdf(name: string, bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy: pdf.js takes the buffer for its own. Nothing is fetched, no font is looked up on the machine.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0, useSystemFonts: false, isEvalSupported: false, useWorkerFetch: false, stopAtErrors: false, enableXfa: false,
      cMapPacked: false, BinaryDataFactory: ChineseCodeMaps,
    });
  } catch (thrown) {
    const encrypted = thrown instanceof Error && thrown.name === 'PasswordException';
    const problem = raise(encrypted ? problems.fileEncrypted : problems.fileDamaged, { name });
    problem.cause = thrown;
    throw problem;
  }
}
