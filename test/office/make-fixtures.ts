/*
 * Writes the real files beside this one: what LibreOffice makes of the sample plan. Run it on a machine that has
 * LibreOffice and a Chinese font when the samples change; the files are kept so that tests run where it is missing.
 *   node test/office/make-fixtures.ts
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlignmentType, Document, Footer, Header, LevelFormat, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { convert } from './convert.ts';
import { samplePlan } from './sample-plan.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const work = mkdtempSync(join(tmpdir(), 'fixtures-'));

/** The plan as an office would print it: centred title, indented paragraphs, running title, page numbers. */
function printedPlan(indented: boolean): Document {
  const [title = '', ...rest] = samplePlan;
  const run = (text: string, size: number): TextRun => new TextRun({ text, size, font: 'Noto Serif CJK SC' });
  return new Document({ sections: [{
    properties: { page: { size: { width: 8391, height: 11906 }, margin: { top: 1200, bottom: 1200, left: 1000, right: 1000 } } },
    headers: { default: new Header({ children: [new Paragraph({ children: [run('青禾教育', 18)] })] }) },
    footers: { default: new Footer({ children: [new Paragraph({
      alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
    })] }) },
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [run(title, 44)] }),
      ...rest.map((text) => new Paragraph({
        alignment: AlignmentType.BOTH, ...(indented ? { indent: { firstLine: 640 } } : {}), children: [run(text, 32)],
      })),
    ],
  }] });
}

/** Headings whose markers are Word's automatic numbers. */
function numberedPlan(): Document {
  const heading = (text: string, level: number): Paragraph => new Paragraph({ text, numbering: { reference: 'plan', level } });
  return new Document({
    numbering: { config: [{ reference: 'plan', levels: [
      { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: 'left' },
      { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）', alignment: 'left' },
      { level: 2, format: LevelFormat.DECIMAL, text: '%3.', alignment: 'left' },
    ] }] },
    sections: [{ children: [
      new Paragraph('青禾县教育局2031年工作要点'),
      heading('扩大学前教育资源', 0), heading('加强保育人员培训', 1), heading('规范办园行为', 1),
      heading('普遍检查每学期1次', 2), heading('开放日每月不少于1次', 2),
      heading('提升义务教育质量', 0), heading('更新课桌凳4800套', 1),
    ] }],
  });
}

async function write(document: Document, name: string): Promise<string> {
  const path = join(work, name);
  writeFileSync(path, await Packer.toBuffer(document));
  return path;
}

function keep(made: string, name: string): void {
  writeFileSync(join(fixtures, name), readFileSync(made));
}

const indented = await write(printedPlan(true), 'indented.docx');
const flush = await write(printedPlan(false), 'flush.docx');
const numbered = await write(numberedPlan(), 'numbered.docx');
const password = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}';
keep(convert(indented, 'pdf'), 'indented.pdf');
keep(convert(flush, 'pdf'), 'flush.pdf');
keep(convert(numbered, `pdf:writer_pdf_Export:${password}`), 'encrypted.pdf');
keep(convert(convert(numbered, 'odt'), 'docx'), 'numbered.docx');
keep(convert(numbered, 'doc'), 'old.doc');
