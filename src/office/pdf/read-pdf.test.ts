import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makePdf, makePdfWithoutFont } from '../../../test/office/make-pdf.ts';
import { samplePlan } from '../../../test/office/sample-plan.ts';
import { dropFurniture } from './furniture.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import { toLines, type Line } from './lines.ts';
import { readPdf } from './read-pdf.ts';
import { unifyRadicals } from './unify-radicals.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../../test/office/fixtures/${name}`, import.meta.url));

describe('a printed plan comes back paragraph by paragraph', () => {
  it.each([['indented.pdf', 13], ['flush.pdf', 13], ['browser.pdf', 5]])('%s', async (name, paragraphs) => {
    const { text, notes } = await readPdf(name, fixture(name));
    expect(text).toBe(samplePlan.slice(0, paragraphs).join('\n'));
    expect(notes).toEqual([]);
  });

  it.each([['UniGB-UCS2-H', 'utf-16be'], ['UniGB-UTF16-H', 'utf-16be'], ['GBK-EUC-H', 'gb18030'], ['GBKp-EUC-H', 'gb18030'], ['ETen-B5-H', 'big5']])(
    'a Chinese font that is not in the file, its codes in %s', async (map, encoding) => {
      const text = '年度建園3所，增收120人';
      expect((await readPdf('a.pdf', makePdfWithoutFont(text, map, encoding))).text).toBe(text);
    });

  it('a file written by hand', async () => {
    const { text } = await readPdf('a.pdf', makePdf('BT /F1 12 Tf 72 700 Td (Plan 2031) Tj 0 -40 Td (12 schools) Tj ET'));
    expect(text).toBe('Plan 2031\n12 schools');
  });
});

describe('a PDF that cannot be read says why', () => {
  it.each([
    ['a scan', makePdf('0 0 595 842 re f', 3), 'F113'],
    ['with a password', fixture('encrypted.pdf'), 'F110'],
    ['half transferred', fixture('flush.pdf').subarray(0, 40_000), 'F111'],
    ['a heading and nothing else', Buffer.from('%PDF-1.7\nnothing follows\n%%EOF'), 'F112'],
    ['a font that is not in the file, in a map nobody knows', makePdfWithoutFont('新建幼儿园3所，新增学位', 'KSCms-UHC-H', 'utf16le'), 'F114'],
    ['codes that come out as characters of no sentence', makePdfWithoutFont('鑷敱鍩庡競鏁欒偛灞€宸ヤ綔瑕佺偣'.repeat(12), 'UniGB-UCS2-H', 'utf-16be'), 'F114'],
    ['characters from the private use area', makePdf('BT /F1 12 Tf 72 700 Td (GARBLED) Tj ET', 1, 'e041'), 'F114'],
  ])('%s', async (_, bytes, code) => {
    await expect(readPdf('计划.pdf', bytes)).rejects.toMatchObject({ code });
  });
});

/** A line of the body, sixteen points high, in a column from 100 to 500. */
const line = (text: string, place: Partial<Line> = {}): Line => ({ text, left: 100, right: 500, y: 400, size: 16, height: 0.5, ...place });

describe('glyph runs become lines', () => {
  const run = { y: 700, size: 16 };

  it.each([
    ['in the order of their places', [{ ...run, text: '乙', x: 116, width: 16 }, { ...run, text: '甲', x: 100, width: 16 }], ['甲乙']],
    ['from the top down', [{ ...run, text: '下', x: 100, y: 650, width: 16 }, { ...run, text: '上', x: 100, width: 16 }], ['上', '下']],
    ['raised marks stay on their line', [{ ...run, text: '正文', x: 100, width: 32 }, { ...run, text: '①', x: 132, y: 705, size: 9, width: 9 }], ['正文①']],
    ['wide gaps part cells', [{ ...run, text: '项目', x: 100, width: 32 }, { ...run, text: '数量', x: 300, width: 32 }], ['项目\t数量']],
    ['words keep their space', [{ ...run, text: 'Plan', x: 100, width: 30 }, { ...run, text: '2031', x: 136, width: 30 }], ['Plan 2031']],
    ['thin spaces around figures go', [{ ...run, text: '新建 3 所 ，共 12 所', x: 100, width: 200 }], ['新建3所，共12所']],
    ['a space between words of a heading stays', [{ ...run, text: '督查室 主办', x: 100, width: 90 }], ['督查室 主办']],
    ['blank runs are nothing', [{ ...run, text: '  ', x: 100, width: 16 }], []],
  ])('%s', (_, glyphs, texts) => {
    expect(toLines(glyphs, 842).map((one) => one.text)).toEqual(texts);
  });
});

