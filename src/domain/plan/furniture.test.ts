import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFurniture, furnitureRule, isInSpans } from './furniture.ts';

const FURNITURE = ['首页 > 政务公开 > 规划计划', '您现在的位置：首页 >> 信息公开 >> 正文', '当前位置: 首页 > 教育', '索引号：ab12/2020-00012 发布机构：某县教育局', '发布日期：2021-03-01 09:00',
  '来源：本站 作者：佚名 点击数：12', '— 3 —', '- 12 -', '第3页 共8页', '7', '【打印】【关闭】', '打印本页 关闭窗口', '上一篇：某镇通知', '下一篇: 没有了', '- 上一篇:某通知', '版权所有：某县人民政府 技术支持：某公司',
  '浏览次数：', '字体：[大 中 小]', 'https://example.org/a/b.html', '相关附件：', '下面是小编为大家整理的工作计划，供大家参考。'];
const TEXT = ['一、总体要求', '来源于生活的课程资源要充分利用。', '打造特色品牌，打响校园文化名片。', '2020年，全县教育系统真抓实干。', '3.抓实课堂教学', '返校学生要佩戴口罩，各校做好测温工作。；', '', '各乡镇中心校：', '关闭不合格校外培训机构12所。',
  '时间：9月。内容：组织全县教师集中培训，邀请专家授课，落实训后跟踪；对象：全县在岗教师及新任校长，分批参加，人人过关；要求：按时报到。'];

describe('furnitureRule', () => {
  it.each(FURNITURE)('takes “%s” for furniture', (line) => {
    expect(furnitureRule(line)).toBeTypeOf('string');
  });

  it.each(TEXT)('leaves “%s” in the text', (line) => {
    expect(furnitureRule(line)).toBeUndefined();
  });
});

describe('findFurniture', () => {
  it('gives ordered spans inside the text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...FURNITURE, ...TEXT), { maxLength: 20 }), (lines) => {
      const text = lines.join('\n');
      let last = -1;
      for (const span of findFurniture(text)) {
        expect(span.start).toBeGreaterThan(last);
        expect(span.end).toBeLessThanOrEqual(text.length);
        last = span.end;
      }
    }));
  });

  it('tells what lies in it', () => {
    const text = '— 1 —\n一、总体要求\n— 2 —';
    const spans = findFurniture(text);
    expect([...text].map((_, at) => isInSpans(spans, at)).lastIndexOf(true)).toBe(text.length - 1);
    expect(isInSpans(spans, text.indexOf('一'))).toBe(false);
  });
});
