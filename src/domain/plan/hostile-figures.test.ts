/* What is wrong but looks right, and what is right but looks wrong: a false alarm costs more trust than a miss. */
import { describe, expect, it } from 'vitest';
import { examineText } from './examine-text.ts';
import { readPlan } from './read-plan.ts';

const findings = (text: string): readonly string[] => examineText(readPlan(`某县教育局2025年工作总结\n${text}`)).map(({ severity, say }) => `${severity} ${say.zh}`);

describe('wrong figures, however far off', () => {
  it.each([
    ['由100台增加到300台，增长300%。', '（300台－100台）÷100台＝200%'],
    ['在校生由2024年的40000人增加到2025年的42000人，增长6%。', '（42000人－40000人）÷40000人＝5%'],
    ['在校学生41200人，比上年增加480人，增长2.1%。', '1.179%'],
    ['女教师1800人，占教职工3200人的65%。', '1800人÷3200人＝56.25%'],
    ['教师2900人，其中研究生290人，占20%。', '290人÷2900人＝10%'],
    ['小学32所、初中12所、高中4所，共有学校49所。', '32所＋12所＋4所＝48所'],
    ['一等奖3个、二等奖5个、三等奖8个，共获奖17个。', '3个＋5个＋8个＝16个'],
  ])('%s', (text, working) => {
    expect(findings(text)).toEqual([expect.stringContaining(working)]);
  });
});

describe('right figures that look wrong', () => {
  it.each([
    '由100台增加到300台，增长200%，年均增长44.2%。',
    '在校生由2020年的40000人增加到2025年的42000人，年均增长1%。',
    '小学生25000人、初中生11000人，比上年增加480人，增长1.35%。',
    '在校生41200人，其中小学25000人，比上年增加480人，增长2%。',
    '下拨1380万元，其中甲860万元、乙520万元，占全年预算1500万元的92%。',
    '幼儿园60所，其中公办25所，占41.7%，普惠45所，占75%。',
    '教职工3200人，其中专任教师2900人，占90.6%，女教师1800人，占56.3%。',
    '新建3所、改建2所、迁建1所，共有学校48所。',
    '支出1.2亿元，同比减少2000万元，下降14.3%。',
    '投入1.23亿元，其中中央5012万元、省级4033万元、县级3271万元。',
  ])('%s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
