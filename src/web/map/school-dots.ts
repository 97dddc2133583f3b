/* Schools as dots: how large, in which band of the indicator, and where by longitude and latitude. */
import type { FiguresView } from '../../contract/indicator.ts';

/** The bands of an indicator, the best (or highest) first. */
export const bands = ['A', 'B', 'C', 'D'] as const;
export type Band = (typeof bands)[number];

/** A school on the map. */
export interface SchoolDot {
  readonly id: string;
  readonly name: string;
  /** The unit it stands under. */
  readonly district: string;
  readonly value: number | null;
  readonly shown: string;
  readonly pupils: number | null;
  readonly band: Band | null;
}

type Better = FiguresView['indicators'][number]['better'];

/** The band of each value: a quarter of the schools in each, equal values in the same; none where nothing is known. */
export function bandsOf(values: readonly (number | null)[], better: Better): readonly (Band | null)[] {
  const sign = better === 'less' ? 1 : -1;
  const known = values.filter((value): value is number => value !== null).sort((one, other) => sign * (one - other));
  return values.map((value) => (value === null ? null : bands[Math.min(bands.length - 1, Math.floor((known.indexOf(value) / known.length) * bands.length))] ?? null));
}

const LEAST = 26;
const MOST = 64;

/** The diameter of a dot in CSS pixels: its area goes with the pupils. */
export const diameterOf = (pupils: number | null, most: number): number => (pupils === null || most <= 0 ? LEAST : Math.round(Math.max(LEAST, MOST * Math.sqrt(pupils / most))));

/** A point on the earth in degrees. */
export type Place = readonly [longitude: number, latitude: number];

/** Reads a location as registers hold it: `119.306,26.075`. */
export function readPlace(text: unknown): Place | null {
  const found = typeof text === 'string' ? /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(text) : null;
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

/** Puts places into a box of this width, keeping their shape: longitudes shrink with the latitude. Answers the height too. */
export function project(places: readonly Place[], width: number, margin: number): { readonly height: number; readonly at: (place: Place) => readonly [number, number] } {
  const [west, east] = [Math.min(...places.map(([x]) => x)), Math.max(...places.map(([x]) => x))];
  const [south, north] = [Math.min(...places.map(([, y]) => y)), Math.max(...places.map(([, y]) => y))];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [across, up] = [Math.max((east - west) * shrink, 1e-6), Math.max(north - south, 1e-6)];
  const scale = Math.min((width - 2 * margin) / across, (width - 2 * margin) / up);
  const height = up * scale + 2 * margin;
  const left = (width - across * scale) / 2;
  return { height, at: ([x, y]) => [left + (x - west) * shrink * scale, margin + (north - y) * scale] };
}
