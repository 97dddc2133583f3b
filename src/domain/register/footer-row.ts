/*
 * Rows of a table that are no data: sums at its end or between groups, who filled it in and checked it, the numbers of
 * its columns under the headings. Clerks leave them where their paper form had them; they are passed over and told.
 */
import { shownOf, type Typed } from './typed.ts';

const sums = /^(?:本页)?(?:合计|总计|小计|共计|累计)(?:数|[:：].*)?$|^(?:grand|sub)?total:?$/i;
const signs = '填表人|填报人|制表人|制表|经办人|审核人|审核|复核人|复核|审批人|负责人|单位负责人|学校负责人|主要负责人|统计负责人|统计员|分管领导|校长|园长|校长签字|签字|签名|填表日期|填报日期|制表日期|报出日期|报送日期|上报日期|填表时间|填报时间|联系人|联系电话|单位公章|单位盖章|学校盖章|盖章|公章';
const preparers = 'prepared by|filled in by|checked by|approved by|signature|date';
const notes = '注|备注|说明|填表说明|填表须知|note|notes';
/** 填表人：张三 · 单位负责人（签字）： · 审核人 */
const signed = new RegExp(`^(?:${signs}|单位(?=\\()|${preparers})(?:\\([^)]*\\))?(?::.*)?$`, 'i');
/** 注：本表一式两份 stands alone in its row. */
const noted = new RegExp(`^(?:${notes})\\d?:.*$`, 'i');
const empty = /^[-—\s]*(?:以下空白|以下无正文)[-—\s]*$/;
/** 甲 乙 1 2 3: what statistical tables call their columns by. */
const numbered = /^(?:[甲乙丙丁戊己庚辛]|\(?\d{1,3}\)?|[①-⑳])$/;

/** Nearly all rows are let through by their first sign. */
const begins = /^[\s\u3000]*(?:[本合总小共累填制经审复负单学主统分校园签盖公联报上注备说以—-]|grand|sub|total|prep|fill|check|appr|sign|date|note)/i;

/** Longer texts are somebody's data, or a note that is known by its beginning. */
const LONGEST_NOTE = 400;

const plain = (cell: Typed): string => shownOf(cell).normalize('NFKC').replaceAll(/[ \t\u3000]/g, '');

/** Whether a row is none of data, by its own cells; `columns`: how many the table has. */
export function isFooterRow(cells: readonly Typed[], columns: number): boolean {
  const at = cells.findIndex((cell) => cell !== null && cell !== '');
  const first = cells[at];
  // Nearly every row begins with a number or with text that is none of these: decided without looking further.
  if (typeof first !== 'string' || first.length > LONGEST_NOTE || !begins.test(first)) return false;
  const text = plain(first);
  const others = cells.slice(at + 1).filter((cell) => cell !== null && cell !== '');
  if (sums.test(text)) return others.every(isFigure);
  if (empty.test(text) || noted.test(text)) return others.length === 0;
  // 校长 may be what a row of a narrow table is about; with a colon, or beside another of its kind, it signs.
  return signed.test(text) && (text.includes(':') || (others.length <= 1 && columns > 3) || others.some((cell) => typeof cell === 'string' && signed.test(plain(cell))));
}

const isFigure = (cell: Typed): boolean => typeof cell === 'number' || (typeof cell === 'object' && cell !== null) || /^[-+]?[\d.,]*%?$|^[-—/]$/.test(plain(cell));

/** Whether the row under the headings only numbers the columns. */
export function isNumberingRow(cells: readonly Typed[]): boolean {
  const held = cells.filter((cell) => cell !== null && cell !== '').map(plain);
  const numbers = held.flatMap((text) => (/^\(?\d{1,3}\)?$/.test(text) ? [Number(text.replaceAll(/[()]/g, ''))] : []));
  return held.length >= 3 && held.every((text) => numbered.test(text)) && numbers.length >= 2 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at) && (numbers[0] ?? 9) <= 2;
}
