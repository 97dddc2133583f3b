/* Reads one file without a database: what `xuezheng read` and the browser show before anything is kept. */
import { readDocument, refuseBySize } from '../../office/read-document.ts';
import { documentNotes } from '../../domain/problems/office.ts';
import { workingWords } from '../../domain/plan/why-english.ts';
import { readPlan } from '../../domain/plan/read-plan.ts';
import { readingToJson, type ReadingJson } from '../../domain/plan/reading-json.ts';
import type { Reading } from '../../domain/plan/reading.ts';

/** What was read of one file, and what the reader noticed about its format. */
export interface FileReading { readonly reading: Reading; readonly notes: readonly { readonly zh: string; readonly en: string }[] }

/** Reads a document of any known format. Throws F1xx. */
export async function readFileBytes(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<FileReading> {
  const document = await readDocument(file);
  return { reading: readPlan(document.text), notes: document.notes.map((note) => documentNotes[note]) };
}

/** A reading in the open annotation schema, one object a document. */
export const readingAsJson = (reading: Reading, doc: string): ReadingJson => readingToJson(reading, doc);

export { refuseBySize, workingWords };
