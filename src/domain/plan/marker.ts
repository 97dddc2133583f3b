/*
 * Markers: the signs that open a heading or an item (一、 (一) 1. 1) ① 一是 第一，第一部分). This file finds everything
 * that may be one and says how well it stands; outline.ts decides which are real, by their sequence, and nests them.
 */
import type { Line } from './line.ts';
import { wrapWidth } from './wrap.ts';

/** The kinds of marker, the usual order from the top. */
export const MARKER_STYLES = ['part', 'formal', 'chinese', 'chineseParen', 'arabic', 'arabicParen', 'circled', 'inline', 'first'] as const;

/** One kind of marker. */
export type MarkerStyle = (typeof MARKER_STYLES)[number];

/**
 * How a marker stands: at the start of a line, after the end of a sentence, after a comma, or glued to the word before
 * because punctuation or a line break was lost.
 */
export type Footing = 'line' | 'sentence' | 'comma' | 'glued';

/** Something that may open a heading or an item. */
export interface Marker {
  readonly style: MarkerStyle;
  /** 0 when the numeral is lost. */
  readonly ordinal: number;
  /** How it is written in a path: 一, (一), 1, (1), ①, 一是. */
  readonly label: string;
  readonly start: number;
  /** First character of the title. */
  readonly end: number;
  readonly footing: Footing;
  /** Whether the sign after the numeral is missing (1提升…), so that the sequence must vouch for it. */
  readonly bare: boolean;
}

const DIGITS = '一二三四五六七八九';
const FORMAL: Readonly<Record<string, string>> = {
  壹: '一', 贰: '二', 貳: '二', 叁: '三', 參: '三', 叄: '三', 肆: '四', 伍: '五', 陆: '六', 陸: '六', 柒: '七', 捌: '八', 玖: '九', 拾: '十',
};

const ORDINALS = makeOrdinals();

/** Reads a Chinese ordinal up to ninety-nine; 0 when it is none. */
function chineseOrdinal(written: string): number {
  return ORDINALS.get(written) ?? ORDINALS.get([...written].map(sign => FORMAL[sign] ?? sign).join('')) ?? 0;
}

/** 一 to 九十九; ten is also 一十. */
function makeOrdinals(): ReadonlyMap<string, number> {
  const ordinals = new Map<string, number>();
  for (const [ones, digit] of ['', ...DIGITS].entries()) {
    if (ones > 0) ordinals.set(digit, ones);
    ordinals.set(`十${digit}`, 10 + ones);
    for (const [tens, head] of [...DIGITS].entries()) ordinals.set(`${head}十${digit}`, 10 * (tens + 1) + ones);
  }
  return ordinals;
}

