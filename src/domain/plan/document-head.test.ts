import { describe, expect, it } from 'vitest';
import { readHead } from './document-head.ts';
import { readOutline } from './outline.ts';

const headOf = (text: string): unknown[] => {
  const { title, docType, year } = readHead(text, readOutline(text));
  return [title, docType, year];
};

describe('readHead', () => {
  it.each([
    ['某县教育局2021年工作要点\n一、总体要求\n二、重点任务', ['某县教育局2021年工作要点', 'plan', 2021]],
    ['某县教育局\n2020年度工作总结\n2020年，全县真抓实干。\n一、主要成效', ['某县教育局2020年度工作总结', 'summary', 2020]],
    ['某县教育局2020年工作总结和2021年工作计划\n一、2020年工作总结\n二、2021年工作计划', ['某县教育局2020年工作总结和2021年工作计划', 'summary+plan', 2021]],
    ['某县教育局2020年工作总结\n一、主要工作完成情况\n二、2021年工作打算', ['某县教育局2020年工作总结', 'summary+plan', 2021]],
    ['首页 > 信息公开\n某区教育局工作要点\n发布日期：2023-01-05\n2022年是承上启下之年。\n一、目标', ['某区教育局工作要点', 'plan', 2022]],
    ['## 某县2024年教师培训工作计划\n### 一、目标', ['某县2024年教师培训工作计划', 'plan', 2024]],
    ['某縣教育局2026年工作要點\n一、擴優提質', ['某縣教育局2026年工作要點', 'plan', 2026]],
    ['某局二〇二〇年工作总结\n一、成效', ['某局二〇二〇年工作总结', 'summary', 2020]],
    ['某县教育局2024年安全工作总结\n一、主要做法\n二、下步打算', ['某县教育局2024年安全工作总结', 'summary', 2024]],
    ['某局2022年工作总结\n2022年主要工作\n一、抓党建\n二、抓质量\n2023年工作打算\n一、强队伍', ['某局2022年工作总结', 'summary+plan', 2023]],
    ['会议通知稿\n请按时参加。', ['会议通知稿', 'other', null]],
    ['', ['', 'other', null]],
  ])('reads %j', (text, expected) => {
    expect(headOf(text)).toEqual(expected);
  });

  it('finds the title when the line break after it was lost', () => {
    const body = '今年以来，全县教育系统认真履行职责，扎实推进各项工作，取得了明显的成绩，得到了群众的广泛认可与好评。';
    expect(headOf(`某县教育局2019年工作总结${body}一、抓党建。二、抓质量。`)).toEqual(['某县教育局2019年工作总结', 'summary', 2019]);
  });
});
