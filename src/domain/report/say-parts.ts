/* What the parts of a sentence, a heading or a cell say: words as they are, slots as their facts, and what cannot be compared left out. */
import { documentWordOf, type Fact, type LeftOut } from './document.ts';
import { leaveOut } from './leave-out.ts';
import { makeFact, type FigureWorld } from './make-fact.ts';
import type { SentencePart } from './template.ts';

/** Words, or the text of a slot with its fact, which has no number yet. */
export type SaidPart = string | { readonly text: string; readonly fact?: Omit<Fact, 'id'> };

/** A sentence without the comparisons that cannot be made; `said` is undefined where it says nothing else. */
export interface SaidSentence { readonly said: readonly SaidPart[] | undefined; readonly leftOut: readonly Omit<LeftOut, 'from'>[] }

/** Says every part; `none` stands where there is nothing to compare with. */
export function sayParts(world: FigureWorld, parts: readonly SentencePart[], none?: string): readonly SaidPart[] {
  return parts.map((part): SaidPart => {
    if (typeof part === 'string') return part;
    if (part.kind === 'word') return { text: documentWordOf[part.word](world.context) };
    const fact = makeFact(world, part);
    return { text: fact.lacks !== undefined && none !== undefined ? none : fact.text, fact };
  });
}

/** Says a sentence. */
export function saySentence(world: FigureWorld, parts: readonly SentencePart[]): SaidSentence {
  const all = sayParts(world, parts);
  const leftOut = all.flatMap((one) => {
    if (typeof one === 'string' || one.fact?.lacks === undefined) return [];
    const { slot, lacks } = one.fact;
    return [{ figures: slot.kind === 'figure' ? [slot.figure] : slot.figures, lacks }];
  });
  return { said: leaveOut(all, (one) => typeof one !== 'string' && one.fact?.lacks !== undefined), leftOut };
}
