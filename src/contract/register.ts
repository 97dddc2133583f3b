import { z } from 'zod';
import { count, fileRef, id, instant, line, plainDate, prose } from './common.ts';
import type { Expression, ExpressionFault } from '../domain/expression/expression.ts';
import { textFormats, valueTypeNames, type LimitTable } from '../domain/register/definition.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const sensitivity = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

/** The key of a register in an address. */
export const registerParams = z.object({ key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) });
/** The key of a register and the id of one of its records in an address. */
export const recordParams = registerParams.extend({ id });

/** A register as the directory lists it. */
export const registerRow = z.object({
  key: z.string(), version: count, name: words, area: z.string(), sensitivity, workflow: z.enum(['plain', 'report']), keptBy: z.array(z.string()),
  /** Drawn by the county’s bureau itself. */
  drawn: z.boolean(), answers: z.string(), source: z.string(),
  /** Whether the reader may keep records of it anywhere. */
  mayWrite: z.boolean(),
});
export type RegisterRow = z.infer<typeof registerRow>;

/** One field as screens need it. */
export const registerField = z.object({
  key: z.string(), name: words, type: z.enum(valueTypeNames), required: z.boolean(), hint: words.optional(), measure: words.optional(),
  max: z.union([z.number(), z.string()]).optional(), min: z.union([z.number(), z.string()]).optional(), scale: z.number().optional(), format: z.enum(textFormats).optional(),
  list: z.string().optional(), to: z.string().optional(), kinds: z.array(z.string()).optional(), grain: z.string().optional(), result: z.string().optional(),
  /** The text of a formula. */
  formula: z.string().optional(),
  /** The same, read and typed: a page computes with it while somebody types. */
  formulaTree: z.custom<Expression>().optional(),
  /** What the whole text must match, and what to say when it does not. */
  pattern: z.object({ source: z.string(), say: words }).optional(),
  sensitivity, encrypted: z.boolean(), knownFrom: z.string().optional(),
  /** Shown masked to this reader; not to be filtered, sorted or added up by. */
  masked: z.boolean(),
});
/** A code list with all its codes; `from`, `until` bound their use for new records. */
export const codeListView = z.object({
  key: z.string(), name: words,
  items: z.array(z.object({ code: z.string(), name: words, from: z.string().optional(), until: z.string().optional(), parent: z.string().optional() })),
});
/** GET /api/registers/:key: everything a screen needs to show and keep the register. */
export const registerView = registerRow.extend({
  fields: z.array(registerField), unique: z.array(z.array(z.string())), minutes: z.number(),
  checks: z.array(z.object({ key: z.string(), strength: z.enum(['logic', 'experience']), when: z.string().optional(), must: z.string(), say: words, marks: z.array(z.string()), why: z.string().optional(), whenTree: z.custom<Expression>().optional(), mustTree: z.custom<Expression>() })),
  /** The tables of limits its expressions ask. */
  limits: z.array(z.custom<LimitTable>()),
  display: z.object({
    title: z.string(), columns: z.array(z.string()), sort: z.array(z.object({ field: z.string(), descending: z.boolean() })),
    groups: z.array(z.object({ name: words, fields: z.array(z.string()) })),
  }),
  codeLists: z.array(codeListView),
  /** Registers whose records point at records of this one: pupils at their class. */
  pointedBy: z.array(z.object({ register: z.string(), name: words, field: z.string() })),
});
export type RegisterView = z.infer<typeof registerView>;

const fieldValue = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);

/** One record as a reader may see it. */
export const recordView = z.object({
  id, unitId: id, unitName: z.string(), unitPath: z.string(), version: count, definitionVersion: count, state: z.string(), since: instant, byName: z.string(),
  via: z.string(), retiredAt: instant.nullable(), retireReason: z.string().nullable(), title: z.string(),
  /** By field key; masked ones hold what may be shown. */
  values: z.record(z.string(), fieldValue),
  masked: z.array(z.string()),
  /** What the ids among the values are called: units, people, records, files. */
  names: z.record(z.string(), z.string()),
  /** Files among the values that may be opened, by id. */
  files: z.record(z.string(), fileRef).optional(),
});
export type RecordView = z.infer<typeof recordView>;
/** What a list answers; `next` is the mark of the next page. */
export const recordPage = z.object({ records: z.array(recordView), next: z.string().nullable() });
export type RecordPageView = z.infer<typeof recordPage>;

