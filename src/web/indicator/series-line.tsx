import type { SeriesPointView } from '../../contract/indicator.ts';

// Across in parts of a hundred, so that a narrow screen moves the points together and leaves the letters as they are; down in pixels.
const SIDE = 9;
const HIGH = 124;
const TOP = 26;
const FOOT = 30;

interface Spot { readonly x: number; readonly y: number; readonly label: string; readonly shown: string | null }

/** The shape of a figure through time. What it says stands in the table under it, so it is hidden from who listens. */
export function SeriesLine({ points, labelOf }: { readonly points: readonly SeriesPointView[]; readonly labelOf: (point: SeriesPointView) => string }) {
  const spots = place(points, labelOf);
  if (spots.filter(({ shown }) => shown !== null).length < 2) return null;
  return (
    <svg className="course__line" height={HIGH} aria-hidden>
      <svg viewBox={`0 0 100 ${HIGH}`} preserveAspectRatio="none">
        <line x1={0} x2={100} y1={HIGH - FOOT + 8} y2={HIGH - FOOT + 8} />
        {runsOf(spots).map((run) => <polyline key={run[0]?.x} points={run.map(({ x, y }) => `${x},${y}`).join(' ')} />)}
      </svg>
      {spots.map(({ x, y, label, shown }, at) => (
        <g key={label} textAnchor="middle">
          {shown !== null && <circle cx={`${x}%`} cy={y} r={3.5} />}
          {shown !== null && labelled(spots, at) && <text x={`${x}%`} y={y - 9}>{shown}</text>}
          {labelled(spots, at) && <text x={`${x}%`} y={HIGH - 6}>{label}</text>}
        </g>
      ))}
    </svg>
  );
}

/** Where the points stand; between the least and the greatest, in the middle when all are alike. */
function place(points: readonly SeriesPointView[], labelOf: (point: SeriesPointView) => string): readonly Spot[] {
  const held = points.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
  const [least, most] = [Math.min(...held), Math.max(...held)];
  const step = points.length < 2 ? 0 : (100 - 2 * SIDE) / (points.length - 1);
  return points.map((point, at) => {
    const share = most === least ? 0.5 : (Number(point.value) - least) / (most - least);
    return { x: SIDE + step * at, y: HIGH - FOOT - share * (HIGH - FOOT - TOP), label: labelOf(point), shown: point.value === null ? null : point.shown };
  });
}

/** A gap in what was reported is a gap in the line. */
function runsOf(spots: readonly Spot[]): readonly (readonly Spot[])[] {
  const ends = [-1, ...spots.flatMap(({ shown }, at) => (shown === null ? [at] : [])), spots.length];
  return ends.slice(1).map((end, at) => spots.slice((ends[at] ?? -1) + 1, end)).filter((run) => run.length > 1);
}

// Twelve labels would run into one another: then every third is told, counted from the last.
const labelled = (spots: readonly Spot[], at: number): boolean => spots.length <= 7 || (spots.length - 1 - at) % 3 === 0;
