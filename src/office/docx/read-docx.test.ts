import { readFileSync } from 'node:fs';
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import { level, makeDocx, paragraph, table, type DocxParts } from '../../../test/office/make-docx.ts';
import { parse, type Parsed } from '../parse-job.ts';
import { defaultReadLimits } from '../read-limits.ts';

const read = (bytes: Uint8Array): Promise<Parsed> => parse({ kind: 'zip', name: '计划.docx', bytes, limits: defaultReadLimits });

/** The text of a document with this inside. */
async function textOf(parts: DocxParts | string): Promise<string> {
  return (await read(makeDocx(typeof parts === 'string' ? { body: parts } : parts))).text;
}

const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
const run = (inside: string): string => `<w:p><w:r>${inside}</w:r></w:p>`;

describe('a Word document reads as it prints', () => {
  it.each([
    ['paragraphs', paragraph('一、总体要求') + paragraph('') + paragraph('新建3所'), '一、总体要求\n\n新建3所'],
    ['tabs, breaks and hyphens', run('<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t>'), '甲\t乙\n丙-丁'],
    ['entities and spaces', paragraph(' A&amp;B &lt;3&gt; &#19968;&#x4e8c; '), ' A&B <3> 一二 '],
    ['elements named like parts of the language', run('<w:constructor/><w:toString/><w:t>甲</w:t>'), '甲'],
    ['a link and a simple field', '<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:fldSimple w:instr="DATE"><w:r><w:t>2031年</w:t></w:r></w:fldSimple></w:p>', '链接2031年'],
    ['a field without its instruction', run('<w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>第三条</w:t>'), '第三条'],
    ['no hidden text', '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r></w:p>', '显'],
    ['a content control', `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('内容')}</w:sdtContent></w:sdt>`, '内容'],
    ['pinyin over characters left out', run('<w:ruby><w:rt><w:r><w:t>qīng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>青</w:t></w:r></w:rubyBase></w:ruby>'), '青'],
    ['a formula', '<w:p><m:oMath><m:r><m:t>9.94÷11.33</m:t></m:r></m:oMath></w:p>', '9.94÷11.33'],
    ['table rows as lines, cells as tabs', table([['项目', '数量'], ['幼儿园', '3所'], ['', '合计']]), '项目\t数量\n幼儿园\t3所\n\t合计'],
    ['a table in a table', `<w:tbl><w:tr><w:tc>${table([['内', '1']])}<w:p/></w:tc><w:tc>${paragraph('外')}</w:tc></w:tr></w:tbl>`, '内\t1\t外'],
  ])('%s', async (_, body, text) => {
    expect(await textOf(body)).toBe(text);
  });

  it('a text box once, though the file holds it twice for older programs', async () => {
    const alternatives = `<mc:AlternateContent><mc:Choice><w:drawing>${box('框内文字')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('框内文字')}</w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(await textOf(`<w:p><w:r><w:t>正文</w:t></w:r><w:r>${alternatives}</w:r></w:p>`)).toBe('正文\n框内文字');
  });

  it('tracked changes as if accepted, with a note', async () => {
    const parsed = await read(makeDocx({ body: '<w:p><w:r><w:t>新建</w:t></w:r><w:del><w:r><w:delText>2</w:delText></w:r></w:del><w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:t>所</w:t></w:r></w:p>' }));
    expect(parsed).toMatchObject({ text: '新建3所', notes: ['trackedChanges'] });
  });

  it('no table of contents, which would double every heading', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>';
    const parsed = await read(makeDocx({ styles, body: paragraph('一、学前教育\t1', { style: '10' }) + paragraph('一、学前教育') }));
    expect(parsed).toMatchObject({ text: '一、学前教育', notes: ['contentsListDropped'] });
  });

  it('footnotes and macros are named as left out', async () => {
    const parsed = await read(makeDocx({
      body: run('<w:t>正文</w:t><w:footnoteReference w:id="2"/>'), extra: [{ name: 'word/vbaProject.bin', data: 'x' }],
    }));
    expect(parsed).toMatchObject({ format: 'docx', text: '正文', notes: ['footnotesLeftOut', 'macrosIgnored'] });
  });
});

describe('automatic numbers come back', () => {
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>')}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>`;
  const styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    + '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    + '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="mine"/><w:basedOn w:val="H1"/></w:style>';

  it.each([
    ['from the paragraph', paragraph('甲', { list: '4', level: 0 }) + paragraph('乙', { list: '4', level: 1 }), '一、甲\n（一）乙'],
    ['from the heading style', paragraph('甲', { style: 'H1' }) + paragraph('乙', { style: 'H2' }) + paragraph('丙', { style: 'H1' }), '一、甲\n（一）乙\n二、丙'],
    ['from a style built on another', paragraph('甲', { style: 'Mine' }), '一、甲'],
    ['not where the paragraph steps out of its list', paragraph('甲', { style: 'H1', list: '0' }) + paragraph('乙', { style: 'H1' }), '甲\n一、乙'],
    ['not twice for the same text typed by hand', paragraph('甲') + paragraph('一、乙'), '甲\n一、乙'],
  ])('%s', async (_, body, text) => {
    expect(await textOf({ body, numbering, styles })).toBe(text);
  });

  it('in a document LibreOffice wrote', async () => {
    const parsed = await read(readFileSync(new URL('../../../test/office/fixtures/numbered.docx', import.meta.url)));
    expect(parsed.text.split('\n')).toEqual([
      '青禾县教育局2031年工作要点', '一、扩大学前教育资源', '（一）加强保育人员培训', '（二）规范办园行为',
      '1. 普遍检查每学期1次', '2. 开放日每月不少于1次', '二、提升义务教育质量', '（一）更新课桌凳4800套',
    ]);
  });

  it('in a document a library wrote', async () => {
    const document = new Document({
      numbering: { config: [{ reference: 'plan', levels: [{ level: 0, format: LevelFormat.DECIMAL_ENCLOSED_CIRCLE, text: '%1' }] }] },
      sections: [{ children: [
        new Paragraph({ text: '年度计划', heading: HeadingLevel.TITLE }),
        new Paragraph({ text: '新建3所', numbering: { reference: 'plan', level: 0 } }),
        new Paragraph({ text: '改建2所', numbering: { reference: 'plan', level: 0 } }),
        new Table({ rows: [new TableRow({ children: ['合计', '5所'].map((text) => new TableCell({ children: [new Paragraph(text)] })) })] }),
      ] }],
    });
    expect((await read(await Packer.toBuffer(document))).text).toBe('年度计划\n① 新建3所\n② 改建2所\n合计\t5所');
  });
});
