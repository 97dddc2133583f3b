/* The first manuscript of a document: the sentences of its template whose conditions hold by the figures as they are. */
import type { DocumentContext } from './document.ts';
import type { FigureSource } from './figure-source.ts';
import { holds, type FigureWorld } from './make-fact.ts';
import { writeSentence, type Manuscript, type WrittenBlock, type WrittenHeading, type WrittenSentence } from './manuscript.ts';
import type { DocumentTemplate, TemplateItem, TemplatePart } from './template.ts';

/** Writes it. The values that decided which sentences are said are not kept. */
export function manuscriptOfTemplate(template: DocumentTemplate, context: DocumentContext, source: FigureSource): Manuscript {
  const world: FigureWorld = { template, context, source };
  return {
    title: writeSentence(template.title), addressee: template.addressee, length: template.length, figures: [...template.figures.values()],
    blocks: [...writeItems(world, template.opening, 'opening'), ...writeParts(world, template.parts, 'parts', 1)],
  };
}

const writeParts = (world: FigureWorld, parts: readonly TemplatePart[], from: string, level: WrittenHeading['level']): WrittenBlock[] =>
  parts.flatMap((part, at) => (holds(world, part.when) ? writePart(world, part, `${from}.${at}`, level) : []));

function writePart(world: FigureWorld, part: TemplatePart, from: string, level: WrittenHeading['level']): WrittenBlock[] {
  const heading = { level, text: writeSentence(part.heading), from: `${from}.heading` };
  const items = writeItems(world, part.items, `${from}.say`);
  const below = level === 4 ? [] : writeParts(world, part.parts, `${from}.parts`, (level + 1) as WrittenHeading['level']);
  const [first, ...rest] = items;
  if (part.runIn && first?.kind === 'paragraph') return [{ ...first, lead: heading }, ...rest, ...below];
  return [{ kind: 'heading', ...heading }, ...items, ...below];
}

// Sentences gather in a paragraph until one opens another, or a table or chart stands between.
function writeItems(world: FigureWorld, items: readonly TemplateItem[], from: string): WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  let open: WrittenSentence[] | undefined;
  items.forEach((item, at) => {
    const place = `${from}.${at}`;
    if (item.kind !== 'sentence') {
      if (!holds(world, item.when)) return;
      open = undefined;
      blocks.push(writeFigureBlock(item, place));
      return;
    }
    const { when, parts, otherwise, opensParagraph, isLastYears } = item.sentence;
    const said = holds(world, when) ? parts : otherwise;
    if (said === undefined) return;
    if (open === undefined || opensParagraph) {
      open = [];
      blocks.push({ kind: 'paragraph', sentences: open });
    }
    open.push({ from: place, text: writeSentence(said), ...(isLastYears && { lastYears: true }) });
  });
  return blocks;
}

function writeFigureBlock(item: Exclude<TemplateItem, { kind: 'sentence' }>, from: string): WrittenBlock {
  if (item.kind === 'chart') return { kind: 'chart', shape: item.chart.shape, caption: writeSentence(item.chart.caption), from, points: item.chart.points, years: item.chart.years };
  const { caption, columns, rows } = item.table;
  return { kind: 'table', caption: writeSentence(caption), columns, rows: rows.map((row) => row.map(writeSentence)), from };
}
