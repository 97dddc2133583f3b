import { expect, it } from 'vitest';
import { readBoundaries } from './read-boundaries.ts';

const ring = [[119.1, 26.1], [119.200001, 26.1], [119.2, 26.2], [119.1, 26.1]];
const polygon = (coordinates: unknown = [ring]) => ({ type: 'Polygon', coordinates });
const feature = (geometry: unknown, properties: unknown = { name: '城关镇', secret: '不要' }) => ({ type: 'Feature', properties, geometry });
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

it('takes names and rings over, to a metre, and nothing else', () => {
  expect(readBoundaries(file(feature(polygon()), feature({ type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] }, null)))).toEqual([
    { name: '城关镇', polygons: [[[[119.1, 26.1], [119.2, 26.1], [119.2, 26.2], [119.1, 26.1]]]] }, { name: '', polygons: [expect.any(Array), expect.any(Array)] },
  ]);
  expect(readBoundaries(`\ufeff${JSON.stringify(polygon())}`)).toHaveLength(1);
});

const many = Array.from({ length: 601 }, () => feature(polygon(), null));
const long = [...Array.from({ length: 60_001 }, (_, at) => [at / 1000, 1]), [0, 1]];
it.each([
  ['a file too large', `{"type":"FeatureCollection","x":"${'字'.repeat(800_000)}"}`, 'M101'], ['no JSON', '{"type":\n"FeatureCollection",\n oops', 'M102'], ['nothing', '', 'M102'],
  ['brackets without end', '['.repeat(100_000), 'M103'], ['collections in collections', `${'{"type":"FeatureCollection","features":['.repeat(9)}${']}'.repeat(9)}`, 'M103'],
  ['a point', file(feature({ type: 'Point', coordinates: [1, 2] })), 'M104'], ['an empty collection', file(), 'M104'], ['a number', '7', 'M104'], ['no geometry', file(feature(null)), 'M104'],
  ['too many areas', file(...many), 'M105'], ['too many points', file(feature(polygon([long]))), 'M105'],
  ['metres', file(feature(polygon([[[512_345, 2_891_234], [1, 1], [2, 2], [512_345, 2_891_234]]]))), 'M106'], ['text for numbers', file(feature(polygon([[['1', '2']]]))), 'M106'], ['a number too large', file(feature(polygon([[[null, 1]]]))).replace('null', '1e400'), 'M106'],
  ['an open ring', file(feature(polygon([[[1, 1], [2, 1], [2, 2], [1, 2]]]))), 'M107'], ['two points', file(feature(polygon([[[1, 1], [1, 1]]]))), 'M107'], ['no ring', file(feature(polygon([7]))), 'M107'],
])('%s is refused', (_, text, code) => {
  expect(() => readBoundaries(text)).toThrow(expect.objectContaining({ code }) as Error);
});