describe('radicals become the characters they stand for', () => {
  it.each([['⼯作要点', '工作要点'], ['⾸⻚', '首页'], ['⼀、⼆、⼗', '一、二、十'], ['⻔⻓⻅⻰', '门长见龙'], ['图书3万册', '图书3万册'], ['⺀', '⺀']])('%s: %s', (drawn, meant) => {
    expect(unifyRadicals(drawn)).toBe(meant);
    expect(unifyRadicals(drawn)).toHaveLength(drawn.length);
  });

  it('every Kangxi radical has one', () => {
    const radicals = Array.from({ length: 0xd6 }, (_, index) => String.fromCodePoint(0x2f00 + index)).join('');
    expect(unifyRadicals(radicals)).toMatch(/^[\u4e00-\u9fff]{214}$/);
  });
});

describe('page furniture', () => {
  it.each(['1', '- 12 -', '— 3 —', '－１－', '第 2 页', '第 2 页 共 9 页', '3/12', 'Page 3 of 12', '·5·',
    'https://www.example.gov.cn/plan/2031.html\t1/9', '2031/3/4 09:05\t工作要点', '3/4/31, 9:05 AM\t工作要点'])('%j at the foot is furniture', (text) => {
    expect(dropFurniture([[line('正文'), line(text, { height: 0.05 })]])[0]?.map((one) => one.text)).toEqual(['正文']);
  });

  it('figures inside the page, and text at its foot, stay', () => {
    const page = [line('3', { height: 0.5 }), line('合计12所', { height: 0.05 })];
    expect(dropFurniture([page])).toEqual([page]);
  });

  it('a running title of left pages goes, though it stands on one page only', () => {
    const pages = ['文件汇编', '年度工作', '文件汇编'].map((title, page) => [line(title, { height: 0.95 }), line(`正文${page}`)]);
    expect(dropFurniture(pages).flat().map((one) => one.text)).toEqual(['正文0', '正文1', '正文2']);
  });

  it('a running title goes, also when it carries the page number', () => {
    const pages = [1, 2, 3].map((page) => [line(`工作资料 第${page}期`, { height: 0.95 }), line(`正文${page}`)]);
    expect(dropFurniture(pages).flat().map((one) => one.text)).toEqual(['正文1', '正文2', '正文3']);
  });
});

describe('lines become paragraphs', () => {
  const indented = { left: 132 };
  const short = { right: 300 };

  it.each([
    ['a full line goes on', [line('一', indented), line('二'), line('三。', short)], '一二三。'],
    ['a full line with a closed sentence goes on while the next is not indented', [line('一。', indented), line('二。', short)], '一。二。'],
    ['an indented line begins', [line('一。', indented), line('二。', indented), line('三', short)], '一。\n二。三'],
    ['a short line ends', [line('标题', short), line('一'), line('二', short)], '标题\n一二'],
    ['a sentence that closes at the edge goes on without indents too', [line('一。'), line('二'), line('三', short)], '一。二三'],
    ['a figure too wide for the room left goes on', [line('甲'), line('投入', { right: 460 }), line('9,800.5万元', short)], '甲投入9,800.5万元'],
    ['a character that had room begins', [line('甲'), line('投入', { right: 460 }), line('三', short)], '甲投入\n三'],
    ['a line below a gap begins', [line('一'), line('二', { y: 376 }), line('三', { y: 352 }), line('四', { y: 310 })], '一二三\n四'],
    ['a stretched line is closed up', [line('开 展 心 理健康'), line('教育', short)], '开展心理健康教育'],
    ['a single space in a full line stays', [line('守牢底线 压实责任'), line('甲', short)], '守牢底线 压实责任甲'],
    ['marks that hang over the edge do not move it', [line('甲'), line('乙'), line('丙'), line('丁'), line('戊，', { right: 516 }), line('己，', { right: 516 }), line('庚', short)], '甲乙丙丁戊，己，庚'],
    ['a marker after a closed sentence begins', [line('一。', indented), line('（二）乙'), line('丙', short)], '一。\n（二）乙丙'],
    ['another size begins', [line('标题标题', { size: 22 }), line('一'), line('二', short)], '标题标题\n一二'],
    ['a title goes on centred', [line('很长的标题', { size: 24 }), line('续', { size: 24, left: 288, right: 312 }), line('一', indented), line('二'), line('三', short)], '很长的标题续\n一二三'],
    ['table rows stay rows', [line('甲\t1'), line('乙\t2'), line('丙', short)], '甲\t1\n乙\t2\n丙'],
    ['words are parted', [line('the plan'), line('of 2031'), line('x', short)], 'the plan of 2031x'],
    ['nothing', [], ''],
  ])('%s', (_, lines, text) => {
    expect(joinParagraphs([lines])).toBe(text);
  });

  it('left and right pages of a two-sided print have margins of their own', () => {
    const pages = [['甲', '乙', '丙'], ['丁', '戊', '己'], ['庚']].map((texts, index) =>
      texts.map((text) => (index === 1 ? line(text, { left: 60, right: 460 }) : line(text))));
    expect(joinParagraphs(pages)).toBe('甲乙丙丁戊己庚');
  });

  it('a sentence goes on over the page', () => {
    expect(joinParagraphs([[line('甲', indented), line('乙')], [line('丙。', short)]])).toBe('甲乙丙。');
  });
});
