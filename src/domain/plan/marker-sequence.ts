/*
 * Which markers are real. A sign at the start of a line stands by itself; one inside a paragraph, or one whose
 * punctuation was lost, must be vouched for by its sequence: a first needs a second after it, a third a second before.
 */
import { MARKER_STYLES, type Marker, type MarkerStyle } from './marker.ts';

/** How far ahead, in candidates, a second may be found for a first. It keeps the search linear. */
const HORIZON = 60;
/** How far apart, in characters, glued members of one list may stand. */
const REACH = 3000;

/** The last marker of each style, by its rank. */
type Open = (Marker | undefined)[];

/** Where a style usually stands, 0 the highest. */
export function rankOf(style: MarkerStyle): number {
  return MARKER_STYLES.indexOf(style);
}

/** The candidates that are markers, in order. */
export function confirmMarkers(candidates: readonly Marker[]): readonly Marker[] {
  const accepted: Marker[] = [];
  const open: Open = [];
  const ever: Open = [];
  candidates.forEach((marker, at) => {
    const rank = rankOf(marker.style);
    if (!isVouched(marker, candidates, at, open[rank], ever[rank])) return;
    accepted.push(marker);
    if (marker.ordinal === 0) return;
    // A heading closes the lists below it.
    if (marker.footing === 'line') open.length = Math.min(open.length, rank + 1);
    open[rank] = marker;
    ever[rank] = marker;
  });
  return accepted;
}

function isVouched(marker: Marker, all: readonly Marker[], at: number, before: Marker | undefined, ever: Marker | undefined): boolean {
  if (marker.ordinal === 0) return at > 0 || all[at + 1]?.ordinal === 2;
  const follows = before !== undefined && marker.ordinal === before.ordinal + 1;
  const again = ever !== undefined && marker.ordinal === ever.ordinal + 1;
  if (marker.footing === 'line') return standsOnLine(marker, all, at, follows || again, ever);
  if (marker.ordinal > 1) return follows && isNear(marker, before) && footingAllows(marker);
  return footingAllows(marker) && hasSecond(marker, all, at);
}

function standsOnLine(marker: Marker, all: readonly Marker[], at: number, follows: boolean, ever: Marker | undefined): boolean {
  if (marker.bare) return follows || isStep(ever, marker) || isStep(marker, nextOfStyle(marker, all, at, 2));
  if (marker.style === 'first' || marker.style === 'inline') return follows || hasSecond(marker, all, at);
  if (marker.style !== 'arabic') return true;
  const gap = ever === undefined ? Infinity : marker.ordinal - ever.ordinal;
  return marker.ordinal === 1 || follows || (gap >= -1 && gap <= 2) || hasNext(marker, all, at);
}

function isNear(marker: Marker, before: Marker): boolean {
  return marker.footing === 'sentence' || marker.start - before.start <= REACH;
}

// After a comma only 一是 and ① may stand; a numbered list inside a sentence (1、…, 2、…) is no list of items.
function footingAllows(marker: Marker): boolean {
  if (marker.footing === 'comma') return marker.style === 'inline' || marker.style === 'circled' || marker.style === 'first';
  return true;
}

function hasSecond(marker: Marker, all: readonly Marker[], at: number): boolean {
  const next = nextOfStyle(marker, all, at);
  if (next === undefined || next.ordinal !== marker.ordinal + 1 || !footingAllows(next)) return false;
  if (marker.style === 'inline' || marker.style === 'first') return next.start - marker.start <= REACH;
  // Two glued numerals vouch for nothing: 改1.、2. may be anything.
  return marker.footing !== 'glued' || next.footing === 'sentence' || next.footing === 'line';
}

/** Whether the second marker comes next, or next but one: the numeral between them may be lost. */
function isStep(before: Marker | undefined, after: Marker | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const step = after.ordinal - before.ordinal;
  return step === 1 || step === 2;
}

function hasNext(marker: Marker, all: readonly Marker[], at: number): boolean {
  return nextOfStyle(marker, all, at)?.ordinal === marker.ordinal + 1;
}

/** The next candidate of the same style that could continue the list; none once a higher heading comes between. */
function nextOfStyle(marker: Marker, all: readonly Marker[], at: number, step = 1): Marker | undefined {
  for (let next = at + 1; next < Math.min(all.length, at + HORIZON); next += 1) {
    const other = all[next] as Marker;
    const gap = other.ordinal - marker.ordinal;
    if (other.style === marker.style && gap >= 1 && gap <= step) return other;
    if (other.style === marker.style && other.ordinal === 1) return undefined;
    const isHeading = other.footing === 'line' && !other.bare && rankOf(other.style) < rankOf(marker.style);
    if (isHeading && rankOf(other.style) <= rankOf('chineseParen') && rankOf(marker.style) > rankOf('arabic')) return undefined;
  }
  return undefined;
}
