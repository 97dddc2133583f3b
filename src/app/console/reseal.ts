import { readSealKeys } from '../../db/registers/key-file.ts';
import { resealAll, type ResealedTable, type TellReseal } from '../../db/registers/reseal.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Runtime } from '../runtime.ts';
import { auditCounty } from './audit-county.ts';
import type { KeyPlace } from './rotate-keys.ts';

export type { TellReseal };

/** What was sealed anew, and under which key. */
interface Resealed { readonly key: number; readonly tables: readonly ResealedTable[] }

/** Seals everything with the present key, also while the server runs; cut off, it goes on where it was. Throws S130 to S133. */
export async function reseal(runtime: Runtime, { ownerUrl, file }: KeyPlace, tell: TellReseal): Promise<Resealed> {
  const keys = await readSealKeys(ownerUrl, file, runtime.clock());
  const tables = await resealAll(ownerUrl, keys, tell);
  await auditCounty(runtime, 'key.reseal', { key: keys.current, values: tables.reduce((sum, { values }) => sum + values, 0), unopened: tables.reduce((sum, { unopened }) => sum + unopened.length, 0) });
  return { key: keys.current, tables };
}

/** Throws S143 when values did not open. */
export function requireAllOpened({ tables }: Resealed): void {
  const unopened = tables.flatMap((table) => table.unopened);
  if (unopened.length > 0) throw raise(problems.sealsUnopened, { values: unopened.length, first: unopened[0] ?? '' });
}
