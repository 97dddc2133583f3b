/*
 * Cuts the text of a plan into paragraphs and pieces, so that a screen can draw each paragraph on its own. Offsets are
 * those of the reader; nothing of the text is lost or moved.
 */
import type { PlanItem } from '../../contract/plan.ts';
import type { OutlineNode } from '../../domain/plan/reading.ts';

/** A run of text: plain, or the figure of one item. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly itemId: string | null;
  /** Tasks that begin here. */
  readonly tasks: readonly string[];
}

/** One line of the text. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** Level of the heading it is, 0 for the document's title, null for body text. */
  readonly heading: number | null;
  readonly pieces: readonly Piece[];
}

/** Heading text is short; a numbered paragraph that runs on, or ends as a sentence, is body. */
const HEADING_SLACK = 8;

/** Paragraphs of a text with its items marked. Items that overlap an earlier one are left unmarked. */
export function paragraphsOf(text: string, items: readonly PlanItem[], outline: readonly OutlineNode[], title: string): readonly Paragraph[] {
  const figures = items.filter((item) => item.type === 'quantity').sort((a, b) => a.start - b.start);
  const tasks = items.filter((item) => item.type === 'task').sort((a, b) => a.start - b.start);
  const headings = [...outline].sort((a, b) => a.offset - b.offset);
  const cursor = { figure: 0, task: 0, heading: 0 };
  return linesOf(text).map(([start, end]) => {
    const within = <T>(list: readonly T[], from: number, at: (one: T) => number): readonly T[] => {
      let to = from;
      while (to < list.length && at(list[to] as T) < end) to += 1;
      return list.slice(from, to);
    };
    const ownFigures = within(figures, cursor.figure, (one) => one.start);
    const ownTasks = within(tasks, cursor.task, (one) => one.start);
    const ownHeadings = within(headings, cursor.heading, (one) => one.offset);
    cursor.figure += ownFigures.length;
    cursor.task += ownTasks.length;
    cursor.heading += ownHeadings.length;
    return { start, end, heading: headingLevel(text.slice(start, end), ownHeadings[0], title), pieces: piecesOf(start, end, ownFigures, ownTasks) };
  });
}

/** Cuts pieces at the ends of a span, so that the span can be drawn differently; `inside` tells which are in it. */
export function cutAt(pieces: readonly Piece[], span: { start: number; end: number }): readonly (Piece & { inside: boolean })[] {
  return pieces.flatMap((piece) => {
    const stops = [piece.start, ...[span.start, span.end].filter((at) => at > piece.start && at < piece.end), piece.end];
    return stops.slice(0, -1).map((start, at) => ({
      ...piece, start, end: stops[at + 1] as number, tasks: at === 0 ? piece.tasks : [], inside: start >= span.start && start < span.end,
    }));
  });
}

function linesOf(text: string): readonly (readonly [number, number])[] {
  const lines: [number, number][] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push([start, end]);
    start = end + 1;
  }
  return lines;
}

function headingLevel(line: string, node: OutlineNode | undefined, title: string): number | null {
  const words = line.trim();
  if (title !== '' && words === title.trim()) return 0;
  const closed = /[。；;]$/.test(words);
  return node !== undefined && !closed && words.length <= node.title.length + HEADING_SLACK ? node.level : null;
}

function piecesOf(start: number, end: number, figures: readonly PlanItem[], tasks: readonly PlanItem[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const figure of figures) {
    if (figure.start < at) continue;
    if (figure.start > at) pieces.push(plain(at, figure.start));
    at = Math.min(figure.end, end);
    pieces.push({ start: figure.start, end: at, itemId: figure.itemId, tasks: [] });
  }
  if (at < end || pieces.length === 0) pieces.push(plain(at, end));
  return tasks.length === 0 ? pieces : pinned(pieces, tasks);
}

const plain = (start: number, end: number): Piece => ({ start, end, itemId: null, tasks: [] });

// A task is pinned before the piece it begins in, cutting plain text where it begins.
function pinned(pieces: readonly Piece[], tasks: readonly PlanItem[]): readonly Piece[] {
  return pieces.flatMap((piece) => {
    const own = tasks.filter((task) => task.start >= piece.start && (task.start < piece.end || piece.start === piece.end));
    if (own.length === 0) return [piece];
    if (piece.itemId !== null) return [{ ...piece, tasks: own.map((task) => task.itemId) }];
    const stops = [...new Set([piece.start, ...own.map((task) => task.start)]), piece.end];
    return stops.slice(0, -1).map((start, at) => ({
      start, end: stops[at + 1] as number, itemId: null, tasks: own.filter((task) => task.start === start).map((task) => task.itemId),
    }));
  });
}