/** Writes an ordinal up to ninety-nine the Chinese way. */
function writeChineseOrdinal(ordinal: number): string {
  const tens = Math.floor(ordinal / 10);
  const ones = ordinal % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens - 1]}十`;
  return head + (ones === 0 ? '' : DIGITS[ones - 1]);
}

/** How a marker of this style and ordinal is written in a path. */
export function labelOf(style: MarkerStyle, ordinal: number): string {
  switch (style) {
    case 'part': return `第${writeChineseOrdinal(ordinal)}部分`;
    case 'formal':
    case 'chinese': return writeChineseOrdinal(ordinal);
    case 'chineseParen': return `(${writeChineseOrdinal(ordinal)})`;
    case 'arabic': return String(ordinal);
    case 'arabicParen': return `(${ordinal})`;
    case 'circled': return String.fromCodePoint(0x245f + ordinal);
    case 'inline': return `${writeChineseOrdinal(ordinal)}是`;
    case 'first': return `第${writeChineseOrdinal(ordinal)}`;
  }
}

interface Form {
  readonly style: MarkerStyle;
  readonly bare?: boolean;
}

// One group for each alternative, the numeral; the order of alternatives is the order of trust. Text is folded text.
const CN = '[一二三四五六七八九十]{1,3}';
const MARKER = new RegExp([
  `第(${CN}|\\d{1,2})(?:部分|部份|章|编|篇)[、,:.]?`,
  `第(${CN})(?=[,、:]|是)[,、:]?(?:是)?`,
  `[(〔\\[【]\\s?(${CN})\\s?[)〕\\]】][、,.]?`,
  `(${CN})[)]`,
  `[(〔\\[]\\s?(\\d{1,2})\\s?[)〕\\]][、,.]?`,
  `(${CN})(?:是要|是|要)`,
  `([壹贰貳叁參叄肆伍陆陸柒捌玖拾]{1,3})\\s?[、.,:]`,
  `(${CN})\\s?(?:[、.:]|,(?=\\S))`,
  `([0-9]{1,2})\\s?[)][、.]?`,
  `([0-9]{1,2})\\s?\\\\?(?:[、.](?![0-9])|[、.](?=(?:19|20)[0-9]{2}(?:年|-))|[,:](?![0-9]))`,
  `([①-⑳⑴-⒇⒈-⒛])[、.]?`,
].join('|'), 'uy');

/** First characters of markers, by code: every character of a document is looked up once. */
const STARTERS = makeStarters();

/** Second characters of markers, so that the pattern is tried in few places. */
const FOLLOWERS = new Set([...'一二三四五六七八九十壹贰貳叁參叄肆伍陆陸柒捌玖拾0123456789、.．:：,，)）是要 \\'].map(sign => sign.charCodeAt(0)));

function mayGoOn(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  return (first >= 0x2460 && first <= 0x249b) || FOLLOWERS.has(text.charCodeAt(start + 1));
}

function makeStarters(): Uint8Array {
  const starters = new Uint8Array(0x1_0000);
  for (const sign of '第(〔[【一二三四五六七八九十壹贰貳叁參叄肆伍陆陸柒捌玖拾0123456789') starters[sign.charCodeAt(0)] = 1;
  for (let code = 0x2460; code <= 0x249b; code += 1) starters[code] = 1;
  return starters;
}

const BARE_ARABIC = /^(?<ordinal>[0-9]{1,2})(?:\s{1,3}(?=[\u3400-\u9fff“"《])|(?=[\u3400-\u9fff“"《]))/u;
const BARE_CHINESE = new RegExp(`^(?<ordinal>${CN})(?:[\\s\\u3000]{1,3}(?=[\\u3400-\\u9fff])|(?=[\\u3400-\\u9fff]))`, 'u');
const LOST = /^(?:[、．](?=[\u3400-\u9fff“"])|[(（]\s{0,3}[)）](?=[\u3400-\u9fff]))/u;
const LEAD = /^[\s\u3000#>*_\-•·◆■●★▲]*/u;

/** Everything in the lines of a folded text that may be a marker, in order. */
export function findMarkers(text: string, lines: readonly Line[]): readonly Marker[] {
  const found: Marker[] = [];
  const width = wrapWidth(text);
  let before = '';
  for (const line of lines) {
    const wrapped = isWrapped(before, width);
    before = line.text;
    if (line.text === '') continue;
    const body = line.start + (LEAD.exec(text.slice(line.start, Math.min(line.end, line.start + 40)))?.[0].length ?? 0);
    const signed = findSigned(text, line, body, wrapped ? 'glued' : 'line');
    if (signed[0]?.start !== body && !wrapped && !isTableRow(line.text)) found.push(...findBare(text, line, body));
    found.push(...signed);
  }
  return found;
}

// 1 | 公开招聘 | 98名: the first cell of a row is a serial number, no heading.
function isTableRow(line: string): boolean {
  return (line.match(/[\t|]/gu)?.length ?? 0) >= 2;
}

// A full line without closing punctuation was broken by a printer: what follows goes on with its sentence.
function isWrapped(before: string, width: number): boolean {
  return width > 0 && before.length >= width * 0.85 && /[\p{L}\p{N}、，,]$/u.test(before);
}

function findSigned(text: string, line: Line, body: number, atStart: Footing): readonly Marker[] {
  const found: Marker[] = [];
  for (let start = body; start < line.end; start += 1) {
    if (STARTERS[text.charCodeAt(start)] !== 1 || !mayGoOn(text, start)) continue;
    MARKER.lastIndex = start;
    const hit = MARKER.exec(text);
    if (hit === null || MARKER.lastIndex > line.end) continue;
    const form = formOf(hit);
    const footing = start === body ? atStart : footingAt(text, start, body);
    if (form !== undefined && !isRefused(form.style, text, start, hit[0], footing)) {
      found.push({ ...form, start, end: skipBlank(text, start + hit[0].length, line.end), footing, bare: false });
    }
    start += hit[0].length - 1;
  }
  return found;
}

// Without a sign after the numeral only the start of a line can hold a marker, and only its sequence can confirm it.
function findBare(text: string, line: Line, body: number): readonly Marker[] {
  const head = text.slice(body, Math.min(line.end, body + 12));
  const lost = LOST.exec(head);
  if (lost) {
    const style: MarkerStyle = /[(（]/u.test(lost[0]) ? 'chineseParen' : 'chinese';
    return [{ style, ordinal: 0, label: '', start: body, end: body + lost[0].length, footing: 'line', bare: true }];
  }
  const arabic = BARE_ARABIC.exec(head);
  if (arabic && !/^[年月日号號时時点點分秒个個多余余所名处處届屆轮輪%％万萬亿億千百元]/u.test(head.slice(arabic[0].length))) {
    return [bareMarker('arabic', Number(arabic.groups?.ordinal), body, arabic[0].length)];
  }
  const chinese = BARE_CHINESE.exec(head);
  if (chinese && !/^(?:[年月日个個级級次手流批些直起致样般方面来來切步线線位所条條届屆季楼岗崗轮輪等度票心贯]|[项項](?![目])|[体體](?![育系制])|名(?!师)|把(?!握|好|牢)|支(?!持|撑)|对(?!标)|大(?!力)|中(?!小|心|等)|小(?!学)|初(?!中)|生(?!源|态)|定(?!期|向))/u.test(head.slice(chinese[0].length))) {
    return [bareMarker('chinese', chineseOrdinal(chinese.groups?.ordinal ?? ''), body, chinese[0].length)];
  }
  return [];
}

function bareMarker(style: MarkerStyle, ordinal: number, start: number, length: number): Marker {
  return { style, ordinal, label: labelOf(style, ordinal), start, end: start + length, footing: 'line', bare: true };
}

function formOf(hit: RegExpExecArray): (Form & { ordinal: number; label: string }) | undefined {
  const at = hit.findIndex((written, group) => group > 0 && written !== undefined);
  const style = GROUP_STYLES[at - 1];
  const written = hit[at];
  if (style === undefined || written === undefined) return undefined;
  const real = style === 'circled' ? circledStyle(written) : style;
  const ordinal = style === 'circled' ? circledOrdinal(written) : ordinalOf(written);
  return ordinal === 0 ? undefined : { style: real, ordinal, label: printedLabel(real, written, hit[0]) ?? labelOf(real, ordinal) };
}

// 一要 and 第一章 keep the word they are printed with.
function printedLabel(style: MarkerStyle, written: string, sign: string): string | undefined {
  if (style === 'inline') return `${written}${sign.endsWith('是') || sign.endsWith('是要') ? '是' : '要'}`;
  return style === 'part' ? sign.replace(/[、,:.\s]+$/u, '') : undefined;
}

/** The style of each group of the pattern, in its order. */
const GROUP_STYLES: readonly MarkerStyle[] = [
  'part', 'first', 'chineseParen', 'chineseParen', 'arabicParen', 'inline', 'formal', 'chinese', 'arabicParen', 'arabic', 'circled',
];

function ordinalOf(written: string): number {
  const number = Number(written);
  return Number.isNaN(number) ? chineseOrdinal(written) : number;
}

function circledOrdinal(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  return code - (code >= 0x2488 ? 0x2487 : code >= 0x2474 ? 0x2473 : 0x245f);
}

function circledStyle(sign: string): MarkerStyle {
  const code = sign.codePointAt(0) ?? 0;
  return code >= 0x2488 ? 'arabic' : code >= 0x2474 ? 'arabicParen' : 'circled';
}

function footingAt(text: string, start: number, body: number): Footing {
  let at = start - 1;
  while (at > body && /[\s\u3000]/u.test(text[at] ?? '')) at -= 1;
  if (/[。．.；;！!？?：:…”"》）)】\]]/u.test(text[at] ?? '')) return 'sentence';
  if (/[，,、]/u.test(text[at] ?? '')) return 'comma';
  return at < start - 1 ? 'sentence' : 'glued';
}

function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /[\s\u3000*]/u.test(text[at] ?? '')) at += 1;
  return at;
}

/** Words before a numeral that make it part of a word: 第一、统一是, 高一、初一. */
const PART_OF_WORD = /[第统統唯之同万萬专專单單划年高初大小每十百千零〇一二三四五六七八九期周週逐合惟星礼禮另另]$/u;
/** What follows 一、 when the numerals are themselves a list: 一、二年级, 一、三产业, 一、二等奖. */
const NUMERAL_LIST = /^[一二三四五六七八九十][、和至到]?[一二三四五六七八九十]?(?:年级|年級|等奖|等獎|类|類|级|級|期|批|档|次|线|線|轮|产业|產業|季度|学期|月|周|层|楼|倍|本|专|段|中|小|实|所|名|个|个)/u;

function isRefused(style: MarkerStyle, text: string, start: number, sign: string, footing: Footing): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(start + sign.length, start + sign.length + 8);
  if (style === 'chinese' || style === 'inline') {
    if (footing !== 'line' && PART_OF_WORD.test(before)) return true;
    if (NUMERAL_LIST.test(after)) return true;
  }
  if (style === 'first') return footing === 'glued' || after.startsWith('第') || NUMERAL_LIST.test(after);
  if (style === 'arabic' || style === 'arabicParen') return /(?:\d[.．]|[\d%％/\-－—–~～〔[(（第])$/u.test(before) && footing !== 'line';
  if (style === 'part') return footing === 'glued' || footing === 'comma' || /^[的中里内和与]/u.test(after);
  if (style === 'chinese' && /[，,]$/u.test(sign)) return footing !== 'line';
  return false;
}
