import type { AnnounceImport, ImportRowView } from '../../contract/import.ts';
import { post, sendBytes, uploadFile } from '../api/client.ts';

/** Where the rows of a file go. */
export interface ImportPlace { readonly register: string; readonly unitId: string; readonly reach: 'unit' | 'below'; /** Whether it is written at once when nothing is wrong. */ readonly until: 'checked' | 'written' }

const SMALL = 4 * 1024 * 1024;
const TRIES = 4;

/** Sends a file for import and answers the import’s id. A large one goes in parts, each tried again when the line breaks. */
export async function sendImport(file: File, place: ImportPlace, sent: (share: number) => void): Promise<string> {
  if (file.size <= SMALL) return (await uploadFile<ImportRowView>('/api/imports/file', file, { ...place }, sent)).id;
  const { until, ...where } = place;
  const bytes = await file.arrayBuffer();
  const parts = Math.ceil(bytes.byteLength / SMALL);
  const { id } = await post<ImportRowView>('/api/imports', { ...where, name: file.name, size: bytes.byteLength, digest: await digestOf(bytes), parts } satisfies AnnounceImport);
  for (let no = 1; no <= parts; no += 1) {
    await sendPart(`/api/imports/${id}/parts/${no}?until=${until}`, bytes.slice((no - 1) * SMALL, no * SMALL));
    sent(no / parts);
  }
  return id;
}

// What arrived twice is kept once, so trying again never harms.
async function sendPart(address: string, part: ArrayBuffer): Promise<void> {
  const digest = await digestOf(part);
  for (let time = 1; ; time += 1) {
    try {
      await sendBytes(address, part, { 'x-part-digest': digest });
      return;
    } catch (lost) {
      if (time === TRIES) throw lost;
      await new Promise((resolve) => { setTimeout(resolve, time * 1000); });
    }
  }
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
