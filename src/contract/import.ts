import { z } from 'zod';
import { count, id, instant, line, prose } from './common.ts';
import { listQuery } from './register.ts';

const words = z.object({ zh: z.string(), en: z.string() });
/** The states of an import, in the order it passes them. */
export const importState = z.enum(['receiving', 'waiting', 'checking', 'checked', 'writing', 'done', 'undoing', 'undone', 'failed', 'stopping', 'stopped']);

const importCounts = z.object({ rows: count, added: count, changed: count, unchanged: count, faulty: count, unusual: count });

/** `draft`: the row comes in as a draft, and must be put right before it is reported. */
const importStrength = z.enum(['logic', 'draft', 'experience']);

/** One thing that is wrong or unusual, with its cell. */
export const importFinding = z.object({
  sheet: z.string(), row: count, column: z.string(), field: z.string(), strength: importStrength, code: z.string(), zh: z.string(), en: z.string(), check: z.string().optional(),
});

/** Everything of one kind that was found; `places` holds the first ones. */
export const findingGroup = z.object({
  key: z.string(), code: z.string(), strength: importStrength, field: z.string(), check: z.string().nullable(), say: words, count, places: z.array(importFinding),
});
export type FindingGroupView = z.infer<typeof findingGroup>;

/** An import in a list, and while it is at work. */
export const importRow = z.object({
  id, register: z.string(), unitId: id, unitName: z.string(), reach: z.enum(['unit', 'below']), fileName: z.string(), fileSize: count,
  state: importState, stage: z.string(), rowsDone: count,
  /** The server that was at work on it is gone: nothing was written, and it can be checked again. */
  stopped: z.boolean(),
  /** Whoever asks began it, and it can be stopped now. */
  stoppable: z.boolean(),
  counts: importCounts, failure: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(), byName: z.string(), createdAt: instant, changedAt: instant,
});
export type ImportRowView = z.infer<typeof importRow>;
/** What GET /api/imports answers, the newest first. */
export const importRows = z.array(importRow);

/** GET /api/imports/:id */
export const importView = importRow.extend({
  /** Parts of the file that have not come yet. */
  missing: z.array(count),
  columns: z.array(z.object({ column: count, letter: z.string(), heading: z.string(), field: z.string().nullable(), near: z.string() })),
  /** What is wrong with the file as a whole: until it is settled nothing is written. */
  blocks: z.array(importFinding), notes: z.array(words),
  understood: z.array(z.object({ sheet: z.string(), row: count, outcome: z.enum(['added', 'changed', 'unchanged', 'faulty']), cells: z.record(z.string(), z.string()),
    /** What stood in cells that could not be read, long numbers and masked fields hidden; no value of the record. */
    unread: z.record(z.string(), z.string()).optional(),
  })),
  groups: z.array(findingGroup), explanations: z.record(z.string(), z.string()),
  /** What of an undone import somebody had changed since; it stayed. */
  kept: z.array(z.object({ id, title: z.string(), byName: z.string(), at: instant })),
});
export type ImportView = z.infer<typeof importView>;

/** How far it goes by itself when the whole file has come: to the end of the dry run, or, where that finds nothing, until it is written. */
const until = z.enum(['checked', 'written']).default('checked');

/** POST /api/imports: announces a file that comes in parts. */
export const announceImport = z.object({
  register: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), unitId: id, reach: z.enum(['unit', 'below']).default('unit'), name: line(200),
  size: z.number().int().min(1).max(200 * 1024 * 1024), digest: z.string().regex(/^[0-9a-f]{64}$/), parts: z.number().int().min(1).max(200),
});
export type AnnounceImport = z.infer<typeof announceImport>;
/** The fields beside the file of POST /api/imports/file */
export const importForm = z.object({ register: announceImport.shape.register, unitId: id, reach: z.enum(['unit', 'below']).default('unit'), until });
/** PUT /api/imports/:id/parts/:no */
export const partParams = z.object({ id, no: z.coerce.number().int().min(1).max(200) });
/** The query of the same; that of the part that comes last counts. */
export const partQuery = z.object({ until });
/** Headers of the same: the SHA-256 of the part. */
export const partHeaders = z.object({ 'x-part-digest': z.string().regex(/^[0-9a-f]{64}$/) });

/** POST /api/imports/:id/check: which sheet, and what columns mean by their number from 1 (null: left out). */
export const checkImport = z.object({ sheet: z.string().max(300).optional(), columns: z.record(z.string().regex(/^[1-9]\d{0,3}$/), z.string().max(40).nullable()).optional() });

/** POST /api/imports/:id/commit */
export const commitImport = z.object({
  mode: z.enum(['all', 'chosen']).default('all'),
  /** Rows left out, as `sheet!row`. */
  skip: z.array(z.string().max(300)).max(200_000).default([]),
  /** Why unusual values are right: by group, or by `group@sheet!row` for one row. */
  explanations: z.record(z.string().max(600), prose(500)).default({}),
});
export type CommitImport = z.infer<typeof commitImport>;

/** GET /api/imports?register= */
export const importsQuery = z.object({ register: announceImport.shape.register.optional() });
/** GET /api/imports/:id/findings?group=&from= */
export const findingsQuery = z.object({ group: z.string().max(300).optional(), from: z.coerce.number().int().min(0).max(1_000_000).default(0), limit: z.coerce.number().int().min(1).max(500).default(200) });
/** What it answers. */
export const findingsPage = z.object({
  /** `faulty`: something in the same row must be corrected, so that it is not written whatever is said of this. */
  findings: z.array(importFinding.extend({ faulty: z.boolean() })), total: count,
});
export type FindingsPage = z.infer<typeof findingsPage>;

/** What GET /api/imports/:id/undo answers: what taking the import back would do. */
export const undoForesight = z.object({ retired: count, restored: count, kept: z.array(z.object({ id, title: z.string(), byName: z.string(), at: instant })) });
export type UndoForesight = z.infer<typeof undoForesight>;

/** In which language a file is written. */
export const inLanguage = z.object({ language: z.enum(['zh', 'en']).default('zh') });
/** GET /api/registers/:key/template?unit=&reach= */
export const templateQuery = inLanguage.extend({ unit: id, reach: z.enum(['unit', 'below']).default('unit') });
/** GET /api/registers/:key/export?format=&where=&sort=&fields=&unit=&asOf= */
export const exportQuery = listQuery.omit({ cursor: true, limit: true }).extend({ ...inLanguage.shape, format: z.enum(['xlsx', 'csv', 'csv-gb18030']).default('xlsx') });

/** GET, PUT /api/settings/imports: how many days the file of an import is kept after it was last touched. */
export const importSettings = z.object({ keepDays: z.number().int().min(1).max(3650) });
export type ImportSettings = z.infer<typeof importSettings>;
