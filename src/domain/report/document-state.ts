/* What may happen to a kept document, and in which order. */

/** A draft is written; published it never changes again; superseded by a later edition it still says what it said. */
export type DocumentState = 'draft' | 'published' | 'superseded' | 'discarded';

/** What happened to it. */
export type DocumentVerb = 'create' | 'edit' | 'publish' | 'supersede' | 'discard';

/** The states by name. */
export const documentStates = {
  draft: { zh: '草稿', en: 'draft' }, published: { zh: '已公布', en: 'published' }, superseded: { zh: '已被新版代替', en: 'superseded' }, discarded: { zh: '已作废', en: 'discarded' },
} as const satisfies Record<DocumentState, { readonly zh: string; readonly en: string }>;

/** What can be done in each state, besides reading. */
const NEXT: Readonly<Record<DocumentState, readonly ('edit' | 'publish' | 'discard' | 'renew')[]>> = {
  draft: ['edit', 'publish', 'discard'], published: ['renew'], superseded: [], discarded: [],
};

/** Whether this can be done with a document in this state. */
export const canDo = (state: DocumentState, doing: 'edit' | 'publish' | 'discard' | 'renew'): boolean => NEXT[state].includes(doing);

/** What was written by one person within so many minutes is one stretch of writing. */
const STRETCH_MINUTES = 10;

/** Whether an edit goes on with the stretch that the last action began. */
export const goesOn = (last: { readonly verb: DocumentVerb; readonly byId: string; readonly at: Date } | undefined, byId: string, now: Date): boolean =>
  last !== undefined && (last.verb === 'edit' || last.verb === 'create') && last.byId === byId && now.getTime() - last.at.getTime() < STRETCH_MINUTES * 60_000;
