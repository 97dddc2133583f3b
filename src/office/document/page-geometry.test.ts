import { describe, expect, it } from 'vitest';
import { belowTitle, EM, halfWidths, LINE, page, signaturePlace, SPACING, TITLE_LINE, titleLines } from './page-geometry.ts';

describe('the page of an official document', () => {
  it('holds 22 lines of 28 characters, and no more', () => {
    const [width, height] = [page.width - page.left - page.right, page.height - page.top - page.bottom];
    expect([Math.floor(height / LINE), Math.floor(width / EM)]).toEqual([22, 28]);
    expect(EM).toBe(16 * 20 + SPACING);
  });

  it.each([1, 2, 3])('goes on upon the grid below a title of %d lines', (lines) => {
    const below = belowTitle(lines);
    expect((lines * TITLE_LINE + below) % LINE).toBe(0);
    expect(below).toBeGreaterThan(0.6 * LINE);
    expect(below).toBeLessThan(1.7 * LINE);
  });

  it('sets the date four characters from the edge and the name centred over it', () => {
    const [name, date] = ['云溪县教育局', '2026年1月8日'];
    const place = signaturePlace(name, date);
    expect(place.date).toBe(4 * EM);
    expect(place.name + halfWidths(name) * EM / 4).toBeCloseTo(place.date + halfWidths(date) * EM / 4, -1);
  });

  it('sets a longer name two characters from the edge, the date two right of where it begins', () => {
    const [name, date] = ['云溪县人民政府教育督导委员会办公室', '2026年1月8日'];
    const place = signaturePlace(name, date);
    expect(place.name).toBe(2 * EM);
    expect(place.name + halfWidths(name) * EM / 2 - 2 * EM).toBe(place.date + halfWidths(date) * EM / 2);
  });

  it('breaks a long title behind a word, into lines that are nearly even', () => {
    expect(titleLines('云溪县教育局2025年工作总结')).toEqual(['云溪县教育局2025年工作总结']);
    expect(titleLines('云溪县教育局关于2025年工作总结和2026年工作计划的报告')).toEqual(['云溪县教育局关于2025年', '工作总结和2026年工作计划的报告']);
    expect(titleLines('东'.repeat(45)).map((line) => line.length)).toEqual([15, 15, 15]);
  });
});
