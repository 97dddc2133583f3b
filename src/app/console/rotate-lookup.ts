import { rotateLookupKey } from '../../db/registers/key-file.ts';
import { rehashAll, type RehashedTable } from '../../db/registers/rehash.ts';
import type { TellReseal } from '../../db/registers/reseal.ts';
import { whileNoneServes } from '../../db/serving-mark.ts';
import type { Runtime } from '../runtime.ts';
import { auditCounty } from './audit-county.ts';
import type { KeyPlace } from './rotate-keys.ts';

/** Puts a new look-up key in the place of the old one and makes every digest anew, while no server runs; cut off, nothing has changed and it is run again. Throws S130 to S134, S146. */
export async function rotateLookup(runtime: Runtime, { ownerUrl, file }: KeyPlace, tell: TellReseal): Promise<readonly RehashedTable[]> {
  const tables = await whileNoneServes(ownerUrl, () => rotateLookupKey(ownerUrl, file, runtime.clock(), (keys, commit) => rehashAll(ownerUrl, keys, tell, commit)));
  await auditCounty(runtime, 'key.rotate', { key: 'lookup', values: tables.reduce((sum, { values }) => sum + values, 0) });
  return tables;
}
