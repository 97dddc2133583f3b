import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutline } from './outline.ts';

/** `path title` of every node. */
const outlineOf = (text: string): string[] => readOutline(text).map(node => `${node.path} ${node.title}`);

const GOOD: readonly (readonly [string, string, readonly string[]])[] = [
  ['the usual three levels', '一、总体要求\n二、重点任务\n（一）办好学校\n1.扩充学位。新建两所学校。\n2.配齐教师。按班配备。\n（二）守住安全\n1.排查隐患。每月一次。\n三、保障措施',
    ['一 总体要求', '二 重点任务', '二/(一) 办好学校', '二/(一)/1 扩充学位', '二/(一)/2 配齐教师', '二/(二) 守住安全', '二/(二)/1 排查隐患', '三 保障措施']],
  ['brackets at the top, no 一、 at all', '（一）抓管理\n1.健全制度。\n2.严格考核。\n（二）抓质量\n1.改进课堂。',
    ['(一) 抓管理', '(一)/1 健全制度', '(一)/2 严格考核', '(二) 抓质量', '(二)/1 改进课堂']],
  ['Arabic numerals above brackets', '1.学前教育\n（一）扩大资源。\n（二）规范办园。\n2.义务教育\n（一）均衡编班。\n（二）控辍保学。\n3.高中教育',
    ['1 学前教育', '1/(一) 扩大资源', '1/(二) 规范办园', '2 义务教育', '2/(一) 均衡编班', '2/(二) 控辍保学', '3 高中教育']],
  ['a plan part that starts again at 一、', '一、2021年工作总结\n（一）教学提质\n（二）安全有序\n二、2022年工作打算\n一、建好队伍\n1.招聘教师。\n2.培训骨干。\n二、用好经费\n三、管好安全',
    ['一 2021年工作总结', '一/(一) 教学提质', '一/(二) 安全有序', '二 2022年工作打算', '二/一 建好队伍', '二/一/1 招聘教师', '二/一/2 培训骨干', '二/二 用好经费', '二/三 管好安全']],
  ['both parts of a combined document restart', '一、今年工作回顾\n一、抓党建\n二、抓教研\n三、抓后勤\n二、明年工作计划\n一、强基础\n二、提质量',
    ['一 今年工作回顾', '一/一 抓党建', '一/二 抓教研', '一/三 抓后勤', '二 明年工作计划', '二/一 强基础', '二/二 提质量']],
  ['unnumbered part headings', '2021年工作总结\n一、党建扎实\n二、质量提升\n2022年工作计划\n一、建好学校\n二、用好经费',
    ['一 党建扎实', '二 质量提升', '一 建好学校', '二 用好经费']],
  ['parts with a name', '第一部分 2020年工作总结\n一、质量提升\n二、队伍壮大\n第二部分 2021年工作要点\n一、建好学校\n（一）选好校址。',
    ['第一部分 2020年工作总结', '第一部分/一 质量提升', '第一部分/二 队伍壮大', '第二部分 2021年工作要点', '第二部分/一 建好学校', '第二部分/一/(一) 选好校址']],
  ['line breaks lost', '一、主要目标 1.学前教育：新增学位。2.高中教育：提高质量。二、重点工作（一）强师工程。1.补充教师。公开招聘。2.培训教师。分层开展。（二）安全工程。压实责任。',
    ['一 主要目标', '一/1 学前教育', '一/2 高中教育', '二 重点工作', '二/(一) 强师工程', '二/(一)/1 补充教师', '二/(一)/2 培训教师', '二/(二) 安全工程']],
  ['inline 一是', '1.改善条件。一是修缮校舍；二是更新设备；三是美化环境。\n2.规范管理。一是建章立制。二是强化督查。',
    ['1 改善条件', '1/一是 修缮校舍', '1/二是 更新设备', '1/三是 美化环境', '2 规范管理', '2/一是 建章立制', '2/二是 强化督查']],
  ['inline 一是 after commas and without any', '（一）做法：一是领导带头，二是全员参与，三是跟踪问效。\n（二）成效明显一是入学更公平二是质量更均衡。',
    ['(一) 做法', '(一)/一是 领导带头', '(一)/二是 全员参与', '(一)/三是 跟踪问效', '(二) 成效明显', '(二)/一是 入学更公平', '(二)/二是 质量更均衡']],
  ['一要 二要', '三、工作要求\n各校一要提高站位，统筹安排；二要细化措施；三要强化考核。', ['三 工作要求', '三/一要 提高站位，统筹安排', '三/二要 细化措施', '三/三要 强化考核']],
  ['第一 第二', '第一，抓实党建工作。支部建在年级。\n第二，抓实教研工作。\n第三，抓实后勤工作。', ['第一 抓实党建工作', '第二 抓实教研工作', '第三 抓实后勤工作']],
  ['circled and bracketed numerals', '1、队伍建设。①招聘。②培训。③考核。\n2、校园安全\n（1）人防到位。\n（2）物防到位。\n3)技防到位。',
    ['1 队伍建设', '1/① 招聘', '1/② 培训', '1/③ 考核', '2 校园安全', '2/(1) 人防到位', '2/(2) 物防到位', '2/(3) 技防到位']],
  ['full-width signs', '一．指导思想\n二．工作目标\n１．入学率稳定。\n２．巩固率提高。\n（１）小学。\n（２）初中。', ['一 指导思想', '二 工作目标', '二/1 入学率稳定', '二/2 巩固率提高', '二/2/(1) 小学', '二/2/(2) 初中']],
  ['bare numerals glued to the heading', '一、加强党建\n1提升支部建设水平\n支部每月学习。\n2严肃组织生活。按时开会。\n3、落实谈心制度。\n二、加强教学', ['一 加强党建', '一/1 提升支部建设水平', '一/2 严肃组织生活', '一/3 落实谈心制度', '二 加强教学']],
  ['a lost numeral', '一、强党建\n1.学理论。\n二、强教学\n1.抓常规。\n、强队伍\n1.重师德。\n四、强安全', ['一 强党建', '一/1 学理论', '二 强教学', '二/1 抓常规', '[三] 强队伍', '[三]/1 重师德', '四 强安全']],
  ['a lost Arabic numeral', '一、强党建\n1、学理论\n2、建支部\n、抓作风\n4、促廉洁\n二、强教学', ['一 强党建', '一/1 学理论', '一/2 建支部', '一/[3] 抓作风', '一/4 促廉洁', '二 强教学']],
  ['a lost bracketed numeral', '（一）强党建\n（二）强教学\n（ ）强队伍\n（四）强安全', ['(一) 强党建', '(二) 强教学', '[(三)] 强队伍', '(四) 强安全']],
  ['markdown', '# 某县工作要点\n## 一、总体要求\n坚持育人为本。\n## 二、重点任务\n### （一）建好学校\n1. **选好校址**。多方论证。\n2. 管好工期。', ['一 总体要求', '二 重点任务', '二/(一) 建好学校', '二/(一)/1 选好校址', '二/(一)/2 管好工期']],
  ['a marker alone on its line', '一、\n总体要求\n坚持育人为本。\n二、\n重点任务', ['一 总体要求', '二 重点任务']],
  ['page furniture between', '首页 > 政务公开 > 规划计划\n一、总体要求\n— 1 —\n二、重点任务\n1.建好学校。\n- 2 -\n2.管好学校。\n【打印】【关闭】\n上一篇：3.某镇通知', ['一 总体要求', '二 重点任务', '二/1 建好学校', '二/2 管好学校']],
  ['traditional script', '一、總體要求\n（一）辦好學校。\n１．擴充學位。\n２．補足教師。\n二、組織保障', ['一 總體要求', '一/(一) 辦好學校', '一/(一)/1 擴充學位', '一/(一)/2 補足教師', '二 組織保障']],
  ['formal numerals', '壹、工作目標\n一、提升品質\n二、充實設備\n貳、實施策略\n一、組織團隊', ['一 工作目標', '一/一 提升品質', '一/二 充實設備', '二 實施策略', '二/一 組織團隊']],
  ['a list inside an item starts again', '1.加强管理。做好三件事：1.定制度；2.定人员；3.定时间。\n2.加强督查。每周通报。', ['1 加强管理', '1/1 定制度', '1/2 定人员', '1/3 定时间', '2 加强督查']],
  ['half-width full stops', '一、目标 1.学前教育.新建3所.2.义务教育.保持稳定.二、措施.', ['一 目标', '一/1 学前教育', '一/2 义务教育', '二 措施']],
  ['a year right after the marker', '1.2020年新建幼儿园2所。\n2.2021年改建小学1所。', ['1 2020年新建幼儿园2所', '2 2021年改建小学1所']],
  ['attachments after the text', '一、抓安全\n二、抓质量\n附件：1.任务分解表\n2.考核细则', ['一 抓安全', '二 抓质量']],
  ['headings whose body runs on', '一、基本情况\n1加大教师培训力度2020年以来共组织培训班20个培训教师3000人次\n2优化教师资源配置机制为有效解决城区教师不足问题实行分开招聘的办法', ['一 基本情况', '一/1 加大教师培训力度', '一/2 优化教师资源配置机制']],
];

