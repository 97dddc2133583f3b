/* Reads one file without a database: what `xuezheng read` and the browser show before anything is kept. */
import { readDocument, refuseBySize } from '../../office/read-document.ts';
import { documentNotes } from '../../domain/problems/office.ts';
import { readPlan } from '../../domain/plan/read-plan.ts';
import type { Reading } from '../../domain/plan/reading.ts';

export interface FileReading { readonly reading: Reading; readonly notes: readonly { readonly zh: string; readonly en: string }[] }

/** Reads a document of any known format. Throws F1xx. */
export async function readFileBytes(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<FileReading> {
  const document = await readDocument(file);
  return { reading: readPlan(document.text), notes: document.notes.map((note) => documentNotes[note]) };
}

export { refuseBySize };
