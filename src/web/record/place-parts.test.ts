import { expect, it } from 'vitest';
import { joinedPlace, partedPlace, placeInWords } from './place-parts.ts';

it.each([['119.306,26.075', ['119.306', '26.075']], ['119.306，26.075', ['119.306', '26.075']], ['119.306 26.075', ['119.306', '26.075']], ['119.306,', ['119.306', '']], ['', ['', '']]] as const)('parts %s', (text, parts) => {
  expect(partedPlace(text)).toEqual(parts);
});

it('joins what was typed, and is empty when nothing was', () => {
  expect([joinedPlace('119.3', '26'), joinedPlace('119.3', ''), joinedPlace(' ', '')]).toEqual(['119.3,26', '119.3,', '']);
});

it('reads as people say it', () => {
  expect([placeInWords('119.306,26.075', 'zh'), placeInWords('-70.5,-12', 'en'), placeInWords('?', 'zh')]).toEqual(['东经 119.306° 北纬 26.075°', '70.5° W, 12° S', '?']);
});
