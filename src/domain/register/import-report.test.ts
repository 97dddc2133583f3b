import { expect, it } from 'vitest';
import { gatherReport, isListedWhole, type PlacedFinding } from './import-report.ts';

const finding = (row: number): PlacedFinding => ({ field: 'name', strength: 'experience', code: 'V101', zh: '异常', en: 'unusual', sheet: 'a', row, column: 'A' });
const gathered = (rows: number) => {
  const report = gatherReport({ columns: [], findings: [], notes: [] });
  for (let row = 1; row <= rows; row += 1) report.add({ sheet: 'a', row, outcome: 'added', findings: [finding(row)] }, () => ({ cells: {} }));
  return report.report();
};

it('up to fifty thousand findings are listed one by one, and nothing more is said', () => {
  const report = gathered(50_000);
  expect([report.findings.length, report.notes, isListedWhole(report)]).toEqual([50_000, [], true]);
});

it('of more the first are listed, all are counted, and the sender is told', () => {
  const report = gathered(50_001);
  expect(report).toMatchObject({ counts: { rows: 50_001, unusual: 50_001 }, groups: [{ count: 50_001 }] });
  expect(report.findings.length).toBe(50_000);
  expect(report.notes[0]?.zh).toContain('50001');
  expect(isListedWhole(report)).toBe(false);
});

it('what stops one row and lets another in as a draft are two kinds', () => {
  const report = gatherReport({ columns: [], findings: [], notes: [] });
  for (const [row, strength] of (['draft', 'logic', 'draft'] as const).entries()) report.add({ sheet: 'a', row, outcome: strength === 'logic' ? 'faulty' : 'added', findings: [{ ...finding(row), strength }] }, () => ({ cells: {} }));
  expect(report.report().groups.map((group) => [group.strength, group.count])).toEqual([['logic', 1], ['draft', 2]]);
});
