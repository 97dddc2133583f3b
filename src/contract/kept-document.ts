import { z } from 'zod';
import { figureTimes } from '../domain/report/template.ts';
import type { DocumentContext, DocumentTree } from '../domain/report/document.ts';
import type { DocumentState, DocumentVerb } from '../domain/report/document-state.ts';
import type { FactDifference } from '../domain/report/freeze-document.ts';
import type { SourcedFigure } from '../domain/report/figure-source.ts';
import type { Manuscript } from '../domain/report/manuscript.ts';
import type { ManuscriptFinding } from '../domain/report/check-manuscript.ts';
import type { FrozenFigure, RowSet } from '../domain/report/publication.ts';
import type { Words } from '../domain/problem.ts';
import { count, id, plainDate } from './common.ts';
import type { DraftBlank, DraftFact } from './document.ts';

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const year = z.number().int().min(2000).max(2100);
// A line break within a sentence would make a paragraph that nobody numbered.
const text = (max: number) => z.string().max(max).regex(/^[^\p{Cc}]*$/u);
const place = z.string().max(80);

const binding = z.object({
  key, name: text(60), indicator: key, scope: z.string().regex(/^[\p{L}\p{N}_.-]{1,60}(:[\p{L}\p{N}_.-]{1,40})?$/u), time: z.enum(figureTimes),
  at: z.string().regex(/^(\d{4}|\d{4}-\d{4}|\d{4}-\d\d-\d\d)$/).exactOptional(), unit: text(20), shown: text(20), decimals: z.number().int().min(0).max(6).exactOptional(), note: text(500).exactOptional(),
});
const heading = z.object({ level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]), text: text(300), from: place });
const block = z.discriminatedUnion('kind', [
  heading.extend({ kind: z.literal('heading') }),
  z.object({ kind: z.literal('paragraph'), lead: heading.exactOptional(), sentences: z.array(z.object({ from: place, text: text(4000) })).max(200) }),
  z.object({ kind: z.literal('table'), caption: text(200), columns: z.array(text(60)).min(1).max(20), rows: z.array(z.array(text(300)).max(20)).max(200), from: place }),
  z.object({ kind: z.literal('chart'), shape: z.enum(['bar', 'line', 'pie']), caption: text(200), from: place, points: z.array(z.object({ name: text(60), figure: key })).min(1).max(40), years: z.number().int().min(1).max(10) }),
]);

/** The text of a document as it is sent: sentences with figures in braces. */
export const manuscriptBody = z.object({ title: text(200), addressee: text(100), length: z.number().int().min(1).max(100_000), figures: z.array(binding).max(300), blocks: z.array(block).max(400) });


/** The id of a kept document in an address. */
export const documentParams = z.object({ id });
/** A figure of a document in an address: f001. */
export const factParams = documentParams.extend({ fact: z.string().regex(/^f\d{3,5}$/) });
/** GET /api/documents?year=&state= */
export const documentsQuery = z.object({ year: z.coerce.number().pipe(year).optional(), state: z.enum(['draft', 'published', 'superseded']).optional() });
/** POST /api/documents */
export const createBody = z.object({ template: key, unit: id.optional(), year: year.optional(), asOf: plainDate.optional() });
/** PUT /api/documents/:id */
export const editBody = z.object({ version: count, manuscript: manuscriptBody });
/** POST /api/documents/:id/publish and /discard */
export const versionBody = z.object({ version: count });

/** What a person may do with a document now. */
export type DocumentDoing = 'edit' | 'publish' | 'discard' | 'renew';

/** A kept document among others. */
export interface DocumentLine {
  readonly id: string; readonly title: string; readonly template: string; readonly templateName: Words; readonly unit: { readonly id: string; readonly name: string };
  readonly year: number; readonly state: DocumentState; readonly stateName: Words; readonly edition: number; readonly version: number;
  /** The document it corrects. */
  readonly supersedes: string | null;
  readonly createdBy: string; readonly createdAt: string; readonly changedBy: string; readonly changedAt: string; readonly publishedBy: string | null; readonly publishedAt: string | null;
  readonly may: readonly DocumentDoing[];
}

