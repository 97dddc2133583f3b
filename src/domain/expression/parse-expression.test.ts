import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExpressionNode } from './expression.ts';
import { parseExpression } from './parse-expression.ts';

/** The tree in brackets, to see what binds how. */
function shown(node: ExpressionNode): string {
  const all = (nodes: readonly ExpressionNode[]) => nodes.map(shown).join(' ');
  switch (node.kind) {
    case 'number': case 'date': case 'boolean': return String(node.value);
    case 'text': return JSON.stringify(node.value);
    case 'blank': return 'blank';
    case 'path': return node.names.join('.');
    case 'unary': return `(${node.operator} ${shown(node.operand)})`;
    case 'binary': return `(${shown(node.left)} ${node.operator} ${shown(node.right)})`;
    case 'in': return `(${shown(node.operand)} in ${all(node.items)})`;
    case 'blankTest': return `(${shown(node.operand)} is${node.negated ? ' not' : ''} blank)`;
    case 'call': return `${node.name}(${all(node.args)})`;
    case 'aggregate': return `${node.name}[${node.register}](${[node.of, node.where, node.weight].map((part) => (part ? shown(part) : '–')).join(' ')})`;
  }
}

const read = (text: string): string => {
  const parsed = parseExpression(text);
  return 'node' in parsed ? shown(parsed.node) : parsed.faults.map(({ code, start, end }) => `${code}@${start}-${end}`).join(' ');
};

describe('reads', () => {
  test.each([
    ['1200', '1200'], ['0.85', '0.85'], ['85%', '0.85'], ['100 %'.replace(' ', ''), '1.00'], ['1.5%', '0.015'], ['2026-03-01', '2026-03-01'], ["date'2026-03-01'", '2026-03-01'], ['date“2026-03-01”', '2026-03-01'],
    ['2026 - 03 - 01', '((2026 - 03) - 01)'], ['true', 'true'], ['FALSE', 'false'], ['blank', 'blank'], ["'它''s'", '"它\'s"'], ['"a"', '"a"'], ['“甲”', '"甲"'], ['‘甲’', '"甲"'], ['"（１）"', '"（１）"'],
    ['a', 'a'], ['a.b', 'a.b'], ['previous.a', 'previous.a'], ['「学生数（人）」 > 1', '(学生数（人） > 1)'], ['「in」 in (1)', '(in in 1)'], ['𬭎数 + 1', '(𬭎数 + 1)'],
  ])('%s', (text, tree) => { expect(read(text)).toBe(tree); });

  test.each([
    ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'], ['a / b / c', '((a / b) / c)'], ['-a * b', '((- a) * b)'], ['--a', '(- (- a))'], ['(a + b) * c', '((a + b) * c)'],
    ['a = 1 or b = 2 and not c = 3', '((a = 1) or ((b = 2) and (not (c = 3))))'], ['a + 1 > b * 2', '((a + 1) > (b * 2))'],
    ['a <> 1', '(a <> 1)'], ['a != 1', '(a <> 1)'], ['a≠1', '(a <> 1)'], ['a≥1', '(a >= 1)'], ['a≤1', '(a <= 1)'], ['a == 1', '(a = 1)'],
    ["x in ('a','b')", '(x in "a" "b")'], ["x not in ('a')", '(not (x in "a"))'], ['x between 1 and 2 and y', '(between(x 1 2) and y)'], ['x is blank', '(x is blank)'], ['x is not blank or y IS BLANK', '((x is not blank) or (y is blank))'],
    ['f(a, b + 1)', 'f(a (b + 1))'], ['today()', 'today()'], ['min(a, b)', 'min(a b)'], ['min(class.size)', 'min[class](class.size – –)'],
    ['count(class where pupils >= 56)', 'count[class](– (pupils >= 56) –)'], ['count(class)', 'count[class](– – –)'], ['sum(school.books where a = 1)', 'sum[school](school.books (a = 1) –)'],
    ['weighted_cv(school.books / school.pupils, weight: school.pupils)', 'weighted_cv[school]((school.books / school.pupils) – school.pupils)'], ['weighted_cv(s.a, weight: s.b where c > 1)', 'weighted_cv[s](s.a (c > 1) s.b)'],
    ['weight + where_ + isnt', '((weight + where_) + isnt)'],
  ])('%s as %s', (text, tree) => { expect(read(text)).toBe(tree); });

  test.each([
    ['学生数＞＝５６', '(学生数 >= 56)'], ['（ａ＋ｂ）×２÷３', '(((a + b) * 2) / 3)'], ['a　＝　1', '(a = 1)'], ['f（a，b）', 'f(a b)'], ['a－b', '(a - b)'], ['８５％', '0.85'], ['x in （‘甲’、‘乙’）', '(x in "甲" "乙")'],
    ['学生数>=56且班级数>0', '((学生数 >= 56) and (班级数 > 0))'], ['甲>1或乙>1且丙>1', '((甲 > 1) or ((乙 > 1) and (丙 > 1)))'], ['非 甲', '(not 甲)'], ['非(甲 = 1)', '(not (甲 = 1))'], ['非在编人数 > 1', '(非在编人数 > 1)'], ['(甲)且(乙)', '(甲 and 乙)'],
  ])('full-width and Chinese: %s', (text, tree) => { expect(read(text)).toBe(tree); });

  test('every part knows its place, in the text as typed', () => {
    const parsed = parseExpression('（学生数 ＋ 12） ≥ max(a, “甲”)');
    if (!('node' in parsed)) throw new Error('not read');
    const places: string[] = [];
    const walk = (node: ExpressionNode): void => {
      places.push(`${node.kind} ${node.start}-${node.end}`);
      if (node.kind === 'binary') [node.left, node.right].map(walk);
      if (node.kind === 'call') node.args.map(walk);
    };
    walk(parsed.node);
    expect(places).toEqual(['binary 1-24', 'binary 1-9', 'path 1-4', 'number 7-9', 'call 13-24', 'path 17-18', 'text 20-23']);
  });
});

