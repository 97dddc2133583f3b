import { z } from 'zod';
import type { DocumentFinding } from '../domain/report/check-document.ts';
import type { DocumentTree, Fact } from '../domain/report/document.ts';
import type { Words } from '../domain/problem.ts';
import { id, plainDate } from './common.ts';

/** The key of a template in an address. */
export const templateParams = z.object({ template: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) });

const year = z.number().int().min(2000).max(2100);

/** POST /api/documents/:template/draft */
export const draftBody = z.object({ unit: id.optional(), year: year.optional(), asOf: plainDate.optional() });
/** GET /api/documents/:template/draft.docx, .pdf or .xlsx (every figure a row) ?unit=&year=&asOf= */
export const draftQuery = z.object({ unit: id.optional(), year: z.coerce.number().pipe(year).optional(), asOf: plainDate.optional() });

/** A figure as it stands in a draft: which indicator@scope@as-of, what of it is said, the exact value and what is printed. */
export interface DraftFact extends Omit<Fact, 'slot'> {
  /** The figure and what of it is said (`pupils.compared`), or the formula. */
  readonly says: string;
}

/** A figure that is not known, and why, in words. */
export interface DraftBlank {
  readonly ref: string; readonly indicator: string; readonly name: Words; readonly of: 'value' | 'previous';
  readonly why: 'rights' | 'unit' | 'stage' | 'rows' | 'value'; readonly say: Words;
}

/** A drafted document with its figures and everything that is to be said about it. */
export interface DraftView {
  readonly name: Words;
  readonly unit: { readonly id: string; readonly name: string };
  readonly document: Omit<DocumentTree, 'facts'> & { readonly facts: readonly DraftFact[] };
  /** The document as text, a line a paragraph. */
  readonly text: string;
  readonly findings: readonly DocumentFinding[];
  readonly blanks: readonly DraftBlank[];
  /** How many findings keep it from being published. */
  readonly refusals: number;
}