/** GET /api/documents: those one may see, and the templates one may begin from. */
export interface DocumentList {
  readonly documents: readonly DocumentLine[];
  readonly templates: readonly { readonly key: string; readonly name: Words }[];
}

/** What happened to a document. */
export interface DocumentEvent { readonly verb: DocumentVerb; readonly by: string; readonly at: string }

/** A draft: its sentences, and the figures as the registers have them now. */
export interface OpenDraft {
  readonly kind: 'draft';
  readonly manuscript: Manuscript;
  readonly context: DocumentContext;
  /** Names of the units its figures are told of, by code. */
  readonly places: Readonly<Record<string, string>>;
  /** By indicator@scope@as-of; what the page computes texts and findings from while somebody writes. */
  readonly figures: Readonly<Record<string, SourcedFigure>>;
  readonly findings: readonly ManuscriptFinding[];
  readonly blanks: readonly DraftBlank[];
  /** As it reads now, a line a paragraph. */
  readonly text: string;
  readonly refusals: number;
  /** Sentences that the template would not say now, by the figures as they are. */
  readonly outdated: readonly string[];
  /** The stages a figure may be told of. */
  readonly stages: readonly { readonly code: string; readonly name: Words }[];
  /** The text published for the year before, when there is one. */
  readonly lastYear: string | null;
}

/** A figure as it was frozen; the paths of units stay at home. */
export interface FrozenFigureView extends Omit<FrozenFigure, 'unit'> { readonly unit: { readonly id: string; readonly code: string; readonly name: string } }

/** A published document: as it was, and what would read differently now. */
export interface OpenPublication {
  readonly kind: 'published';
  readonly document: Omit<DocumentTree, 'facts'>;
  readonly facts: readonly DraftFact[];
  readonly figures: readonly FrozenFigureView[];
  readonly text: string;
  readonly publishedOn: string;
  /** sha-256 of everything that was frozen. */
  readonly digest: string;
  /** What is kept still has this digest. */
  readonly isIntact: boolean;
  /** Facts whose value is another one now; of a figure whose rows the reader may not see nothing is compared. */
  readonly differences: readonly FactDifference[];
  /** Facts that are not compared for this reader. */
  readonly unseen: readonly string[];
  /** The edition that supersedes it, when there is one that one may see. */
  readonly supersededBy: string | null;
}

/** GET /api/documents/:id */
export interface OpenDocument extends DocumentLine {
  readonly asOf: string | null;
  readonly events: readonly DocumentEvent[];
  readonly body: OpenDraft | OpenPublication;
}

/** What became of the rows behind a part: still the same, others, or not to be seen. */
export type RowsNow = 'same' | 'changed' | 'unseen';

/** One part of a frozen figure, with its rows as they were. */
export interface ProofPart extends RowSet {
  readonly rowsNow: RowsNow;
  /** Rows that are found now as of the moment; null when they are not to be seen. */
  readonly found: number | null;
  readonly value: string | null;
  /** The list of these rows as they were: as a page, and as the API answers it. */
  readonly page: string | null; readonly records: string | null;
}

/** One figure opened to its proof. */
export interface FigureProof {
  readonly figure: FrozenFigureView;
  /** Computed again as of the moment; null when its rows are not to be seen. */
  readonly again: string | null;
  /** From the registers as they are now. */
  readonly now: string | null;
  /** The reader may not see its rows. */
  readonly withheld: boolean;
  /** The definition of the indicator is another one now. */
  readonly isRedefined: boolean;
  readonly parts: readonly ProofPart[];
  readonly units: readonly { readonly unitId: string; readonly unitName: string; readonly shown: string | null }[];
}

/** GET /api/documents/:id/facts/:fact */
export interface FactProof { readonly fact: DraftFact; readonly figures: readonly FigureProof[] }
