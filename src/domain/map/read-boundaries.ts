/*
 * Boundaries of a map from a GeoJSON file somebody uploads: size, depth, kind and every coordinate are checked before
 * anything is kept, and only names and rings are taken over. What else a file may hold is nobody's business here.
 */
import { problems, raise } from '../problem.ts';

/** The largest file, in bytes of UTF-8. */
export const MAX_BOUNDARY_MB = 2;
const MAX_BYTES = MAX_BOUNDARY_MB * 1024 * 1024;
const MAX_DEPTH = 16;
const MAX_AREAS = 600;
const MAX_POINTS = 60_000;

/** A point in degrees: longitude, latitude. */
export type Degrees = readonly [number, number];

/** One area: a county, a township. Of each polygon the outer ring first, then its holes. */
export interface Boundary { readonly name: string; readonly polygons: readonly (readonly (readonly Degrees[])[])[] }

/** Reads boundaries; points to five decimals, which is a metre. Throws M101–M107. */
export function readBoundaries(text: string): Boundary[] {
  if (bytesOf(text) > MAX_BYTES) throw raise(problems.boundariesTooLarge, { limitMb: MAX_BOUNDARY_MB });
  if (isDeeper(text, MAX_DEPTH)) throw raise(problems.boundariesTooDeep, { depth: MAX_DEPTH });
  const areas = featuresOf(parse(text)).map((feature, at) => readArea(feature, at + 1));
  const points = areas.reduce((sum, { polygons }) => sum + polygons.flat().reduce((count, ring) => count + ring.length, 0), 0);
  if (areas.length === 0) throw raise(problems.boundariesNotPolygons, { found: 'FeatureCollection' });
  if (areas.length > MAX_AREAS || points > MAX_POINTS) throw raise(problems.boundariesTooMany, { areas: MAX_AREAS, points: MAX_POINTS });
  return areas;
}

// Of a sign outside the basic plane six instead of four are counted: nobody's boundaries hold many.
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length && bytes <= MAX_BYTES; at += 1) {
    const code = text.charCodeAt(at);
    bytes += code < 0x80 ? 0 : code < 0x800 ? 1 : 2;
  }
  return bytes;
}

function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '[' || sign === '{') { depth += 1; if (depth > most) return true; } else if (sign === ']' || sign === '}') depth -= 1;
  }
  return false;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (failure) {
    const line = /line (\d+)/.exec(String(failure))?.[1];
    throw raise(problems.boundariesUnreadable, { line: line === undefined ? 1 : Number(line) });
  }
}

const isRecord = (held: unknown): held is Readonly<Record<string, unknown>> => typeof held === 'object' && held !== null && !Array.isArray(held);
const typeOf = (held: unknown): string => (isRecord(held) && typeof held['type'] === 'string' ? held['type'].slice(0, 40) : '?');

interface Feature { readonly geometry: unknown; readonly properties: unknown }

function featuresOf(held: unknown): readonly Feature[] {
  if (isRecord(held) && held['type'] === 'FeatureCollection' && Array.isArray(held['features'])) return held['features'].flatMap(featuresOf);
  if (isRecord(held) && held['type'] === 'Feature') return [{ geometry: held['geometry'], properties: held['properties'] }];
  if (isRecord(held) && (held['type'] === 'Polygon' || held['type'] === 'MultiPolygon')) return [{ geometry: held, properties: null }];
  throw raise(problems.boundariesNotPolygons, { found: typeOf(held) });
}

function readArea({ geometry, properties }: Feature, area: number): Boundary {
  const kind = typeOf(geometry);
  const coordinates = isRecord(geometry) ? geometry['coordinates'] : null;
  if ((kind !== 'Polygon' && kind !== 'MultiPolygon') || !Array.isArray(coordinates)) throw raise(problems.boundariesNotPolygons, { found: kind });
  const polygons: readonly unknown[] = kind === 'Polygon' ? [coordinates] : coordinates;
  return { name: nameOf(properties), polygons: polygons.map((polygon) => (Array.isArray(polygon) ? polygon : [null]).map((ring: unknown) => readRing(ring, area))) };
}

function readRing(ring: unknown, area: number): Degrees[] {
  if (!Array.isArray(ring)) throw raise(problems.boundariesOpen, { area });
  const points = ring.map((point: unknown) => readPoint(point, area));
  const [first, last] = [points[0], points[points.length - 1]];
  if (points.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) throw raise(problems.boundariesOpen, { area });
  return points;
}

function readPoint(point: unknown, area: number): Degrees {
  const [x, y]: readonly unknown[] = Array.isArray(point) ? point : [];
  if (typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 90) return [round(x), round(y)];
  throw raise(problems.boundariesElsewhere, { area, place: JSON.stringify(point ?? null).slice(0, 40) });
}

const round = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;

function nameOf(properties: unknown): string {
  if (!isRecord(properties)) return '';
  const found = ['name', 'NAME', 'Name', '名称', '乡镇', 'XZQMC'].map((key) => properties[key]).find((held) => typeof held === 'string');
  return typeof found === 'string' ? found.slice(0, 60) : '';
}
