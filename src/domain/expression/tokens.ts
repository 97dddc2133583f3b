/* The kinds of token: what the scanner makes and the parser reads. */
import { createToken, Lexer, type TokenType } from 'chevrotain';

// Our own scanner makes them, so they carry no pattern.
const sign = (name: string, image: string): TokenType => createToken({ name, label: image, pattern: Lexer.NA });

const own = {
  number: sign('Number', '1'),
  text: sign('Text', "'…'"),
  day: sign('Day', '2026-03-01'),
  name: sign('Name', 'a'),
  plus: sign('Plus', '+'), minus: sign('Minus', '-'), times: sign('Times', '*'), over: sign('Over', '/'),
  equal: sign('Equal', '='), unequal: sign('Unequal', '<>'), less: sign('Less', '<'), most: sign('Most', '<='), more: sign('More', '>'), least: sign('Least', '>='),
  open: sign('Open', '('), close: sign('Close', ')'), comma: sign('Comma', ','), dot: sign('Dot', '.'), colon: sign('Colon', ':'),
  and: sign('And', 'and'), or: sign('Or', 'or'), not: sign('Not', 'not'), in: sign('In', 'in'), between: sign('Between', 'between'),
  is: sign('Is', 'is'), blank: sign('Blank', 'blank'), true: sign('True', 'true'), false: sign('False', 'false'), where: sign('Where', 'where'),
} as const;

/** Every kind of token; `signs` by what is typed. */
export const tokens = {
  ...own,
  signs: Object.assign(Object.create(null) as Record<string, TokenType>, {
    '+': own.plus, '-': own.minus, '*': own.times, '/': own.over, '=': own.equal, '==': own.equal, '<>': own.unequal, '!=': own.unequal, '≠': own.unequal,
    '<': own.less, '<=': own.most, '≤': own.most, '>': own.more, '>=': own.least, '≥': own.least, '(': own.open, ')': own.close, ',': own.comma, '.': own.dot, ':': own.colon,
  }) as Readonly<Record<string, TokenType>>,
} as const;

/** All of them, for the parser. */
export const vocabulary: readonly TokenType[] = Object.values(own);

/** Words with a meaning of their own, in either case; a field of such a name is written 「in」. */
export const words: Readonly<Record<string, TokenType>> = Object.assign(Object.create(null) as Record<string, TokenType>, {
  and: own.and, 且: own.and, or: own.or, 或: own.or, not: own.not, 非: own.not, in: own.in, between: own.between, is: own.is, blank: own.blank,
  true: own.true, false: own.false, where: own.where,
});
