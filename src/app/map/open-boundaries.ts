/* The boundaries of a county's map: uploaded by its office, seen by everybody of the county. */
import { keptBoundaries, type BoundariesView } from '../../contract/map.ts';
import { findSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';

/** The name under which they are kept. */
export const BOUNDARIES = 'boundaries';

/** Opens the boundaries of the county; no areas where none were uploaded. */
export const openBoundaries = useCase('boundary.read', async (cx, _input: object): Promise<BoundariesView> => {
  const held = keptBoundaries.safeParse(await findSetting(cx.db, cx.county, BOUNDARIES));
  return held.success ? held.data : { areas: [], byName: '', at: '' };
});
