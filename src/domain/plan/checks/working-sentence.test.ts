import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold } from '../fold.ts';
import { readPlan } from '../read-plan.ts';

const folder = new URL('../../../../test/fixtures/plans/', import.meta.url);
const samples = readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => readFileSync(new URL(name, folder), 'utf8'));

describe('the working of a check', () => {
  it.each<[string, string, string, string]>([
    ['sum', '投入经费1300万元，其中省级500万元、市级300万元、县级400万元。', '500万元＋300万元＋400万元＝1200万元，文中写“1300万元”，不符，舍入也不能解释。', '500万元 + 300万元 + 400万元 = 1200万元; the text says “1300万元”: they differ, and rounding cannot explain it.'],
    ['each of two', '全年承办省级、市级现场会各3次、全国性论坛1次，累计7次。', '3次×2＋1次＝7次，文中写“7次”，相符。', '3次 × 2 + 1次 = 7次; the text says “7次”: they agree.'],
    ['difference', '规划项目56个，已开工50个，未开工7个。', '56个－50个＝6个，文中写“7个”，不符。', '56个 − 50个 = 6个; the text says “7个”: they differ.'],
    ['ratio', '规划总投资6.80亿元，累计投入4.93亿元，占规划总投资的72.4%。', '4.93亿元÷6.8亿元＝72.5%，文中写“72.4%”，按印出的数字不符；若各数在印出前经过舍入，结果可在72.37%至72.63%之间，可以解释。',
      '4.93亿元 ÷ 6.8亿元 = 72.5%; the text says “72.4%”: the printed figures differ; had they been rounded before printing, the result could lie between 72.37% and 72.63%, which explains it.'],
    ['product', '新建幼儿园4所，每所9个班，合计36个班。', '4所×9个班＝36个班，文中写“36个班”，相符。', '4所 × 9个班 = 36个班; the text says “36个班”: they agree.'],
    ['growth by a change', '本科上线1290人，比上年增加120人，增长10.3%。', '120人÷（1290人－120人）＝10.256%，文中写“10.3%”，相符。', '120人 ÷ (1290人 − 120人) = 10.256%; the text says “10.3%”: they agree.'],
    ['decline by a change', '在校生19500人，比上年减少500人，下降2.5%。', '500人÷（19500人＋500人）＝2.5%，文中写“2.5%”，相符。', '500人 ÷ (19500人 + 500人) = 2.5%; the text says “2.5%”: they agree.'],
    ['growth from a base', '拨款由2.10亿元增加到2.52亿元，增长20%。', '（2.52亿元－2.1亿元）÷2.1亿元＝20%，文中写“20%”，相符。', '(2.52亿元 − 2.1亿元) ÷ 2.1亿元 = 20%; the text says “20%”: they agree.'],
    ['decline from a base', '在校生由20000人减少到19000人，下降5%。', '（20000人－19000人）÷20000人＝5%，文中写“5%”，相符。', '(20000人 − 19000人) ÷ 20000人 = 5%; the text says “5%”: they agree.'],
    ['equal', '新建学校8所。这8所学校全部招生。', '前文“8所”，文中写“8所”，相符。', 'earlier in the text “8所”; the text says “8所”: they agree.'],
    ['count', '在东山、西岭、南河、北川5个乡镇试点。', '列名（东山、西岭、南河、北川）共4个，文中写“5个”，不符。', 'names listed (东山, 西岭, 南河, 北川): 4个; the text says “5个”: they differ.'],
  ])('says the same in both languages: %s', (_, text, zh, en) => {
    const found = readPlan(text).checks.find((check) => check.explanation === zh);
    expect(readPlan(text).checks.map((check) => check.explanation)).toContain(zh);
    expect(found?.explanationEn).toBe(en);
  });

  it('holds no Chinese in English but what the document itself says', () => {
    const checks = samples.flatMap((text) => readPlan(text).checks.map((check) => ({ text: text + fold(text), said: check.explanationEn ?? check.explanation })));
    expect(checks.length).toBeGreaterThan(20);
    const foreign = checks.flatMap(({ text, said }) => (said.match(/[\p{Script=Han}、，。；：（）]+/gu) ?? []).filter((run) => !text.includes(run)));
    expect(foreign).toEqual([]);
  });
});