describe('refuses, with the place', () => {
  test.each([
    ['', 'X204@0-0'], ['   ', 'X204@0-3'], ['a +', 'X204@3-3'], ['(a', 'X204@2-2'], ['f(a,', 'X204@4-4'], ['a.', 'X204@2-2'], ['x in (', 'X204@6-6'], ['a is', 'X204@4-4'], ['x between 1', 'X204@11-11'],
    ['a b', 'X203@2-3'], [')', 'X203@0-1'], ['a)', 'X203@1-2'], ['1 < 2 < 3', 'X203@6-7'], ['a = = b', 'X203@4-5'], ['x in ()', 'X203@6-7'], ['+ 1', 'X203@0-1'], ['a..b', 'X203@2-3'], ['1.a', 'X203@1-2'], ['1e5', 'X203@1-3'], ['a is 1', 'X203@5-6'], ['f(,)', 'X203@2-3'],
    ["'abc", 'X202@0-4'], ['“abc"', 'X202@0-5'], ["a = 'x", 'X202@4-6'], ['「a', 'X202@0-2'],
    ['2026-02-30', 'X209@0-10'], ['2026-3-1', 'X209@0-8'], ["date'gestern'", 'X209@0-13'], ['2025-02-29 > a', 'X209@0-10'], ['1'.repeat(41), 'X208@0-41'],
    ['f(a where b)', 'X223@10-11'], ['f(a, weight: b)', 'X223@13-14'], ['sum(s.a, wight: s.b)', 'X223@9-14'],
    ['a; b', 'X201@1-2'], ['a # b', 'X201@2-3'], ['a\u200Bb', 'X201@1-2'], ['pupіls', 'X201@3-4'], ['ａ＇', 'X201@1-2'], ["'\u0000'", 'X201@0-3'], ["'\uD800'", 'X201@0-3'], ['😀', 'X201@0-2'], ['`a`', 'X201@0-1'], ['a[0]', 'X201@1-2'], ['a => b', 'X203@3-4'], ['${a}', 'X201@0-1'],
  ])('%j', (text, fault) => { expect(read(text)).toBe(fault); });

  test('what is far too long or too deep, at once', () => {
    expect(read('('.repeat(100_000))).toBe('X205@0-100000');
    expect(read('('.repeat(4000))).toBe('X206@0-4000');
    expect(read(`${'('.repeat(33)}1${')'.repeat(33)}`)).toBe('X206@0-67');
    expect(read(`${'('.repeat(32)}1${')'.repeat(32)}`)).toBe('1');
    expect(read(`${'-'.repeat(3000)}1`)).toBe('X206@0-3001');
    expect(read(`${'not '.repeat(900)}a`)).toBe('X206@0-3601');
    expect(read(Array.from({ length: 1900 }, () => '1').join('+'))).toBe('X206@0-3799');
    expect(read(Array.from({ length: 240 }, () => 'a').join('+'))).toMatch(/^\(+a \+ a\)/);
    expect(read(`${'f('.repeat(1900)}`)).toBe('X206@0-3800');
  });

  test('a sentence in both languages that says what could stand there', () => {
    const parsed = parseExpression('a + * b');
    expect('faults' in parsed && parsed.faults[0]).toEqual({
      start: 4, end: 5, code: 'X203', zh: '这里不应出现“*”，请写字段、数、文字、日期或括号。', en: '"*" is not expected here. Write a field, a number, a text, a date or a bracket.',
    });
    expect('faults' in parseExpression('f(a') && parseExpression('f(a')).toMatchObject({ faults: [{ zh: expect.stringContaining('请接着写') as string }] });
  });
});

describe('whatever is typed', () => {
  const signs = ['(', ')', ' ', '+', '-', '*', '/', '=', '<', '>', ',', '.', ':', "'", '“', '”', '「', '」', 'a', '甲', '1', '%', '且', '非', 'and ', 'or ', 'not ', 'in ', 'is ', 'blank', 'where ', 'count(', 'weight:', 'between ', '2026-01-01', '＞', '\u0000', '𬭎', '__proto__', 'constructor('];
  const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(fc.constantFrom(...signs), { maxLength: 30 }).map((parts) => parts.join('')));

  test('comes a tree or a coded fault within the text, never an exception', () => {
    fc.assert(fc.property(typed, (text) => {
      const parsed = parseExpression(text);
      if ('node' in parsed) return;
      expect(parsed.faults.length).toBeGreaterThan(0);
      for (const fault of parsed.faults) {
        expect(fault.code).toMatch(/^X2\d\d$/);
        expect(fault.start).toBeGreaterThanOrEqual(0);
        expect(fault.end).toBeLessThanOrEqual(text.length);
        expect(fault.start).toBeLessThanOrEqual(fault.end);
      }
    }), { numRuns: 2000 });
  });
});
