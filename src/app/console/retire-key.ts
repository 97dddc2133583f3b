import { dropKey } from '../../db/registers/key-file.ts';
import { whileUnused } from '../../db/registers/reseal.ts';
import type { Runtime } from '../runtime.ts';
import { auditCounty } from './audit-county.ts';
import type { KeyPlace } from './rotate-keys.ts';

/** Takes a key out of the file for good, once nothing is sealed with it. Throws S130 to S133, S140 while something is, S141 for the present key, S142, S144. */
export async function retireKey(runtime: Runtime, { ownerUrl, file }: KeyPlace, key: number): Promise<void> {
  await dropKey(ownerUrl, file, key, runtime.clock(), (work) => whileUnused(ownerUrl, key, work));
  await auditCounty(runtime, 'key.retire', { key });
}
