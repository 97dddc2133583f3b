import { encode } from './encode.ts';

/** A font that says its letters are others: the character map begins at this code point for `A`. */
const characterMap = (first: string): string => '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n'
  + `1 begincodespacerange <00> <ff> endcodespacerange\n1 beginbfrange <41> <5a> <${first}> endbfrange\nendcmap end end`;

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** A small PDF written by hand; `content` is what the pages draw; the map of its one font begins at `lettersFrom`. */
export function makePdf(content: string, pages = 1, lettersFrom = '0041'): Uint8Array {
  return assemble(content, pages, `/Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${4 + pages} 0 R`, [stream(characterMap(lettersFrom))]);
}

/** A PDF in a Chinese font that is not in the file, as report programs of the older kind write it. */
export function makePdfWithoutFont(text: string, map: string, encoding: string): Uint8Array {
  const codes = Buffer.from(encode(text, encoding)).toString('hex');
  return assemble(`BT /F1 16 Tf 72 700 Td <${codes}> Tj ET`, 1, `/Subtype /Type0 /BaseFont /STSong-Light /Encoding /${map} /DescendantFonts [5 0 R]`, [
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${map.includes('B5') ? 'CNS1' : 'GB1'}) /Supplement 2 >> /FontDescriptor 6 0 R >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 /StemV 93 /ItalicAngle 0 /FontBBox [-25 -254 1000 880] >>',
  ]);
}

function assemble(content: string, pages: number, font: string, more: readonly string[]): Uint8Array {
  const kids = Array.from({ length: pages }, (_, index) => `${4 + index} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    stream(content),
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R'
      + ` /Resources << /Font << /F1 << /Type /Font ${font} >> >> >> >>`),
    ...more,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
