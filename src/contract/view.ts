import { z } from 'zod';
import { id, line } from './common.ts';

const column = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);
const columns = z.array(column).min(1).max(100).nullable();
const widths = z.record(column, z.number().min(3).max(60));
/** The columns and widths one person chose for a register; PUT /api/registers/:key/choice. */
export const listChoice = z.object({ columns, widths });
export type ListChoiceView = z.infer<typeof listChoice>;

/** What a view keeps: the filter, the order, the columns and their widths in rem. */
export const viewBody = listChoice.extend({ where: z.string().max(2000), unit: z.union([id, z.literal('')]), sort: z.string().max(500) });
/** POST /api/registers/:key/views: a view of the same name is kept anew. */
export const keepView = z.object({ name: line(40), body: viewBody });
export type KeepView = z.infer<typeof keepView>;
/** POST /api/views/:id/share: with a unit and all below it, or with nobody. */
export const shareView = z.object({ unitId: id.nullable() });

/** A view as a list page shows it. */
export const savedView = z.object({
  id, name: z.string(), body: viewBody, mine: z.boolean(), ownerName: z.string(),
  /** The unit it is shared with; null for one's own. */
  sharedWith: z.string().nullable(),
  /** Whether this reader may end its being shared. */
  mayShare: z.boolean(),
});
export type SavedViewRow = z.infer<typeof savedView>;
/** GET /api/registers/:key/views */
export const viewList = z.object({
  views: z.array(savedView), choice: listChoice.nullable(),
  /** Units this reader may share a view with. */
  shareable: z.array(z.object({ id, name: z.string() })),
});
export type ViewList = z.infer<typeof viewList>;
