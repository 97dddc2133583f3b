import { z } from 'zod';
import { instant } from './common.ts';

/** PUT /api/map/boundaries: the text of a GeoJSON file; an empty one takes the boundaries away. How large it may be, the map says (M101). */
export const keepBoundaries = z.object({ text: z.string().max(4 * 1024 * 1024) });

const degrees = z.tuple([z.number(), z.number()]);
const boundary = z.object({ name: z.string(), polygons: z.array(z.array(z.array(degrees))) });

/** What is kept of a county's boundaries. */
export const keptBoundaries = z.object({ areas: z.array(boundary), byName: z.string(), at: instant });

/** GET /api/map/boundaries: the county's own boundaries; none until somebody uploads some. */
export const boundariesView = keptBoundaries;
export type BoundariesView = z.infer<typeof boundariesView>;
