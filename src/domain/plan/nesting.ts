/*
 * Where a marker hangs. Levels follow the document: a style already open continues its list; a new style goes below
 * whatever the document usually puts above it; a list that starts again at one is a child of the heading it follows
 * when that heading opens a part (…工作计划) or when the outer numbering goes on afterwards.
 */
import { MARKER_STYLES, type Marker, type MarkerStyle } from './marker.ts';
import { rankOf } from './marker-sequence.ts';

/** A marker with the title that follows it. */
export interface Heading {
  readonly marker: Marker;
  readonly title: string;
  /** Whether an unnumbered part heading (2019年工作要点 on a line of its own) stands before it. */
  readonly opensPart: boolean;
}

/** A heading hung in its place. */
export interface Placed {
  readonly heading: Heading;
  /** Labels from the top, joined by `/`. */
  readonly path: string;
  readonly level: number;
  readonly why: string;
}

/** Titles that open a part of a combined document, so that a list starting again belongs below them. */
const PART_TITLE = /(?:总结|總結|回顾|回顧|计划|計劃|要点|要點|打算|安排|思路|规划|部署|情况|重点|任务|任務|举措|措施|做法|成效)[^\p{L}]*$/u;
const SISTER_PART = /总结|回顾|计划|打算|问题|不足|安排|要点|思路/u;

interface Step {
  readonly depth: number;
  readonly why: string;
}

/** Hangs every heading below the right one. */
export function nestHeadings(headings: readonly Heading[]): readonly Placed[] {
  const order = levelOrder(headings.map(heading => heading.marker));
  const stack: Heading[] = [];
  const paths: string[] = [];
  return headings.map((heading, at) => {
    if (heading.opensPart && heading.marker.ordinal === 1) stack.length = 0;
    const step = place(stack, headings, at, order);
    stack.length = step.depth;
    paths.length = step.depth;
    const above = paths[step.depth - 1];
    const path = above === undefined ? heading.marker.label : `${above}/${heading.marker.label}`;
    stack.push(heading);
    paths.push(path);
    return { heading, path, level: step.depth + 1, why: step.why };
  });
}

/** `order[a * styles + b]` is positive when this document puts style a above style b. */
type LevelOrder = Int32Array;

const STYLES = MARKER_STYLES.length;

// Counts, for each pair of styles, how often one's list starts and ends between two neighbours of the other's.
function levelOrder(markers: readonly Marker[]): LevelOrder {
  const order = new Int32Array(STYLES * STYLES);
  const last = new Int32Array(STYLES);
  // Bit b of started[a]: a list of style b has started since the last marker of style a.
  const started = new Int32Array(STYLES);
  for (const { style, ordinal } of markers) {
    const own = rankOf(style);
    for (let other = 0; other < STYLES; other += 1) {
      const isInside = ((started[own] ?? 0) >> other) & 1;
      if (isInside === 1 && ordinal > 1 && last[own] === ordinal - 1) vote(order, own, other);
      if (ordinal === 1 && other !== own) started[other] = (started[other] ?? 0) | (1 << own);
    }
    last[own] = ordinal;
    started[own] = 0;
  }
  return order;
}

function vote(order: LevelOrder, above: number, below: number): void {
  order[above * STYLES + below] = (order[above * STYLES + below] ?? 0) + 1;
  order[below * STYLES + above] = (order[below * STYLES + above] ?? 0) - 1;
}

function isAbove(order: LevelOrder, above: MarkerStyle, below: MarkerStyle): boolean {
  const [a, b] = [rankOf(above), rankOf(below)];
  const votes = order[a * STYLES + b] ?? 0;
  return votes === 0 ? a < b : votes > 0;
}

function place(stack: readonly Heading[], headings: readonly Heading[], at: number, order: LevelOrder): Step {
  const { marker } = headings[at] as Heading;
  const same: number[] = [];
  stack.forEach((open, depth) => { if (open.marker.style === marker.style) same.push(depth); });
  if (same.length === 0) return placeNew(stack, marker, order);
  const next = continued(stack, headings[at] as Heading, same);
  if (next !== undefined) return { depth: next, why: `续接同级编号“${marker.label}”` };
  const deepest = same[same.length - 1] as number;
  if (marker.ordinal === 1) return placeRestart(stack, headings, at, deepest);
  const below = same.filter(depth => (stack[depth] as Heading).marker.ordinal < marker.ordinal);
  return { depth: below[below.length - 1] ?? deepest, why: `编号跳号，按同级“${marker.label}”处理` };
}

function placeNew(stack: readonly Heading[], marker: Marker, order: LevelOrder): Step {
  let depth = stack.length;
  while (depth > 0 && !isAbove(order, (stack[depth - 1] as Heading).marker.style, marker.style)) depth -= 1;
  return { depth, why: depth === 0 ? `一级编号“${marker.label}”` : `“${marker.label}”在“${(stack[depth - 1] as Heading).marker.label}”之下` };
}

/** Depth of the open list whose next member this is: the same footing first, then the deepest. */
function continued(stack: readonly Heading[], heading: Heading, same: readonly number[]): number | undefined {
  const { marker, title } = heading;
  if (marker.ordinal <= 1) return undefined;
  const fits = same.filter(depth => (stack[depth] as Heading).marker.ordinal === marker.ordinal - 1);
  if (fits.length === 0) return undefined;
  const level = fits.filter(depth => isInline((stack[depth] as Heading).marker) === isInline(marker));
  const best = level.length > 0 ? level : fits;
  const outer = best.find(depth => SISTER_PART.test((stack[depth] as Heading).title) && SISTER_PART.test(title));
  return outer ?? best[best.length - 1];
}

function isInline(marker: Marker): boolean {
  return marker.footing !== 'line';
}

function placeRestart(stack: readonly Heading[], headings: readonly Heading[], at: number, deepest: number): Step {
  const { marker } = headings[at] as Heading;
  const open = stack[deepest] as Heading;
  const isTop = deepest === stack.length - 1;
  if (isTop && PART_TITLE.test(open.title)) return { depth: deepest + 1, why: `“${open.marker.label}”统领的部分内重新编号` };
  if (isInline(marker) && !isInline(open.marker)) return { depth: stack.length, why: `段内重新编号，归入“${open.marker.label}”` };
  if (isTop && outerGoesOn(headings, at, open.marker.ordinal)) return { depth: deepest + 1, why: `重新编号后外层继续，归入“${open.marker.label}”` };
  return { depth: deepest, why: '同级重新编号' };
}

/** Whether, after the list that starts again here, the numbering it interrupted goes on. */
function outerGoesOn(headings: readonly Heading[], at: number, outer: number): boolean {
  const { style } = (headings[at] as Heading).marker;
  let inner = 1;
  for (let next = at + 1; next < Math.min(headings.length, at + 80); next += 1) {
    const { marker } = headings[next] as Heading;
    if (marker.style !== style) continue;
    if (marker.ordinal === inner + 1) inner += 1;
    else return marker.ordinal === outer + 1;
  }
  return false;
}
