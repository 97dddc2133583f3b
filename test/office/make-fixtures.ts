/*
 * Writes the real files beside this one: what LibreOffice and a browser make of the sample plan. Run it on a machine that has
 * LibreOffice, Chromium and a Chinese font when the samples change; the files are kept so that tests run where it is missing.
 *   node test/office/make-fixtures.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlignmentType, Document, Footer, Header, LevelFormat, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { convert } from './convert.ts';
import { samplePlan } from './sample-plan.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const work = mkdtempSync(join(tmpdir(), 'fixtures-'));

const run = (text: string, size: number): TextRun => new TextRun({ text, size, font: 'Noto Serif CJK SC' });

const heading = (text: string, level: number): Paragraph => new Paragraph({ text, numbering: { reference: 'plan', level } });

/** The plan as an office would print it: centred title, indented paragraphs, running title, page numbers. */
function printedPlan(indented: boolean): Document {
  const [title = '', ...rest] = samplePlan;
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

/** The plan printed by a browser, whose PDFs name glyphs in their own way. */
function printByBrowser(): string {
  const [title = '', ...rest] = samplePlan.slice(0, 5);
  const page = join(work, 'plan.html');
  writeFileSync(page, `<meta charset="utf-8"><style>@page{size:A5;margin:20mm}body{font:16pt "Noto Serif CJK SC";text-align:justify}p{margin:0;text-indent:2em}</style>`
    + `<h2 style="text-align:center;font-weight:normal">${title}</h2>${rest.map((text) => `<p>${text}</p>`).join('')}`);
  const printed = join(work, 'browser.pdf');
  execFileSync('chromium', ['--headless', '--no-sandbox', '--no-pdf-header-footer', `--user-data-dir=${work}/profile`, `--print-to-pdf=${printed}`, page], { stdio: 'ignore' });
  return printed;
}

const indented = await write(printedPlan(true), 'indented.docx');
const flush = await write(printedPlan(false), 'flush.docx');
const numbered = await write(numberedPlan(), 'numbered.docx');
const password = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}';
keep(convert(indented, 'pdf'), 'indented.pdf');
keep(convert(flush, 'pdf'), 'flush.pdf');
keep(printByBrowser(), 'browser.pdf');
keep(convert(numbered, `pdf:writer_pdf_Export:${password}`), 'encrypted.pdf');
keep(convert(convert(numbered, 'odt'), 'docx'), 'numbered.docx');
keep(convert(numbered, 'doc'), 'old.doc');