/** One thing that is wrong or unusual in a record. */
export const findingView = z.object({ field: z.string(), strength: z.enum(['logic', 'experience']), code: z.string(), zh: z.string(), en: z.string(), check: z.string().optional() });
/** What saving answers: the record, and what is unusual in it but was saved. */
export const savedRecord = z.object({ record: recordView, findings: z.array(findingView) });
export type SavedRecord = z.infer<typeof savedRecord>;
/** What POST …/check answers: nothing is saved; the values with what is computed, and all that would be said of them. */
export const checkedRecord = z.object({ values: z.record(z.string(), fieldValue), findings: z.array(findingView) });
export type CheckedRecord = z.infer<typeof checkedRecord>;
/** What GET …/condition answers: what is wrong with a condition, each with its place in the text. */
export const conditionVerdict = z.object({ faults: z.array(z.custom<ExpressionFault>()) });
export type ConditionVerdict = z.infer<typeof conditionVerdict>;
/** GET …/records/:id: the record, and what this reader may do with it. */
export const openedRecord = z.object({ record: recordView, actions: z.array(z.enum(['change', 'retire', 'restore', 'erase', 'reveal'])) });
export type OpenedRecord = z.infer<typeof openedRecord>;

/** One version of a record: who made it, and what it changed against the one before. */
export const recordVersion = z.object({
  version: count, since: instant, byName: z.string(), via: z.string(), state: z.string(), definitionVersion: count, retireReason: z.string().nullable(),
  /** Brought back into use by this version; the reason is that of bringing it back. */
  restored: z.boolean(),
  /** Where it stood; `movedFrom` names the unit before when this version came from another one. */
  unitName: z.string(), movedFrom: z.string().nullable(),
  differences: z.array(z.object({ field: z.string(), before: fieldValue, after: fieldValue })),
});
export type RecordVersion = z.infer<typeof recordVersion>;

const totalRow = z.object({ by: z.record(z.string(), fieldValue), count: z.number(), sums: z.record(z.string(), z.string().nullable()) });
/** What GET …/totals answers: groups, the total of all, and whether there are more groups than were sent. */
export const recordTotals = z.object({ groups: z.array(totalRow), whole: totalRow, more: z.boolean(), names: z.record(z.string(), z.string()) });
export type RecordTotals = z.infer<typeof recordTotals>;

const list = z.string().max(2000).transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''));
/** A moment: an instant, or a day, which is asked as it ended in China. */
const moment = z.union([z.iso.datetime({ offset: true }), plainDate]);
const filter = z.object({ where: z.string().max(2000).optional(), unit: id.optional(), asOf: moment.optional(), retired: z.enum(['only']).optional() });
/** GET …/records?where=&sort=-a,b&cursor=&limit=&fields=a,b&unit=&asOf=&retired=only */
export const listQuery = filter.extend({ sort: list.optional(), cursor: z.string().max(4000).optional(), limit: z.coerce.number().int().min(1).max(200).optional(), fields: list.optional() });
/** GET …/totals?by=a,b&sums=c&where=&unit=&asOf= */
export const totalsQuery = filter.extend({ by: list.optional(), sums: list.optional() });
/** GET …/table.xlsx?columns=&split=&sums=&where=&unit=&asOf=: totals by unit and by the codes of a field, as a workbook. */
export const tableQuery = filter.extend({ columns: z.string().max(40), split: z.string().max(40).optional(), sums: list.optional(), rows: z.literal('unit').default('unit'), lang: z.enum(['zh', 'en']).optional() });
/** GET …/records/:id?asOf= */
export const momentQuery = z.object({ asOf: moment.optional() });

/** What somebody typed into one field. */
const typed = z.union([z.string().max(20_000), z.number(), z.array(z.string().max(200)).max(500), z.null()]);
/** What somebody typed into the fields of a record. */
export const typedValues = z.record(z.string().max(40), typed);
/** Why what is unusual is right, by check; the audit keeps it. */
export const explanations = z.record(z.string().max(60), prose(500)).optional();
/** POST …/records */
export const createRecord = z.object({ unitId: id, values: typedValues, explanations });
/** PATCH …/records/:id: fields left out stay as they are. */
export const changeRecord = z.object({ unitId: id.optional(), values: typedValues, explanations });
/** POST …/check: `id` when a record is changed, left out for a new one. */
export const checkRecord = createRecord.extend({ id: id.optional() });
/** GET …/condition?where= */
export const conditionQuery = z.object({ where: z.string().max(4000) });
/** DELETE …/records/:id, and POST …/records/:id/erase */
export const reasonBody = z.object({ reason: prose(500) });
/** POST …/records/:id/reveal */
export const revealField = z.object({ field: line(40), reason: prose(500) });
/** What revealing answers. */
export const revealed = z.object({ field: z.string(), value: fieldValue });
export type Revealed = z.infer<typeof revealed>;
