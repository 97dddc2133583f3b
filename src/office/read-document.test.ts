import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph } from '../../test/office/make-docx.ts';
import { makePdf } from '../../test/office/make-pdf.ts';
import { makeZip } from '../../test/office/make-zip.ts';
import { samplePlan } from '../../test/office/sample-plan.ts';
import { isProblem } from '../domain/problem.ts';
import { readDocument, refuseBySize } from './read-document.ts';
import type { ReadLimits } from './read-limits.ts';

const plan = samplePlan.join('\n');
const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => new Uint8Array(Buffer.from(text, encoding));
const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../test/office/fixtures/${name}`, import.meta.url));
const page = `<html><head><meta charset="utf-8"></head><body>${samplePlan.map((text) => `<p>${text}</p>`).join('')}</body></html>`;

describe('every format comes out as the same text', () => {
  it.each([
    ['计划.txt', bytes(plan), 'txt', 'utf-8', []],
    ['计划.md', bytes(plan), 'md', 'utf-8', []],
    ['计划.txt', bytes(plan, 'utf16le'), 'txt', 'utf-16le', ['encodingGuessed']],
    ['计划.html', bytes(page), 'html', 'utf-8', []],
    ['计划.docx', makeDocx({ body: samplePlan.map((text) => paragraph(text)).join('') }), 'docx', undefined, []],
    ['计划.pdf', fixture('indented.pdf'), 'pdf', undefined, []],
    ['计划.htm', bytes(samplePlan.map((text) => `<p>${text}`).join('')), 'html', 'utf-8', []],
    ['计划.pdf', new Uint8Array(Buffer.concat([bytes('\0\0junk\n'), fixture('indented.pdf')])), 'pdf', undefined, []],
    ['没有扩展名', fixture('indented.pdf'), 'pdf', undefined, []],
    ['计划.doc', bytes(page), 'html', 'utf-8', ['wrongExtension']],
    ['计划.pdf', makeDocx({ body: samplePlan.map((text) => paragraph(text)).join('') }), 'docx', undefined, ['wrongExtension']],
    ['计划.docx', bytes(plan), 'txt', 'utf-8', ['wrongExtension']],
    ['计划.docm', makeDocx({ body: samplePlan.map((text) => paragraph(text)).join(''), extra: [{ name: 'word/vbaProject.bin', data: 'x' }] }), 'docx', undefined, ['macrosIgnored']],
  ])('%s', async (name, content, format, encoding, notes) => {
    const document = await readDocument({ name, bytes: content });
    expect(document).toEqual({ text: plan, format, notes, ...(encoding === undefined ? {} : { encoding }) });
  });
});

it('a text that speaks of PDF is a text', async () => {
  expect(await readDocument({ name: 'a.txt', bytes: bytes('文件头为 %PDF-1.7 的是 PDF') })).toMatchObject({ format: 'txt' });
});

it('what nobody sees between letters is gone', async () => {
  const { text } = await readDocument({ name: '总结.txt', bytes: bytes('全县\u202E学校48\u200B所\uFEFF，\u00AD其中小学32所。\n') });
  expect(text).toBe('全县学校48所，其中小学32所。\n');
});

it('a page in the encoding it declares', async () => {
  const content = bytes('<html><head><meta charset="gb2312"></head><body><p>\xd0\xc2\xbd\xa83\xcb\xf9', 'latin1');
  expect(await readDocument({ name: 'a.html', bytes: content })).toMatchObject({ text: '新建3所', encoding: 'gb2312' });
});

const ole = (stream: string): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]));
const latin1 = (text: string): Uint8Array => bytes(text.padEnd(64, '\0'), 'latin1');
const docx = makeDocx({ body: paragraph(plan) });
const entities = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
const encryptedWorkbook = await writeXlsx({ sheets: [{ name: 'a', rows: [['密']] }], encryption: { password: 'p', spinCount: 10 } });

describe('what is not a document is refused with what to do', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['nothing', '空.txt', new Uint8Array(0), 'F101'],
    ['only blanks', '空.txt', bytes(' \r\n　\n'), 'F101'],
    ['old Word', '计划.doc', fixture('old.doc'), 'F103'],
    ['old Word renamed', '计划.docx', fixture('old.doc'), 'F103'],
    ['WPS', '计划.wps', ole('WordDocument'), 'F103'],
    ['rich text', '计划.rtf', bytes('{\\rtf1\\ansi'), 'F103'],
    ['a saved web archive', '计划.mht', bytes('MIME-Version: 1.0\r\nContent-Type: multipart/related'), 'F103'],
    ['Word XML', '计划.xml', bytes('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>'), 'F103'],
    ['OpenDocument', '计划.odt', makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }]), 'F103'],
    ['the national fixed layout', '计划.ofd', makeZip([{ name: 'OFD.xml', data: '<x/>' }]), 'F103'],
    ['old Excel', '台账.xls', ole('Workbook'), 'F104'],
    ['old slides', '汇报.ppt', ole('PowerPoint Document'), 'F104'],
    ['Excel', '台账.xlsx', makeZip([{ name: '[Content_Types].xml', data: '<x/>' }, { name: 'xl/workbook.xml', data: '<x/>' }]), 'F104'],
    ['slides', '汇报.pptx', makeZip([{ name: 'ppt/presentation.xml', data: '<x/>' }]), 'F104'],
    ['a film', '会议.mp4', latin1('\0\0\0\x20ftypisom'), 'F104'],
    ['PNG', '扫描.png', latin1('\x89PNG\r\n'), 'F105'],
    ['JPEG named PDF', '扫描.pdf', latin1('\xff\xd8\xff\xe0'), 'F105'],
    ['WebP', '扫描.webp', latin1('RIFF\x10\0\0\0WEBP'), 'F105'],
    ['a telephone’s picture', '扫描.heic', latin1('\0\0\0\x20ftypheic'), 'F105'],
    ['a bitmap', '扫描.bmp', latin1('BM\x36\0\x10\0\0\0\0\0'), 'F105'],
    ['a zip of documents', '材料.zip', makeZip([{ name: '计划.docx', data: docx }]), 'F106'],
    ['a zip in a zip named .docx', '计划.docx', makeZip([{ name: 'a.zip', data: makeZip([{ name: 'b.zip', data: 'x' }]) }]), 'F106'],
    ['RAR', '材料.rar', latin1('Rar!\x1a\x07'), 'F106'],
    ['gzip', '材料.tgz', latin1('\x1f\x8b\x08'), 'F106'],
    ['a Windows program', '计划.doc', latin1('MZ\x90\0\x03'), 'F107'],
    ['a Linux program', '计划', latin1('\x7fELF\x02'), 'F107'],
    ['a script', '计划.txt', bytes('#!/bin/sh\nrm -r x'), 'F107'],
    ['random bytes', '计划.txt', Uint8Array.from({ length: 3000 }, (_, index) => (index * index * 7 + 13) % 256), 'F108'],
    ['an encoding nobody uses here', '计划.txt', bytes('\x90\x7d\x8f\x91\x8a\xd9\x82\xcc\x8a\x77\x8d\x5a\x8c\x76\x89\xe6', 'latin1'), 'F109'],
    ['text cut in a character', '计划.txt', bytes(plan).subarray(0, 500), 'F111'],
    ['only a picture in Word', '计划.docx', makeDocx({ body: '<w:p><w:r><w:drawing/></w:r></w:p>' }), 'F115'],
    ['an empty page', '计划.html', bytes('<html><body><img src="x"></body></html>'), 'F115'],
  ])('%s', async (_, name, content, code) => {
    await expectRefusal(name, content, code);
  });
});

describe('what is hostile is refused with what to do', () => {
  const flood = Buffer.alloc(40 * 1024 * 1024, 'a');

  it.each<[string, string, Uint8Array, string, Partial<ReadLimits>?]>([
    ['over the limit', '大.txt', new Uint8Array(1025), 'F102', { maxBytes: 1024 }],
    ['Office with a password', '计划.docx', encryptedWorkbook, 'F110'],
    ['PDF with a password', '计划.pdf', fixture('encrypted.pdf'), 'F110'],
    ['an encrypted entry', '计划.docx', makeZip([{ name: 'word/document.xml', data: 'x', encrypted: true }]), 'F110'],
    ['half a document', '计划.docx', docx.subarray(0, docx.length / 2), 'F111'],
    ['half a PDF', '计划.pdf', fixture('flush.pdf').subarray(0, 30_000), 'F111'],
    ['a document whose middle is overwritten', '计划.docx', overwritten(docx), 'F112'],
    ['XML that does not close', '计划.docx', makeDocx({ body: '<w:p><w:r><w:t>甲' }), 'F112'],
    ['a main part that is missing', '计划.docx', makeZip([{ name: '[Content_Types].xml', data: '<x/>' }, { name: 'word/styles.xml', data: '<x/>' }]), 'F112'],
    ['a PDF that is only a heading', '计划.pdf', bytes('%PDF-1.7\n%%EOF'), 'F112'],
    ['a scan', '计划.pdf', makePdf('0 0 595 842 re f', 2), 'F113'],
    ['a part that floods', '计划.docx', makeDocx({ body: flood.toString('latin1') }), 'F116'],
    ['a part that lies about its size', '计划.docx', makeZip([{ name: '[Content_Types].xml', data: '<x/>' }, { name: 'word/document.xml', data: flood, claim: 100 }]), 'F116'],
    ['a part over the limit for one part', '计划.docx', makeDocx({ body: paragraph('甲'.repeat(5000)) }), 'F116', { maxPartBytes: 10_000 }],
    ['parts that claim too much together', '计划.docx', makeZip(Array.from({ length: 3 }, (_, index) => ({ name: `word/${index}.xml`, data: 'x', claim: 0x7fffffff }))), 'F116'],
    ['too many entries', '计划.docx', makeZip(Array.from({ length: 60 }, (_, index) => ({ name: `${index}`, data: '' }))), 'F116', { maxEntries: 50 }],
    ['an external entity', '计划.docx', makeDocx({ prolog: entities, body: paragraph('&x;') }), 'F117'],
    ['a path out of the zip', '计划.docx', makeZip([{ name: '../../etc/cron.d/x', data: 'x' }]), 'F117'],
    ['an absolute path', '计划.docx', makeZip([{ name: '/etc/passwd', data: 'x' }]), 'F117'],
    ['a path for Windows', '计划.docx', makeZip([{ name: '..\\..\\x', data: 'x' }]), 'F117'],
    ['elements nested without end', '计划.docx', makeDocx({ body: `${'<w:sdt>'.repeat(3000)}${'</w:sdt>'.repeat(3000)}` }), 'F119'],
    ['a reading that takes too long', '计划.pdf', fixture('flush.pdf'), 'F118', { timeoutMs: 20 }],
    ['a page that fills the heap', '计划.html', bytes(`<html><body>${'<p>甲'.repeat(400_000)}`), 'F119', { memoryMb: 40 }],
    ['a child that grows too large', '计划.html', bytes(`<html><body>${'<p>甲'.repeat(400_000)}`), 'F119', { residentMb: 80 }],
  ])('%s', async (_, name, content, code, limits = {}) => {
    await expectRefusal(name, content, code, limits);
  });
});

/** The middle of a file replaced, its ends whole. */
function overwritten(file: Uint8Array): Uint8Array {
  return file.slice().fill(0x55, Math.floor(file.length * 0.4), Math.floor(file.length * 0.6));
}

async function expectRefusal(name: string, content: Uint8Array, code: string, limits: Partial<ReadLimits> = {}): Promise<void> {
  const thrown: unknown = await readDocument({ name, bytes: content }, limits).catch((reason: unknown) => reason);
  expect(thrown).toMatchObject({ code });
  if (!isProblem(thrown)) return;
  expect(thrown.zh).toMatch(/请/);
  expect(thrown.zh).toContain(name);
  expect(thrown.en).toContain(name);
}

describe('size is judged before reading', () => {
  it('200 MB is refused by its announced size', () => {
    expect(() => refuseBySize('大.docx', 200 * 1024 * 1024)).toThrow(expect.objectContaining({
      code: 'F102', status: 413, details: { name: '大.docx', sizeMb: 200, limitMb: 50 },
    }));
  });

  it('50 MB is not', () => {
    expect(() => refuseBySize('大.docx', 50 * 1024 * 1024)).not.toThrow();
  });
});
