/*
 * A draft keeps the sentences that held when it was begun. When the figures change, “reduced from 38 to 15” may no longer
 * be true: each sentence that still reads as its template wrote it is asked again whether it holds.
 */
import type { DocumentContext } from './document.ts';
import type { FigureSource } from './figure-source.ts';
import { holds } from './make-fact.ts';
import { bindingsOf, writeSentence, type Manuscript } from './manuscript.ts';
import type { DocumentTemplate, TemplateItem, TemplatePart, TemplateSentence } from './template.ts';

/** The texts of sentences that their template would not say now, by the figures as they are. */
export function outdatedSentences(template: DocumentTemplate, manuscript: Manuscript, context: DocumentContext, source: FigureSource): readonly string[] {
  const conditional = new Map(sentencesOf(template));
  const world = { template: { figures: bindingsOf(manuscript) }, context, source };
  const written = manuscript.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.sentences : []));
  return written.flatMap(({ from, text }) => {
    const sentence = conditional.get(from);
    if (sentence?.when === undefined) return [];
    const [said, other] = holds(world, sentence.when) ? [sentence.parts, sentence.otherwise] : [sentence.otherwise, sentence.parts];
    return text === (said && writeSentence(said)) || text !== (other && writeSentence(other)) ? [] : [text];
  });
}

type Placed = readonly (readonly [place: string, sentence: TemplateSentence])[];

const itemsOf = (items: readonly TemplateItem[], from: string): Placed => items.flatMap((item, at) => (item.kind === 'sentence' ? [[`${from}.${at}`, item.sentence] as const] : []));

function sentencesOf(template: DocumentTemplate): Placed {
  const partsOf = (parts: readonly TemplatePart[], from: string): Placed =>
    parts.flatMap((part, at) => [...itemsOf(part.items, `${from}.${at}.say`), ...partsOf(part.parts, `${from}.${at}.parts`)]);
  return [...itemsOf(template.opening, 'opening'), ...partsOf(template.parts, 'parts')];
}
