/* How cells look: white to fill in, grey known, amber sent back, yellow wrong. Colours are never alone: a note or a word says the same. */
import type { CellStyle } from 'hucre/xlsx';
import type { CellFormat, CellLook } from '../../domain/register/sheet-layout.ts';

/** The font of every sheet. */
export const FONT = { name: '等线', size: 11 };

const solid = (rgb: string): NonNullable<CellStyle['fill']> => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });
const line = { style: 'thin', color: { rgb: 'BFC5CF' } } as const;
const border = { top: line, bottom: line, left: line, right: line };
const ink = (rgb: string, more: NonNullable<CellStyle['font']> = {}): NonNullable<CellStyle['font']> => ({ ...FONT, color: { rgb }, ...more });
const heading: CellStyle = { font: ink('1F2937', { bold: true }), fill: solid('E5EAF2'), border, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } };

const looks: Readonly<Record<CellLook, CellStyle>> = {
  title: { font: ink('1F2937', { bold: true, size: 16 }), alignment: { vertical: 'center' } },
  note: { font: ink('5B6472') },
  machine: { font: ink('8A94A6') },
  heading,
  required: { ...heading, font: ink('B42318', { bold: true }) },
  sample: { font: ink('8A94A6', { italic: true }), fill: solid('F2F2F2'), border },
  known: { font: ink('5B6472'), fill: solid('E8EBF0'), border },
  open: { font: FONT, border, protection: { locked: false } },
  returned: { font: ink('8A5A00', { bold: true }), fill: solid('FFF3D6'), border, protection: { locked: false } },
  plain: { font: FONT },
  fault: { font: FONT, fill: solid('FFEB3B') },
  problem: { font: ink('B42318'), alignment: { vertical: 'top', wrapText: true } },
};

/** Headings and words are never numbers; only rows of data carry their column's format. */
const unformatted = new Set<CellLook>(['title', 'note', 'heading', 'required']);

/** The style of a cell of this look in a column of this format. */
export function styleOf(look: CellLook, format: CellFormat): CellStyle {
  const style = looks[look];
  if (unformatted.has(look)) return style;
  return { ...style, ...numberFormat(format), alignment: { vertical: 'center', ...sideOf(format), ...style.alignment } };
}

const sideOf = (format: CellFormat): CellStyle['alignment'] => (format.kind === 'number' || format.kind === 'percent' ? { horizontal: 'right' } : {});

const fixedFormats: Readonly<Record<'general' | 'text' | 'date', CellStyle>> = { general: {}, text: { numFmt: '@' }, date: { numFmt: 'yyyy-mm-dd' } };

function numberFormat(format: CellFormat): CellStyle {
  if (!('scale' in format)) return fixedFormats[format.kind];
  const digits = format.scale === 0 ? '0' : `0.${'0'.repeat(format.scale)}`;
  return { numFmt: format.kind === 'percent' ? `${digits}%` : digits };
}
