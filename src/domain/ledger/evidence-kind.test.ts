import { expect, it } from 'vitest';
import { evidenceMedia } from './evidence-kind.ts';

const bytes = (...values: (number | string)[]) => Uint8Array.from(values.flatMap((value) => (typeof value === 'number' ? [value] : [...new TextEncoder().encode(value)])));
const pdf = bytes('%PDF-1.7 …');
const png = bytes(0x89, 'PNG', 0x0d, 0x0a);
const jpeg = bytes(0xff, 0xd8, 0xff, 0xe0);
const zip = bytes('PK', 3, 4, 20);

it.each<[string, Uint8Array, string | undefined]>([
  ['批文.pdf', pdf, 'application/pdf'],
  ['批文.PDF', pdf, 'application/pdf'],
  ['照片.png', png, 'image/png'],
  ['照片.jpeg', jpeg, 'image/jpeg'],
  ['照片.jpg', jpeg, 'image/jpeg'],
  ['总结.docx', zip, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['台账.xlsx', zip, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['名单.csv', bytes('姓名,学校'), 'text/plain'],
  ['一.二.txt', bytes('两个点'), 'text/plain'],
  // The name says one thing, the bytes another.
  ['批文.pdf', png, undefined],
  ['照片.png', pdf, undefined],
  ['总结.docx', pdf, undefined],
  ['名单.csv', bytes('姓名', 0, '学校'), undefined],
  ['照片.jpg', bytes(0xff, 0xd8), undefined],
  // Nothing that runs, and nothing without a name for what it is.
  ['网页.html', bytes('<script>'), undefined],
  ['图.svg', bytes('<svg>'), undefined],
  ['程序.exe', bytes('MZ'), undefined],
  ['批文.pdf.exe', pdf, undefined],
  ['批文', pdf, undefined],
  ['pdf', pdf, undefined],
  ['', pdf, undefined],
  ['空.pdf', bytes(), undefined],
  ['空.txt', bytes(), undefined],
])('%s', (name, content, media) => {
  expect(evidenceMedia(name, content)).toBe(media);
});
