/* What is written is an official document in other eyes too: LibreOffice lays it out, and lines and characters are counted on its page. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import type { DocumentTree } from '../../src/domain/report/document.ts';
import { plainText } from '../../src/domain/report/plain-text.ts';
import { composeExample } from '../../src/domain/report/run-template-example.ts';
import { writeDocument } from '../../src/office/document/write-document.ts';
import { readDocument } from '../../src/office/read-document.ts';
import { defaultReadLimits } from '../../src/office/read-limits.ts';
import { childElements, readXml, type XmlElement } from '../../src/office/read-xml.ts';
import { readZip } from '../../src/office/read-zip.ts';
import { convert } from './convert.ts';

let folder: string;
let tree: DocumentTree;
let parts: ReadonlyMap<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'official-'));
  const template = (await readCatalogue()).documents?.get('yearly_summary');
  const [example] = template?.examples ?? [];
  if (template === undefined || example === undefined) throw new Error('there is no yearly summary');
  const composed = composeExample(template, example);
  tree = { ...composed, context: { ...composed.context, date: '2026-01-08' } };
  parts = await partsOf(await writeDocument(tree));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await readZip('x.docx', bytes, defaultReadLimits);
  return new Map(await Promise.all(zip.names.map(async (name) => [name, new TextDecoder().decode(await zip.read(name))] as const)));
}

async function toPdf(name: string, document: DocumentTree): Promise<string> {
  await writeFile(join(folder, `${name}.docx`), await writeDocument(document));
  return convert(join(folder, `${name}.docx`), 'pdf');
}

const filler = (characters: number): DocumentTree => ({ ...tree, title: [{ text: '样稿' }], addressee: '', facts: [], blocks: [{ kind: 'paragraph', sentences: [{ from: 'typed', pieces: [{ text: '教'.repeat(characters) }] }] }] });

interface PrintedLine { readonly text: string; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

function linesOf(pdf: string, number: number): readonly PrintedLine[] {
  const layout = execFileSync('pdftotext', ['-f', String(number), '-l', String(number), '-bbox-layout', pdf, '-'], { encoding: 'utf8' });
  return [...layout.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^]*?)<\/line>/gu)].map(([, left, top, right, bottom, inside = '']) => (
    { text: [...inside.matchAll(/>([^<]*)<\/word>/gu)].map(([, word = '']) => word).join(''), left: Number(left), right: Number(right), top: Number(top), bottom: Number(bottom) }));
}

const MM = 72 / 25.4;

describe('laid out by LibreOffice', () => {
  it('a full page has 22 lines of 28 characters within 156 × 225 mm, and the numbers of its pages turn with the side', async () => {
    const pdf = await toPdf('full', filler(28 * 66));
    const second = linesOf(pdf, 2);
    const text = second.filter((line) => line.text.includes('教'));
    expect(text).toHaveLength(22);
    expect(text.map((line) => line.text.length)).toEqual(Array.from({ length: 22 }, () => 28));
    expect(Math.min(...text.map((line) => line.left))).toBeGreaterThanOrEqual(28 * MM - 1);
    expect(Math.max(...text.map((line) => line.right))).toBeLessThanOrEqual((28 + 156) * MM + 1);
    const numbers = [1, 2, 3].map((page) => linesOf(pdf, page).find((line) => /^—\d—$/u.test(line.text)));
    expect(numbers.map((line) => line?.text)).toEqual(['—1—', '—2—', '—3—']);
    const sides = numbers.map((line) => ((line?.left ?? 0) > 105 * MM ? 'right' : 'left'));
    expect(sides).toEqual(['right', 'left', 'right']);
    for (const line of numbers) expect((line?.top ?? 0) / MM - 262).toBeGreaterThan(5);
  }, 90_000);

  it('a page with a title stays on the grid: its lines stand where those of a full page stand', async () => {
    const pdf = await toPdf('summary', tree);
    const [full, titled] = [linesOf(await toPdf('grid', filler(28 * 44)), 2), linesOf(pdf, 1)];
    const grid = full.filter((line) => line.text.includes('教')).map((line) => line.bottom);
    const heading = titled.find((line) => line.text === '一、基本情况');
    expect(titled[0]?.text).toBe('云溪县教育局2025年工作总结');
    expect(Math.min(...grid.map((bottom) => Math.abs(bottom - (heading?.bottom ?? 0))))).toBeLessThan(1);
    const last = linesOf(pdf, 2).concat(linesOf(pdf, 3));
    const [name, date] = ['云溪县教育局', '2026年1月8日'].map((text) => last.find((line) => line.text === text));
    // Both are as wide by the standard's measure; the faces at hand may draw digits wider, so only right edges are held.
    for (const line of [name, date]) expect(Math.abs((28 + 156) * MM - (line?.right ?? 0) - 4 * 15.75)).toBeLessThan(2);
    expect(date?.top).toBeGreaterThan(name?.top ?? Infinity);
  }, 90_000);
});

const everyElement = (element: XmlElement): XmlElement[] => [element, ...childElements(element).flatMap(everyElement)];
const inside = (part: string, name: string): XmlElement[] => everyElement(readXml(parts.get(part) ?? '')).filter((element) => element.name === name);
const attribute = (element: XmlElement | undefined, name: string): string | undefined => Object.entries(element?.attributes ?? {}).find(([key]) => key.replace(/^.*:/u, '') === name)?.[1];

// The order the schema of WordprocessingML asks for; Word calls a file with another order damaged.
const ORDER: Readonly<Record<string, readonly string[]>> = {
  pPr: ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'widowControl', 'numPr', 'pBdr', 'shd', 'tabs', 'suppressAutoHyphens', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid', 'spacing', 'ind', 'jc', 'textAlignment', 'outlineLvl', 'rPr', 'sectPr'],
  rPr: ['rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'color', 'spacing', 'w', 'kern', 'position', 'sz', 'szCs', 'u', 'lang'],
  sectPr: ['headerReference', 'footerReference', 'pgSz', 'pgMar', 'pgNumType', 'cols', 'docGrid'],
  tblPr: ['tblStyle', 'tblW', 'jc', 'tblInd', 'tblBorders', 'tblLayout', 'tblCellMar'],
  tcPr: ['tcW', 'gridSpan', 'tcBorders', 'shd', 'vAlign'],
};

describe('the file for Word', () => {
  it('has parts that are all sound XML, and properties in the order of the schema', () => {
    const xml = [...parts].filter(([name]) => /\.(?:xml|rels)$/u.test(name));
    expect(xml.length).toBeGreaterThan(8);
    for (const [, text] of xml) expect(() => readXml(text)).not.toThrow();
    for (const [name, order] of Object.entries(ORDER)) {
      for (const part of ['word/document.xml', 'word/styles.xml', 'word/footer1.xml', 'word/footer2.xml']) {
        for (const element of inside(part, name)) {
          const places = childElements(element).map((child) => order.indexOf(child.name));
          expect(places, `${part} ${name}: ${childElements(element).map((child) => child.name).join(' ')}`).toEqual(places.toSorted((a, b) => a - b));
          expect(places).not.toContain(-1);
        }
      }
    }
  });

  it('has the page, the lines and the faces of the standard, and no theme font', () => {
    const [size, margins, grid] = ['pgSz', 'pgMar', 'docGrid'].map((name) => inside('word/document.xml', name)[0]);
    expect([attribute(size, 'w'), attribute(size, 'h')]).toEqual(['11906', '16838']);
    expect(['top', 'bottom', 'left', 'right'].map((side) => attribute(margins, side))).toEqual(['2098', '1984', '1588', '1474']);
    expect([attribute(grid, 'type'), attribute(grid, 'linePitch')]).toEqual(['lines', '579']);
    const faces = inside('word/document.xml', 'r').map((run) => attribute(everyElement(run).find((one) => one.name === 'rFonts'), 'eastAsia'));
    expect(new Set(faces)).toEqual(new Set(['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']));
    expect([...parts.values()].join('')).not.toMatch(/(?:ascii|eastAsia|hAnsi)Theme/u);
    expect(inside('word/fontTable.xml', 'font').map((font) => [attribute(font, 'name'), attribute(childElements(font)[0], 'val')])).toContainEqual(['仿宋_GB2312', '仿宋,FangSong']);
    expect(parts.get('word/settings.xml')).toContain('evenAndOddHeaders');
    expect(parts.get('docProps/core.xml')).toContain('<dc:creator>云溪县教育局</dc:creator>');
  });

  it('carries a hidden bookmark for every figure, and says which figure it is', () => {
    const marks = inside('word/document.xml', 'bookmarkStart').map((mark) => attribute(mark, 'name'));
    expect(marks.toSorted()).toEqual(tree.facts.map(({ id }) => `_xz_${id}`).toSorted());
    expect(new Set(inside('word/document.xml', 'bookmarkStart').map((mark) => attribute(mark, 'id'))).size).toBe(marks.length);
    const properties = inside('docProps/custom.xml', 'property').map((property) => [attribute(property, 'name'), childElements(property)[0]?.children.join('')]);
    expect(properties).toEqual(tree.facts.map(({ id, refs }) => [`_xz_${id}`, refs.join(' ')]));
  });

  it('is read back by our own reader as the text of the document', async () => {
    const { text } = await readDocument({ name: '总结.docx', bytes: await writeDocument(tree) });
    const [written, composed] = [text, plainText(tree).text].map((one) => one.replaceAll(/\s/gu, ''));
    const charts = '分学段大班额项目数值小学9个初中6个';
    expect(written).toBe(`${composed?.replace('分学段大班额', charts) ?? ''}云溪县教育局2026年1月8日`);
  });

  it('takes any characters, marks a draft, and leaves out what a document does not have', async () => {
    const odd = '𬭎喆\u0001<&>"';
    const bytes = await writeDocument({ ...filler(30), title: [{ text: odd }], context: { ...tree.context, office: odd } }, { mark: '征求意见稿' });
    const written = await partsOf(bytes);
    for (const [name, text] of written) if (name.endsWith('.xml')) expect(() => readXml(text), name).not.toThrow();
    expect((await readDocument({ name: 'x.docx', bytes })).text.split('\n')[0]).toBe('征求意见稿');
  });
});
