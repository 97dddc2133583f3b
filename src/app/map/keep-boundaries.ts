import { keptBoundaries, type BoundariesView } from '../../contract/map.ts';
import { readBoundaries } from '../../domain/map/read-boundaries.ts';
import { putSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';
import { BOUNDARIES } from './open-boundaries.ts';

/** Keeps the boundaries of a GeoJSON file in place of those before; an empty text takes them away. Throws A103, M101–M107. */
export const keepBoundaries = useCase('boundary.keep', async (cx, input: { readonly text: string }): Promise<BoundariesView> => {
  const unitPath = `${cx.county}/`;
  cx.allow(unitPath);
  cx.about({ kind: 'setting', id: BOUNDARIES, unitPath, details: { characters: input.text.length } });
  const areas = input.text === '' ? [] : readBoundaries(input.text);
  const kept = { areas, byName: cx.by.name, at: cx.now.toISOString() };
  await putSetting(cx.db, cx.county, BOUNDARIES, kept, cx.actor.id, cx.now);
  cx.about({ kind: 'setting', id: BOUNDARIES, unitPath, details: { areas: areas.length, characters: input.text.length } });
  return keptBoundaries.parse(kept);
});
