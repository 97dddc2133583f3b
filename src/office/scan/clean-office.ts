/* A Word or Excel file without the names in its properties and without the data of its pictures. Its text is not touched. */
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { OpenZip } from '../read-zip.ts';
import { cleanPicture } from './clean-picture.ts';
import { namingProperties } from './office-parts.ts';

const NAMING = new RegExp(`(<(?:\\w+:)?(?:${[...namingProperties].join('|')})(?:\\s[^>]*)?>)[^<]*(?=</)`, 'g');

/** The cleaned copy. */
export async function cleanOffice(zip: OpenZip): Promise<Uint8Array> {
  const out = new ZipFile();
  // Fixed, so that the copy does not tell when it was made.
  const options = { mtime: new Date(Date.UTC(2026, 0, 1)), mode: 0o100644, compress: true };
  for (const name of zip.names.filter((one) => !one.endsWith('/'))) {
    const bytes = await zip.read(name) ?? new Uint8Array();
    out.addBuffer(Buffer.from(cleanPart(name, bytes)), name, options);
  }
  out.end();
  const chunks: Buffer[] = [];
  for await (const chunk of out.outputStream as Readable) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function cleanPart(name: string, bytes: Uint8Array): Uint8Array {
  if (/^docProps\/(?:core|app)\.xml$/.test(name)) return Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll(NAMING, '$1'));
  return /\.(?:jpe?g|png)$/i.test(name) ? cleanPicture(bytes) : bytes;
}
