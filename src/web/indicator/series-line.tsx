import type { SeriesPointView } from '../../contract/indicator.ts';

const WIDE = 640;
const HIGH = 120;
const SIDE = 40;
const TOP = 24;
const FOOT = 22;

interface Spot { readonly x: number; readonly y: number; readonly label: string; readonly shown: string | null }

/** The shape of a figure through time. What it says stands in the table under it, so it is hidden from who listens. */
export function SeriesLine({ points, labelOf }: { readonly points: readonly SeriesPointView[]; readonly labelOf: (point: SeriesPointView) => string }) {
  const spots = place(points, labelOf);
  if (spots.filter(({ shown }) => shown !== null).length < 2) return null;
  return (
    <svg className="course__line" viewBox={`0 0 ${WIDE} ${HIGH}`} aria-hidden preserveAspectRatio="xMinYMid meet">
      <line x1={SIDE / 2} x2={WIDE - SIDE / 2} y1={HIGH - FOOT} y2={HIGH - FOOT} />
      {runsOf(spots).map((run) => <polyline key={run[0]?.x} points={run.map(({ x, y }) => `${x},${y}`).join(' ')} />)}
      {spots.map(({ x, y, label, shown }, at) => (
        <g key={label} textAnchor="middle">
          {shown !== null && <circle cx={x} cy={y} r={3.5} />}
          {shown !== null && labelled(spots, at) && <text x={x} y={y - 9}>{shown}</text>}
          {labelled(spots, at) && <text x={x} y={HIGH - 6}>{label}</text>}
        </g>
      ))}
    </svg>
  );
}

/** Where the points stand; between the least and the greatest, in the middle when all are alike. */
function place(points: readonly SeriesPointView[], labelOf: (point: SeriesPointView) => string): readonly Spot[] {
  const held = points.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
  const [least, most] = [Math.min(...held), Math.max(...held)];
  const step = points.length < 2 ? 0 : (WIDE - 2 * SIDE) / (points.length - 1);
  return points.map((point, at) => {
    const share = most === least ? 0.5 : (Number(point.value) - least) / (most - least);
    return { x: SIDE + step * at, y: HIGH - FOOT - 8 - share * (HIGH - FOOT - 8 - TOP), label: labelOf(point), shown: point.value === null ? null : point.shown };
  });
}

/** A gap in what was reported is a gap in the line. */
function runsOf(spots: readonly Spot[]): readonly (readonly Spot[])[] {
  const ends = [-1, ...spots.flatMap(({ shown }, at) => (shown === null ? [at] : [])), spots.length];
  return ends.slice(1).map((end, at) => spots.slice((ends[at] ?? -1) + 1, end)).filter((run) => run.length > 1);
}

// Twelve labels would run into one another: then every third is told, counted from the last.
const labelled = (spots: readonly Spot[], at: number): boolean => spots.length <= 7 || (spots.length - 1 - at) % 3 === 0;
