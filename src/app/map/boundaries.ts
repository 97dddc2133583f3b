/* The boundaries of a county's map: uploaded by its office, seen by everybody of the county. */
import { keptBoundaries, type BoundariesView } from '../../contract/map.ts';
import { readBoundaries } from '../../domain/map/read-boundaries.ts';
import { findSetting, putSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';

const BOUNDARIES = 'boundaries';
const none: BoundariesView = { areas: [], byName: '', at: '' };

/** The boundaries of the county; no areas where none were uploaded. */
export const readMap = useCase('boundary.read', async (cx, _input: object): Promise<BoundariesView> => {
  const held = keptBoundaries.safeParse(await findSetting(cx.db, cx.county, BOUNDARIES));
  return held.success ? held.data : none;
});

/** Keeps the boundaries of a GeoJSON file in place of those before; an empty text takes them away. Throws A103, M101–M107. */
export const keepMap = useCase('boundary.keep', async (cx, input: { readonly text: string }): Promise<BoundariesView> => {
  const unitPath = `${cx.county}/`;
  cx.allow(unitPath);
  cx.about({ kind: 'setting', id: BOUNDARIES, unitPath, details: { characters: input.text.length } });
  const areas = input.text === '' ? [] : readBoundaries(input.text);
  const kept = { areas, byName: cx.by.name, at: cx.now.toISOString() };
  await putSetting(cx.db, cx.county, BOUNDARIES, kept, cx.actor.id, cx.now);
  cx.about({ kind: 'setting', id: BOUNDARIES, unitPath, details: { areas: areas.length, characters: input.text.length } });
  return keptBoundaries.parse(kept);
});
