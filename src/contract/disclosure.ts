import { z } from 'zod';
import { disclosureCategories, manners, type DisclosureCategory, type Manner } from '../domain/disclosure/categories.ts';
import { itemStates } from '../domain/disclosure/item-state.ts';
import { count, id, instant, line, plainDate, prose } from './common.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const said = z.string().max(2000);
const saidInBoth = z.strictObject({ zh: said, en: said });
const category = z.enum(Object.keys(disclosureCategories) as [DisclosureCategory]);
const manner = z.enum(Object.keys(manners) as [Manner]);

/** What is told of an item besides its matter. */
export const disclosureHead = z.object({
  unitId: id.optional(), title: line(200), category, documentNumber: prose(80).default(''), summary: prose(500).default(''),
  formedOn: plainDate, validUntil: plainDate.nullable().default(null), manner: manner.default('active'), mannerReason: prose(500).default(''),
});
export type DisclosureHead = z.infer<typeof disclosureHead>;

const piece = z.strictObject({ text: z.string().max(20_000), fact: z.string().max(40).optional() });
const pieces = z.array(piece).max(2000);
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.number().int().min(1).max(4), pieces }),
  z.strictObject({ kind: z.literal('paragraph'), pieces }),
  z.strictObject({ kind: z.literal('table'), caption: pieces, columns: z.array(said).max(100), rows: z.array(z.array(pieces).max(100)).max(5000) }),
]);
const figure = z.strictObject({
  ref: z.string().max(200), name: saidInBoth, explanation: saidInBoth, measure: z.string().max(40), value: z.string().max(60).nullable(), asOf: z.string().max(40), period: z.string().max(20).nullable(),
  version: count, source: said, unit: z.string().max(80), rows: z.array(z.strictObject({ register: z.string().max(200), count, digest: z.string().regex(/^[0-9a-f]{64}$/) })).max(50),
  byUnit: z.array(z.strictObject({ unit: z.string().max(80), value: z.string().max(60).nullable(), shown: z.string().max(60) })).max(5000),
});
/** A frozen document: its text, and of every figure what anybody may know. Whatever else is sent is refused, not dropped in silence. */
export const publicDocument = z.strictObject({
  title: said, blocks: z.array(block).max(5000), facts: z.array(z.strictObject({ id: z.string().max(40), text: said, refs: z.array(z.string().max(200)).max(20) })).max(2000), figures: z.array(figure).max(500),
});

/** POST /api/disclosure/items, for a frozen document; a file comes as a form with these fields beside it. */
export const disclosureNew = disclosureHead.extend({ document: publicDocument });
/** POST /api/disclosure/publications: a published document of the house, by its id. */
export const disclosureOfDocument = disclosureHead.extend({ documentId: id });
/** PUT /api/disclosure/items/:id: what is told of it, and why findings may stay, by their code. */
export const disclosureRevision = disclosureHead.omit({ unitId: true }).extend({ version: count, reasons: z.record(z.string().regex(/^[GP]2\d\d$/), prose(500)).default({}) });
export type DisclosureRevision = z.infer<typeof disclosureRevision>;
/** POST /api/disclosure/items/:id/{submit,review,release} */
export const disclosureStep = z.object({ version: count, note: prose(500).default('') });
export type DisclosureStep = z.infer<typeof disclosureStep>;
/** POST /api/disclosure/items/:id/{return,withdraw}: with a reason. */
export const disclosureReason = z.object({ version: count, note: line(500).min(4) });

const state = z.enum(itemStates);
const finding = z.object({ code: z.string(), weight: z.enum(['hard', 'soft', 'note']), place: words, excerpt: z.string(), zh: z.string(), en: z.string() });
export type DisclosureFinding = z.infer<typeof finding>;

/** An item as the desk lists it. */
export const disclosureRow = z.object({
  id, title: z.string(), category, unitName: z.string(), number: z.string().nullable(), state, manner, kind: z.enum(['file', 'document']), formedOn: z.string(), validUntil: z.string().nullable(),
  hard: count, soft: count, unexplained: count, createdByName: z.string(), createdAt: instant, releasedAt: instant.nullable(), version: count,
  /** Past its last day: the public sees only a note. */
  ended: z.boolean(),
  /** What this person may do next. */
  next: z.array(z.enum(['revise', 'submit', 'review', 'return', 'release', 'withdraw'])),
});
export type DisclosureRow = z.infer<typeof disclosureRow>;
/** GET /api/disclosure/items */
export const disclosureList = z.object({ items: z.array(disclosureRow), mayPrepare: z.boolean() });
export type DisclosureList = z.infer<typeof disclosureList>;

/** GET /api/disclosure/items/:id */
export const disclosureView = disclosureRow.extend({
  documentNumber: z.string(), summary: z.string(), mannerReason: z.string(), digest: z.string(), file: z.object({ id, name: z.string(), size: count }).nullable(),
  text: z.array(z.string()),
  scan: z.object({ findings: z.array(finding), hard: count, soft: count, notes: count, looked: count }),
  reasons: z.record(z.string(), z.string()), withdrawnReason: z.string(),
  history: z.array(z.object({ verb: z.string(), name: words, note: z.string(), byName: z.string(), at: instant })),
});
export type DisclosureView = z.infer<typeof disclosureView>;

/** GET, PUT /api/settings/disclosure: how index numbers are made, and how small a count by unit may be shown. */
export const disclosureSettings = z.object({ numberRule: z.string().max(80), smallCell: z.number().int().min(1).max(1000) });
export type DisclosureSettings = z.infer<typeof disclosureSettings>;

/** The index number in an address; its parts are folders. */
export const publicNumber = z.string().max(80).regex(/^[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9-]+)*$/);
/** The last entry of a page of the catalogue: its day and number. */
const publicPlace = z.string().max(100).transform((text) => ({ releasedOn: text.slice(0, 10), number: text.slice(11) })).pipe(z.object({ releasedOn: plainDate, number: publicNumber }));
/** GET /public?q=&category=&after= */
export const publicQuery = z.object({ q: z.string().max(60).default(''), category: category.optional(), after: publicPlace.optional() });