const REFUSED: readonly (readonly [string, string])[] = [
  ['grades', '小学\n一、二年级不留书面作业。\n三、四年级适量布置。'],
  ['quarters', '第一、二季度完成招标。第三、四季度完成施工。'],
  ['decimals at the start of a line', '新增校舍\n1.2万平方米，运动场\n3.5万平方米。'],
  ['dates', '2018.5 召开会议。2018.6 完成验收。\n12月15日前上报。'],
  ['figures at the start of a line', '新建学校\n3所，改建学校\n4所。'],
  ['一是 as plain words', '全县统一是前提。这一是非问题要厘清。唯一是他负责。'],
  ['one 一是 and no second', '原因很多，一是经费。'],
  ['ordinals as words', '校长是第一责任人，抓好第一时间处置，第一学期完成。'],
  ['a list inside a sentence', '严格落实（1）号文件、（2）号文件。'],
  ['clock and ratio', '早上7:20到校，生师比为13:1。'],
  ['code names', '推广1+X证书，实施1530工程，开展3.15宣传。'],
  ['rows of a table', '序号\t任务\t单位\n1\t招聘教师\t人事科\n2\t培训教师\t师训科'],
  ['months and weeks', '五、六月份组织抽测。'],
  ['no text', ''],
];

describe('readOutline', () => {
  it.each(GOOD)('%s', (_, text, expected) => {
    expect(outlineOf(text)).toEqual(expected);
  });

  it.each(REFUSED)('takes no marker from %s', (_, text) => {
    expect(outlineOf(text)).toEqual([]);
  });

  it('never throws, keeps offsets in the text and in order, and says why', () => {
    const piece = fc.constantFrom('一、', '二、', '（一）', '（二）', '1.', '2、', '3', '1）', '①', '②', '一是', '二是', '第一，', '、', '（）', '工作计划', '加强管理', '。', '；', '\n', '\n\n', '2019年', '1.2万', ' ', '“', '”', '第一部分');
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const outline = readOutline(text);
      outline.forEach((node, at) => {
        expect(node.offset).toBeGreaterThanOrEqual(outline[at - 1]?.offset ?? 0);
        expect(node.offset).toBeLessThan(text.length);
        expect(node.level).toBe(node.path.split('/').length);
        expect(node.why).not.toBe('');
      });
    }));
  });

  it('gives every heading of a well numbered document a path of its own', () => {
    const sections = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 9 });
    fc.assert(fc.property(sections, (shape) => {
      const chinese = '一二三四五六七八九';
      const text = shape.map(([subs, items], at) => [`${chinese[at]}、做好工作`, ...Array.from({ length: subs }, (_, sub) => [`（${chinese[sub]}）加强管理`,
        ...Array.from({ length: items }, (__, item) => `${item + 1}.完善制度。`)].join('\n'))].join('\n')).join('\n');
      const paths = readOutline(text).map(node => node.path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths).toHaveLength(shape.reduce((total, [subs, items]) => total + 1 + subs * (1 + items), 0));
    }));
  });
});
