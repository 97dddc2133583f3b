import type { Severity, SlipKind } from '../../plan/slips/slip.ts';
import type { Words } from '../../problem.ts';
import type { DocumentTree, Fact } from '../document.ts';
import type { FigureSource } from '../figure-source.ts';
import type { DocumentTemplate } from '../template.ts';

/** What a finding is about: the slips of any text, and what only a document with facts can have. */
export type DocumentFindingKind = SlipKind | 'missing' | 'left_out' | 'measure' | 'overtyped' | 'same' | 'typed' | 'unbound' | 'stale' | 'empty' | 'length';

/** Something to be told about a document, at its place. */
export interface DocumentFinding {
  readonly kind: DocumentFindingKind;
  readonly severity: Severity;
  /** The place in the template, `typed`, or empty for the whole document. */
  readonly from: string;
  /** Number of the paragraph in the plain text, from 1; none for the whole document. */
  readonly paragraph?: number;
  /** Ids of the facts it is about. */
  readonly facts: readonly string[];
  readonly extract: string;
  readonly say: Words;
}

/** What a document is checked against. */
export interface CheckingOf {
  readonly template: DocumentTemplate;
  readonly source: FigureSource;
  /** The text of last year's document, when there is one. */
  readonly lastYear?: string;
  /** Names of units by their codes. */
  readonly places?: Readonly<Record<string, string>>;
}

/** Where in the document a finding stands, as far as it stands anywhere. */
export type FindingPlace = Partial<Pick<DocumentFinding, 'from' | 'facts' | 'extract' | 'paragraph'>>;

/** A finding; what is not said of its place is the whole document. */
export const finding = (kind: DocumentFindingKind, severity: Severity, say: Words, place: FindingPlace = {}): DocumentFinding =>
  ({ kind, severity, from: '', facts: [], extract: '', ...place, say });

/** The keys of the figures a fact is made of. */
export const keysOf = ({ slot }: Fact): readonly string[] => (slot.kind === 'figure' ? [slot.figure] : slot.figures);

/** What figures are called in the template. */
export const namesIn = ({ figures }: Pick<DocumentTemplate, 'figures'>, keys: readonly string[]): string => [...new Set(keys)].map((key) => figures.get(key)?.name ?? key).join('、');

/** A check of a whole document. */
export type DocumentCheck = (tree: DocumentTree, against: CheckingOf) => readonly DocumentFinding[];
