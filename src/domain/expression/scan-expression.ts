/*
 * Text into tokens. Full-width signs count as their half-width selves, wherever they stand outside a quoted text; every
 * token keeps its place in the text as it was typed. The parser's own lexer takes no Han names, so this is one pattern.
 */
import type { IToken, TokenType } from 'chevrotain';
import { problems } from '../problem.ts';
import { faultAt } from './expression-fault.ts';
import type { ExpressionFault } from './expression.ts';
import { tokens, words } from './tokens.ts';

/** The most characters of an expression. */
const longestExpression = 4000;

const OTHER: Readonly<Record<string, string>> = { '　': ' ', '−': '-', '–': '-', '×': '*', '÷': '/', '≧': '≥', '≦': '≤', '。': '.', '、': ',' };
const QUOTES: Readonly<Record<string, string>> = { "'": "'", '"': '"', '“': '”', '‘': '’', '「': '」' };

// Full-width quotes stay as they are: they would end a text that holds them.
const halfWidth = (text: string): string => text.replaceAll(/[！＃-＆（-～　−–×÷≧≦。、]/g, (sign) =>
  OTHER[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xFEE0));

// In this order: a day before a number, a longer sign before a shorter.
const PATTERN = new RegExp([
  String.raw`(?<space>\s+)`,
  String.raw`(?<day>\d{4}-\d{1,2}-\d{1,2}(?!\d))`,
  String.raw`(?<number>\d+(?:\.\d+)?%?)`,
  String.raw`(?<name>[A-Za-z_\p{Script=Han}][A-Za-z0-9_\p{Script=Han}]*)`,
  String.raw`(?<quote>['"“‘「])`,
  String.raw`(?<sign><>|!=|<=|>=|==|[-+*/=<>≥≤≠(),.:])`,
].join('|'), 'uy');

/** All tokens, or the first thing that is wrong. */
export function scanExpression(text: string): { readonly tokens: IToken[] } | { readonly fault: ExpressionFault } {
  if (text.length > longestExpression) {
    return { fault: faultAt({ start: 0, end: text.length }, problems.expressionTooLong, { length: text.length, limit: longestExpression }) };
  }
  const plain = halfWidth(text);
  const found: IToken[] = [];
  for (let at = 0; at < text.length;) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(plain);
    const step = match === null ? unknownAt(text, at) : readMatch(match, text, found[found.length - 1]);
    if ('fault' in step) return step;
    // date'2026-03-01' is one token.
    const start = step.afterDate === true ? (found.pop()?.startOffset ?? at) : at;
    if (step.type) found.push(tokenOf(step.type, step.image, start, step.end));
    at = step.end;
  }
  return { tokens: found };
}

type Step = { readonly type: TokenType | null; readonly image: string; readonly end: number; readonly afterDate?: boolean } | { readonly fault: ExpressionFault };

function readMatch(match: RegExpExecArray, text: string, before: IToken | undefined): Step {
  const { space, day, number, name, quote } = match.groups ?? {};
  const [image] = match;
  const end = match.index + image.length;
  if (space !== undefined) return { type: null, image, end };
  if (quote !== undefined) return readQuoted(text, match.index, quote, before);
  if (name !== undefined) return readName(name, match.index, before);
  if (day !== undefined) return { type: tokens.day, image, end };
  if (number !== undefined) return { type: tokens.number, image, end };
  return wordAt(tokens.signs[image] ?? tokens.comma, end);
}

/** 学生数>=56且班级数>0: after an operand no name can stand, so 且 and 或 are words there even when letters follow. */
function readName(name: string, at: number, before: IToken | undefined): Step {
  const glued = /^[且或]/u.exec(name)?.[0];
  if (glued !== undefined && before !== undefined && endsOperand(before)) return wordAt(words[glued] ?? tokens.and, at + 1);
  const word = words[name.toLowerCase()];
  return word ? wordAt(word, at + name.length) : { type: tokens.name, image: name, end: at + name.length };
}

// ≥, >= and ＞＝ are one sign, 且 and AND one word.
const wordAt = (type: TokenType, end: number): Step => ({ type, image: type.LABEL ?? type.name, end });

const endsOperand = ({ tokenType }: IToken): boolean =>
  [tokens.name, tokens.number, tokens.day, tokens.text, tokens.close, tokens.blank, tokens.true, tokens.false].includes(tokenType);

/** A text ends with its quote, doubled to stand for itself. date'…' is a day, 「…」 a name with any signs in it. */
function readQuoted(text: string, at: number, quote: string, before: IToken | undefined): Step {
  const close = QUOTES[quote] ?? quote;
  let image = '';
  for (let next = at + 1; next < text.length; next += 1) {
    const sign = text.charAt(next);
    if (sign !== close) { image += sign; continue; }
    if (text.charAt(next + 1) !== close) return readText(image, at, next + 1, quote, before);
    image += sign;
    next += 1;
  }
  return { fault: faultAt({ start: at, end: text.length }, problems.expressionOpenText, { quote: close }) };
}

function readText(image: string, start: number, end: number, quote: string, before: IToken | undefined): Step {
  const bad = /[\p{Cc}\p{Cs}]/u.exec(image)?.[0];
  if (bad !== undefined) return { fault: characterFault(bad, { start, end }) };
  if (quote === '「') return { type: tokens.name, image, end };
  const afterDate = before?.image === 'date' && before.tokenType === tokens.name && before.endOffset === start - 1;
  return { type: afterDate ? tokens.day : tokens.text, image, end, afterDate };
}

const unknownAt = (text: string, at: number): Step => {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { fault: characterFault(character, { start: at, end: at + character.length }) };
};

const characterFault = (character: string, span: { start: number; end: number }): ExpressionFault => faultAt(span, problems.expressionCharacter, {
  character: /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? character : '□', code: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
});

const tokenOf = (tokenType: TokenType, image: string, start: number, end: number): IToken => ({
  tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0, image, startOffset: start, endOffset: end - 1,
});
