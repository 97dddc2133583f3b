/* A draft as it reads while somebody writes: composed and checked here, by the rules the server has. */
import { useCallback, useDeferredValue, useMemo } from 'react';
import type { OpenDocument } from '../../contract/kept-document.ts';
import { checkManuscript, type ManuscriptFinding } from '../../domain/report/check-manuscript.ts';
import { composeManuscript } from '../../domain/report/compose-manuscript.ts';
import { documentWordOf, NONE, type DocumentTree, type Fact } from '../../domain/report/document.ts';
import { inMemoryFigures, type SourcedFigure } from '../../domain/report/figure-source.ts';
import { askOf, makeFact } from '../../domain/report/make-fact.ts';
import { bindingsOf, type Binding } from '../../domain/report/manuscript.ts';
import { readSentence } from '../../domain/report/read-sentence.ts';
import type { ChipOf } from './line-text.ts';
import type { Draft } from './use-draft.ts';

/** What stands in braces, understood: its fact, the figure it is bound to and what is known of it. */
export interface SlotReading { readonly fact: Omit<Fact, 'id'>; readonly binding: Binding | undefined; readonly found: SourcedFigure | undefined }

/** The draft as it reads. */
export interface Reading {
  readonly tree: DocumentTree;
  readonly findings: readonly ManuscriptFinding[];
  readonly chipOf: ChipOf;
  readonly slotOf: (says: string) => SlotReading | undefined;
}

/** Composes and checks it, a moment after each key. */
export function useReading(opened: OpenDocument, { manuscript: newest, body }: Draft): Reading {
  const { context, lastYear, figures, outdated, places } = body;
  const manuscript = useDeferredValue(newest);
  const source = useMemo(() => inMemoryFigures(figures), [figures]);
  const bindings = useMemo(() => bindingsOf(newest), [newest]);
  const origin = useMemo(() => ({ key: opened.template, version: 1, name: opened.templateName, area: '' }), [opened.template, opened.templateName]);
  const composed = useMemo(() => composeManuscript(origin, manuscript, context, source), [origin, manuscript, context, source]);
  const findings = useMemo(() => checkManuscript(origin, manuscript, composed, { source, outdated, places, ...(lastYear === null ? {} : { lastYear }) }), [origin, manuscript, composed, source, outdated, places, lastYear]);
  const partOf = useCallback((says: string) => {
    const { parts: [part], faults } = readSentence(`{${says}}`, bindings);
    return faults.length > 0 || part === undefined || typeof part === 'string' ? undefined : part;
  }, [bindings]);
  const slotOf = useCallback((says: string): SlotReading | undefined => {
    const part = partOf(says);
    if (part === undefined || part.kind === 'word') return undefined;
    const binding = part.kind === 'figure' ? bindings.get(part.figure) : undefined;
    return { fact: makeFact({ template: { figures: bindings }, context, source }, part), binding, found: binding && source.find(askOf(binding, context)) };
  }, [partOf, bindings, context, source]);
  const chipOf: ChipOf = useCallback((says) => {
    const part = partOf(says);
    if (part === undefined) return undefined;
    if (part.kind === 'word') return { text: documentWordOf[part.word](context), isMissing: false, hasNote: false, isWord: true };
    const slot = slotOf(says);
    if (slot === undefined) return undefined;
    const { fact: { lacks, text, value }, binding } = slot;
    const hasNote = (binding?.note ?? '') !== '';
    // Nothing to compare with, as in the first year, is no fault: the document goes without the comparison.
    return lacks === undefined ? { text, isMissing: value === null, hasNote } : { text: NONE, isMissing: false, isLeftOut: true, hasNote };
  }, [partOf, slotOf, context]);
  return { tree: composed.tree, findings, chipOf, slotOf };
}
