import type { Db } from '../database.ts';

/** A file without its bytes. */
export interface FileHead { readonly id: string; readonly name: string; readonly media: string; readonly size: number }

/** Keeps a file's bytes and where it belongs. */
export async function insertFile(db: Db, county: string, file: FileHead & {
  readonly unitPath: string; readonly sensitivity: number; readonly register: string | null; readonly sha256: Buffer; readonly bytes: Buffer; readonly by: string; readonly at: Date;
}): Promise<void> {
  await db.insertInto('file').values({
    county, id: file.id, unit_path: file.unitPath, sensitivity: file.sensitivity, register: file.register, name: file.name, media: file.media, size: file.size,
    sha256: file.sha256, bytes: file.bytes, created_by: file.by, created_at: file.at,
  }).execute();
}

/** One file with its bytes, or undefined. */
export function findFile(db: Db, county: string, id: string) {
  return db.selectFrom('file').select(['id', 'name', 'media', 'size', 'bytes', 'unit_path', 'sensitivity', 'register']).where('county', '=', county).where('id', '=', id).executeTakeFirst();
}

/** The files of these ids that one may see, without their bytes. */
export function listFileHeads(db: Db, county: string, ids: readonly string[]): Promise<FileHead[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom('file').select(['id', 'name', 'media', 'size']).where('county', '=', county).where('id', 'in', [...ids]).execute();
}
