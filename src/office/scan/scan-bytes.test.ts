import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph, table } from '../../../test/office/make-docx.ts';
import { makePdf } from '../../../test/office/make-pdf.ts';
import { exifBlock, makeJpeg, makePng } from '../../../test/office/make-picture.ts';
import { makeWorkbook, textRow } from '../../../test/office/make-workbook.ts';
import { makeZip } from '../../../test/office/make-zip.ts';
import { idNumbers } from '../../domain/sample/fictional-number.ts';
import { defaultReadLimits } from '../read-limits.ts';
import { readPictureData } from './read-exif.ts';
import { scanBytes } from './scan-bytes.ts';

const ID = idNumbers('690123')('2014-03-07', '1');
const MOBILE = '15400138000';
const scan = (name: string, bytes: Uint8Array, clean = false) => scanBytes({ name, bytes, limits: defaultReadLimits, clean });
const codes = async (name: string, bytes: Uint8Array): Promise<string[]> => (await scan(name, bytes)).report.findings.map(({ code, weight, place }) => `${code} ${weight} ${place.zh}`);

const runs = (...texts: string[]): string => `<w:p>${texts.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;
const core = (author: string): string => `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>总结</dc:title><dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy></cp:coreProperties>`;

const docx = (body: string, extra: { name: string; data: string | Uint8Array }[] = []) => codes('总结.docx', makeDocx({ body, extra }));

describe('a Word file', () => {
  it.each([
    ['a number broken over runs', runs(ID.slice(0, 5), ID.slice(5, 11), ID.slice(11)), ['G201 hard 正文第1段']],
    ['a number in two cells', table([['姓名', '号码', ''], ['王明', ID.slice(0, 6), ID.slice(6)]]), ['G201 hard 正文第1张表第2行']],
    ['deleted text', `<w:p><w:del><w:r><w:delText>${ID}</w:delText></w:r></w:del></w:p>`, ['G201 hard 正文第1段', 'G223 hard 整个文件']],
    ['hidden text', `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${MOBILE}</w:t></w:r></w:p>`, ['G204 hard 正文第1段', 'G224 hard 整个文件']],
    ['the words beside a picture', `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="${MOBILE}"/></wp:inline></w:drawing></w:r></w:p>`, ['G204 hard 正文']],
    ['an address of a link', `<w:p><w:r><w:instrText>HYPERLINK "tel:${MOBILE}"</w:instrText></w:r></w:p>`, ['G204 hard 正文第1段']],
    ['a table of scores under its title', paragraph('七年级期末成绩') + table([['姓名', '语文', '总分'], ['王明', '98', '600']]), ['G211 hard 正文第1张表']],
    ['nothing', paragraph('全县有学校100所。') + table([['学校', '学生数'], ['东山小学', '500']]), []],
  ])('%s', async (_, body, found) => {
    expect(await docx(body)).toEqual(found);
  });

  it('what stands outside its text', async () => {
    expect(await docx(paragraph('正文'), [
      { name: 'word/header1.xml', data: `<w:hdr>${paragraph(`电话 ${MOBILE}`)}</w:hdr>` },
      { name: 'word/comments.xml', data: `<w:comments><w:comment w:author="x">${paragraph(ID)}</w:comment></w:comments>` },
      { name: 'customXml/item1.xml', data: `<a><b>${ID}</b></a>` },
      { name: 'docProps/core.xml', data: core('某某') }, { name: 'docProps/custom.xml', data: `<Properties><property name="k"><lpwstr>${MOBILE}</lpwstr></property></Properties>` },
      { name: 'word/media/image1.jpg', data: makeJpeg(exifBlock(1, { place: true })) }, { name: 'word/media/image2.png', data: makePng() },
      { name: 'word/embeddings/data.xlsx', data: 'x' }, { name: 'word/vbaProject.bin', data: 'x' },
    ])).toEqual(['G204 hard 页眉第1段', 'G201 hard 批注第1段', 'G201 hard customXml/item1.xml', 'G222 hard 整个文件', 'G226 hard 整个文件', 'G225 hard 文件内的 word/embeddings/data.xlsx',
      'G204 hard 文件属性', 'G227 hard 文件内的 word/media/image1.jpg', 'G229 soft 文件属性', 'G231 note 整个文件']);
  });

  it('a clean copy tells neither authors nor places, and its text is the same', async () => {
    const file = makeDocx({ body: paragraph('正文'), extra: [{ name: 'docProps/core.xml', data: core('某某') }, { name: 'word/media/image1.jpg', data: makeJpeg(exifBlock(6, { place: true, camera: true })) }] });
    const { clean } = await scan('总结.docx', file, true);
    const again = await scan('总结.docx', clean ?? new Uint8Array());
    expect(again.report.findings.map(({ code }) => code)).toEqual(['G231']);
    // The title and the paragraph; the names of who wrote it are gone.
    expect([again.report.looked, (await scan('总结.docx', file)).report.looked]).toEqual([2, 4]);
  });
});

describe('an Excel file', () => {
  it.each([
    ['a number a digit a cell', { sheets: [{ rows: `<row r="1">${[...ID].map((digit) => `<c><v>${digit}</v></c>`).join('')}</row>` }] }, ['G201 hard 工作表“Sheet1”第1行']],
    ['a number kept as a number', { sheets: [{ rows: `<row r="3"><c r="A3"><v>${MOBILE}</v></c></row>` }] }, ['G204 hard 工作表“Sheet1”第3行']],
    ['a hidden sheet', { sheets: [{ rows: textRow(1, ['学校']) }, { name: '底稿', state: 'veryHidden', rows: textRow(1, [ID]) }] }, ['G201 hard 工作表“底稿”第1行', 'G220 hard 工作表“底稿”']],
    ['hidden columns and rows', { sheets: [{ before: '<cols><col min="2" max="3" hidden="1"/></cols>', rows: '<row r="1" hidden="1"><c><v>1</v></c></row>' }] }, ['G221 hard 工作表“Sheet1”']],
    ['scores of a class', { sheets: [{ name: '三年级', rows: textRow(1, ['姓名', '语文', '名次']) + textRow(2, ['王明', '98', '1']) }] }, ['G211 hard 工作表“三年级”']],
    ['comments, a text box, caches and a stray sheet', { sheets: [{ rows: textRow(1, ['学校']) }], more: [
      { name: 'xl/comments1.xml', data: `<comments><commentList><comment><text><r><t>${MOBILE.slice(0, 5)}</t></r><r><t>${MOBILE.slice(5)}</t></r></text></comment></commentList></comments>` },
      { name: 'xl/drawings/drawing1.xml', data: `<d><a:p><a:r><a:t>${ID}</a:t></a:r></a:p></d>` },
      { name: 'xl/pivotCache/pivotCacheRecords1.xml', data: '<r/>' }, { name: 'xl/worksheets/sheet9.xml', data: `<worksheet><sheetData>${textRow(1, ['旧'])}</sheetData></worksheet>` },
    ] }, ['G220 hard 工作表“xl/worksheets/sheet9.xml”', 'G204 hard 批注', 'G222 hard 批注', 'G201 hard 文本框或图表', 'G225 hard 文件内的 xl/pivotCache/pivotCacheRecords1.xml']],
    ['nothing', { sheets: [{ rows: textRow(1, ['学校', '学生数']) + textRow(2, ['东山小学', '500']) }] }, []],
  ])('%s', async (_, parts, found) => {
    expect(await codes('名单.xlsx', makeWorkbook(parts))).toEqual(found);
  });
});

describe('pictures, pages and plain files', () => {
  it('a photo tells its place; its clean copy only how it is turned', async () => {
    const photo = makeJpeg(exifBlock(6, { place: true, camera: true }), '备注');
    expect(await codes('照片.jpg', photo)).toEqual(['G227 hard 照片信息', 'G231 note 整个文件']);
    const { clean = new Uint8Array() } = await scan('照片.jpg', photo, true);
    expect([readPictureData(clean), clean.length < photo.length]).toEqual([{ place: false, about: false, turned: 6 }, true]);
    expect(Buffer.from(clean).subarray(-11)).toEqual(photo.subarray(-11));
  });

  it.each([
    ['a PNG with a place', makePng([['eXIf', exifBlock(1, { place: true })]]), ['G227']], ['a PNG with words', makePng([['tEXt', Buffer.from('Author\0x')]]), ['G228']], ['a JPEG as it should be', makeJpeg(), []],
    ['a JPEG with a broken block', makeJpeg(Buffer.from('II*\0\xff\xff\xff\xff')), ['G228']],
  ])('%s', async (_, picture, found) => {
    expect((await codes('图.png', picture)).map((code) => code.slice(0, 4))).toEqual([...found, 'G231']);
    expect((await scan('图.png', (await scan('图.png', picture, true)).clean ?? new Uint8Array())).report.findings.map(({ code }) => code)).toEqual(['G231']);
  });

  it.each([
    ['a PDF', 'a.pdf', makePdf(`BT /F1 16 Tf 72 700 Td (CALL ${MOBILE} AB) Tj ET`), ['G204 hard 第1行']],
    ['a page of a PDF without text', 'a.pdf', makePdf('0 0 m 9 9 l S'), ['G230 soft 整个文件']],
    ['a web page and what it does not show', 'a.html', Buffer.from(`<html><body><p>公示</p><!-- ${ID} --><input type="hidden" value="${MOBILE}"></body></html>`), ['G201 hard 网页源码', 'G204 hard 网页源码']],
    ['CSV', 'a.csv', Buffer.from(`姓名,班级,总分\n王明,三班,600\n`), ['G211 hard 第1行']],
  ])('%s', async (_, name, bytes, found) => {
    expect(await codes(name, bytes)).toEqual(found);
  });

  it.each([
    ['a bomb', makeDocx({ body: `<w:p>${' '.repeat(40_000_000)}</w:p>`, extra: [] }), 'F116'],
    ['a lying directory', makeZip([{ name: 'word/document.xml', data: 'x', claim: 2 ** 31 }]), 'F116'],
    ['entities', makeDocx({ body: '', prolog: '<!DOCTYPE x [<!ENTITY a "b">]>' }), 'F117'],
    ['half a file', makeDocx({ body: paragraph('正文') }).subarray(0, 300), 'F111'],
    ['broken XML', makeDocx({ body: '<w:p>' }), 'F112'],
    ['an archive', makeZip([{ name: 'a.txt', data: 'x' }]), 'F106'],
    ['a program', Buffer.from('MZ\0\0\0'), 'F107'],
  ])('%s is refused, for what was not seen is not clean', async (_, bytes, code) => {
    await expect(scan('文件.docx', bytes)).rejects.toMatchObject({ code });
  });
});
