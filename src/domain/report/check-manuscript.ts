/*
 * Checks a manuscript as it is written: what every document is checked for, and besides what stands in braces and cannot
 * be read. Each finding says in which block it is, so that it can stand beside the text.
 */
import { checkDocument, refusalsOf, type CheckingOf, type DocumentFinding, type DocumentFindingKind } from './check-document.ts';
import type { ComposedManuscript } from './compose-manuscript.ts';
import { textOf, type Block, type DocumentTree } from './document.ts';
import { templateOfManuscript, type Manuscript, type Origin } from './manuscript.ts';

export type ManuscriptFindingKind = DocumentFindingKind | 'unreadable' | 'outdated';

/** What a manuscript is checked against; `outdated` are the sentences its template would not say now. */
export type ManuscriptCheckingOf = Omit<CheckingOf, 'template'> & { readonly outdated?: readonly string[] };

/** Something to be told about a manuscript; `block` is where, null for the title or the whole. */
export interface ManuscriptFinding extends Omit<DocumentFinding, 'kind'> {
  readonly kind: ManuscriptFindingKind;
  readonly block: number | null;
}

/** Everything to be told about it, in reading order, errors of one block first. */
export function checkManuscript(origin: Origin, manuscript: Manuscript, { tree, faults }: ComposedManuscript, { outdated = [], ...against }: ManuscriptCheckingOf): readonly ManuscriptFinding[] {
  // A figure that no sentence names any more is nobody's trouble.
  const used = new Set(tree.facts.flatMap(({ slot }) => (slot.kind === 'figure' ? [slot.figure] : slot.figures)));
  const found = checkDocument(tree, { ...against, template: templateOfManuscript(origin, { ...manuscript, figures: manuscript.figures.filter(({ key }) => used.has(key)) }) });
  const unreadable = faults.map(({ block, text, say }): ManuscriptFinding => ({ kind: 'unreadable', severity: 'error', block, from: '', facts: [], extract: text, say }));
  const placed: ManuscriptFinding[] = [...unreadable, ...untrue(manuscript, tree, outdated), ...found.map((one) => ({ ...one, block: placeOf(one, tree) }))];
  return placed.sort((one, two) => (one.block ?? -1) - (two.block ?? -1) || rank[one.severity] - rank[two.severity]);
}

function untrue({ blocks }: Manuscript, tree: DocumentTree, outdated: readonly string[]): readonly ManuscriptFinding[] {
  return blocks.flatMap((block, at) => (block.kind !== 'paragraph' ? [] : block.sentences.flatMap(({ from, text }, index): ManuscriptFinding[] => {
    const read = tree.blocks[at];
    const extract = read?.kind === 'paragraph' ? textOf(read.sentences[index]?.pieces ?? []) : text;
    return !outdated.includes(text) ? [] : [{
      kind: 'outdated', severity: 'doubt', block: at, from, facts: [], extract, say: { zh: `“${extract}”按现在的数字已不成立，请改写或删去`, en: `“${extract}” no longer holds by the figures as they are. Write it anew or take it out` },
    }];
  })));
}

const rank = { error: 0, doubt: 1, note: 2 } as const;

/** Those that keep it from being published. */
export const manuscriptRefusals = (findings: readonly ManuscriptFinding[]): readonly ManuscriptFinding[] => refusalsOf(findings as readonly DocumentFinding[]) as readonly ManuscriptFinding[];

// By its figures, else by the place its sentence came from, else by the words it quotes.
function placeOf({ facts, from, extract }: DocumentFinding, { blocks }: DocumentTree): number | null {
  const quoted = squeeze(extract);
  const holds = blocks.map((block) => squeeze(textOfBlock(block)).includes(quoted));
  const tests: readonly ((block: Block, at: number) => boolean)[] = [
    (block, at) => facts.length > 0 && factsOf(block).some((fact) => facts.includes(fact)) && (quoted === '' || holds[at] === true),
    (block) => facts.length > 0 && factsOf(block).some((fact) => facts.includes(fact)),
    (block) => from !== '' && from !== 'typed' && placesOf(block).includes(from),
    (_, at) => quoted !== '' && holds[at] === true,
  ];
  for (const test of tests) {
    const at = blocks.findIndex(test);
    if (at !== -1) return at;
  }
  return null;
}

const squeeze = (text: string): string => text.replaceAll(/\s/gu, '');

/** The facts of a block. */
export function factsOf(block: Block): readonly string[] {
  if (block.kind === 'chart') return [...piecesFacts(block.caption), ...block.points.map(({ fact }) => fact)];
  if (block.kind === 'heading') return piecesFacts(block.pieces);
  if (block.kind === 'table') return piecesFacts([...block.caption, ...block.rows.flat(2)]);
  return piecesFacts([...(block.lead?.pieces ?? []), ...block.sentences.flatMap(({ pieces }) => pieces)]);
}

const piecesFacts = (pieces: readonly { readonly fact?: string }[]): readonly string[] => pieces.flatMap(({ fact }) => fact ?? []);

const placesOf = (block: Block): readonly string[] => (block.kind === 'paragraph' ? [block.lead?.from ?? '', ...block.sentences.map(({ from }) => from)] : [block.from]);

function textOfBlock(block: Block): string {
  if (block.kind === 'heading') return block.marker + textOf(block.pieces);
  if (block.kind === 'paragraph') return `${block.lead ? `${block.lead.marker}${textOf(block.lead.pieces)}。` : ''}${block.sentences.map(({ pieces }) => textOf(pieces)).join('')}`;
  return block.kind === 'table' ? textOf(block.caption) + block.rows.flat().map(textOf).join('') : textOf(block.caption);
}
