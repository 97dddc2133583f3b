/* The table of texts that the cells of a workbook point into; large ones are never a tree. */
import { cellText } from './scan-sheet.ts';
import { XmlScanner } from './scan-xml.ts';

/** Reads the shared strings: runs of rich text joined, phonetic guides left out. */
export async function readSharedStrings(pieces: AsyncIterable<string>): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let [inside, phonetic] = [false, false];
  const scanner = new XmlScanner({
    open: (name, _tag, closed) => {
      if (name === 'si') text = '';
      else if (name === 't') inside = !closed && !phonetic;
      else if (name === 'rPh') phonetic = !closed;
      if (name === 'si' && closed) strings.push('');
    },
    close: (name) => {
      if (name === 't') inside = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') strings.push(cellText(text));
    },
    text: (piece) => { if (inside) text += piece; },
  });
  for await (const piece of pieces) scanner.push(piece);
  return strings;
}
