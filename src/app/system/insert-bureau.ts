import type { Db } from '../../db/database.ts';
import { insertCounty } from '../../db/queries/counties.ts';
import { insertUnit } from '../../db/queries/units.ts';
import type { Runtime } from '../runtime.ts';
import { pinyinKey } from '../unit/pinyin-key.ts';

/** Where a unit stands in the tree. */
export interface UnitAt { readonly id: string; readonly path: string }

/** Adds the county and its bureau, the root of the unit tree. */
export async function insertBureau(db: Db, runtime: Runtime, input: { countyCode: string; countyName: string; bureauName: string }): Promise<UnitAt> {
  await insertCounty(db, input.countyCode, input.countyName, runtime.clock());
  const bureau = { id: runtime.newId(), path: `${input.countyCode}/` };
  await insertUnit(db, input.countyCode, {
    ...bureau, parentId: null, kind: 'bureau', name: input.bureauName, code: input.countyCode, pinyin: pinyinKey(input.bureauName),
  }, runtime.clock());
  return bureau;
}
