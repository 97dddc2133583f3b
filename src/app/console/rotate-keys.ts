import { listKeys, rotateKeys as rotate, type KeyRow } from '../../db/registers/key-file.ts';
import type { Runtime } from '../runtime.ts';
import { auditCounty } from './audit-county.ts';
import { clockInChina } from '../../domain/values/plain-date.ts';

/** Where the keys and the database that uses them are. */
export interface KeyPlace { readonly ownerUrl: string; readonly file: string }

/** Adds a key that seals from now on; answers its number. Throws S130 to S133. */
export async function rotateKeys(runtime: Runtime, { ownerUrl, file }: KeyPlace): Promise<number> {
  const id = await rotate(ownerUrl, file, runtime.clock());
  await auditCounty(runtime, 'key.rotate', { key: id });
  return id;
}

/** The keys there are, each with when it was made by the clock of China. Throws S130 to S133. */
export const keysAt = async (runtime: Runtime, { ownerUrl, file }: KeyPlace): Promise<KeyRow[]> =>
  (await listKeys(ownerUrl, file, runtime.clock())).map((key) => ({ ...key, made: clockInChina(new Date(key.made)) }));
