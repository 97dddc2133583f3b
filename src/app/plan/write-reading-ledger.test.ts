import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../domain/plan/read-plan.ts';
import { writeReadingLedger } from './write-reading-ledger.ts';

const reading = readPlan('某县教育局2026年工作计划\n一、办学条件\n新建公办幼儿园4所，学前三年毛入园率达到93%以上。');
const sheetsOf = async (readings: Parameters<typeof writeReadingLedger>[0]) => (await readXlsx(await writeReadingLedger(readings, new Date('2026-03-01T18:30:00Z')))).sheets;

describe('writeReadingLedger', () => {
  it('writes four sheets, with what was read as not yet confirmed', async () => {
    const sheets = await sheetsOf([{ doc: '计划', reading }]);
    expect(sheets.map((sheet) => sheet.name)).toEqual(['目标台账', '任务台账', '核对', '条目']);
    const [title, facts, heads, ...rows] = sheets[0]?.rows ?? [];
    expect([title?.[0], facts?.[0]]).toEqual(['某县教育局2026年工作计划 · 目标台账', '读取于 2026-03-02 02:30 · 尚未核对']);
    const at = (title: string) => heads?.indexOf(title) ?? -1;
    expect(rows.slice(0, 2).map((row) => [row[at('要求')], row[at('状态')], row[at('期限')] === null])).toEqual([['4所', '待核对', false], ['不低于93%', '待核对', false]]);
  });

  it('keeps the sheets of several documents apart', async () => {
    const sheets = await sheetsOf([{ doc: '计划', reading }, { doc: '计划', reading }]);
    expect(sheets).toHaveLength(8);
    expect(new Set(sheets.map((sheet) => sheet.name)).size).toBe(8);
    expect(sheets[0]?.name).toBe('计划·目标台账');
  });
});
