/* The grammar, from the loosest binding (or) to the tightest (a value). */
import { defaultParserErrorProvider, EmbeddedActionsParser, tokenLabel, type IRecognitionException, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import { plainDate } from '../values/plain-date.ts';
import { problems } from '../problem.ts';
import { isAggregateName, type AggregateName } from './aggregates.ts';
import { faultAt } from './expression-fault.ts';
import type { BinaryOperator, ExpressionFault, ExpressionNode, PathNode, Span } from './expression.ts';
import { pathsIn } from './expression-tree.ts';
import { tokens, vocabulary } from './tokens.ts';

const MOST_DIGITS = 40;

type Rule = ParserMethod<[], ExpressionNode>;

const OPERATORS = new Set<string>(['+', '-', '*', '/', '=', '<>', '<', '<=', '>', '>=', 'and', 'or'] satisfies BinaryOperator[]);
const isOperator = (image: string): image is BinaryOperator => OPERATORS.has(image);
// While the parser studies its own grammar, signs are not real.
const operatorOf = ({ image }: IToken): BinaryOperator => (isOperator(image) ? image : '=');

const spanOf = (first: Span, last: Span): Span => ({ start: first.start, end: last.end });
const placeOf = (token: IToken): Span => ({ start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 });

// Only the sign that was wanted: the sentence is made from the catalogue of problems.
const errorMessageProvider = {
  ...defaultParserErrorProvider,
  buildMismatchTokenMessage: ({ expected }: { readonly expected: TokenType }) => tokenLabel(expected),
};

/** What stands between the brackets of a call. */
interface Arguments { readonly args: ExpressionNode[]; readonly where: ExpressionNode[]; readonly weight: ExpressionNode[] }

/** Reads tokens into a tree. */
export class ExpressionParser extends EmbeddedActionsParser {
  // What is wrong although the grammar was kept.
  private faults: ExpressionFault[] = [];

  constructor() {
    super([...vocabulary], { recoveryEnabled: false, maxLookahead: 2, errorMessageProvider });
    this.performSelfAnalysis();
  }

  /** The tree, the first breach of the grammar, and what else is wrong. */
  read(input: IToken[]): { readonly node: ExpressionNode; readonly error: IRecognitionException | undefined; readonly faults: readonly ExpressionFault[] } {
    this.faults = [];
    this.input = input;
    const node = this.whole();
    return { node, error: this.errors[0], faults: this.faults };
  }

  private readonly whole: Rule = this.RULE('whole', () => this.SUBRULE(this.either));

  private readonly either: Rule = this.RULE('either', () => this.chain(this.both, [tokens.or]));

  private readonly both: Rule = this.RULE('both', () => this.chain(this.negation, [tokens.and]));

  private readonly negation: Rule = this.RULE('negation', () => {
    const signs: IToken[] = [];
    this.MANY(() => { signs.push(this.CONSUME(tokens.not)); });
    return unaries('not', signs, this.SUBRULE(this.comparison));
  });

  private readonly comparison: Rule = this.RULE('comparison', () => {
    const left = this.SUBRULE(this.sum);
    return this.OPTION<ExpressionNode>(() => this.OR([
      { ALT: () => binary(left, this.CONSUME(tokens.equal), this.SUBRULE1(this.sum)) },
      { ALT: () => binary(left, this.CONSUME(tokens.unequal), this.SUBRULE2(this.sum)) },
      { ALT: () => binary(left, this.CONSUME(tokens.less), this.SUBRULE3(this.sum)) },
      { ALT: () => binary(left, this.CONSUME(tokens.most), this.SUBRULE4(this.sum)) },
      { ALT: () => binary(left, this.CONSUME(tokens.more), this.SUBRULE5(this.sum)) },
      { ALT: () => binary(left, this.CONSUME(tokens.least), this.SUBRULE6(this.sum)) },
      { ALT: () => this.membership(left) },
      { ALT: () => this.range(left) },
      { ALT: () => this.blankTest(left) },
    ])) ?? left;
  });

  private membership(operand: ExpressionNode): ExpressionNode {
    const negated = this.OPTION1(() => this.CONSUME(tokens.not));
    this.CONSUME(tokens.in);
    this.CONSUME(tokens.open);
    const items: ExpressionNode[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: tokens.comma, DEF: () => { items.push(this.SUBRULE(this.either)); } });
    const node: ExpressionNode = { kind: 'in', operand, items, start: operand.start, end: placeOf(this.CONSUME(tokens.close)).end };
    return negated ? { kind: 'unary', operator: 'not', operand: node, start: node.start, end: node.end } : node;
  }

  private range(operand: ExpressionNode): ExpressionNode {
    this.CONSUME(tokens.between);
    const low = this.SUBRULE7(this.sum);
    this.CONSUME(tokens.and);
    const high = this.SUBRULE8(this.sum);
    return { kind: 'call', name: 'between', args: [operand, low, high], ...spanOf(operand, high) };
  }

  private blankTest(operand: ExpressionNode): ExpressionNode {
    this.CONSUME(tokens.is);
    const negated = this.OPTION2(() => this.CONSUME1(tokens.not)) !== undefined;
    return { kind: 'blankTest', operand, negated, start: operand.start, end: placeOf(this.CONSUME(tokens.blank)).end };
  }

  private readonly sum: Rule = this.RULE('sum', () => this.chain(this.product, [tokens.plus, tokens.minus]));

  private readonly product: Rule = this.RULE('product', () => this.chain(this.signed, [tokens.times, tokens.over]));

  /** One, or several from left to right with one of these signs between them. */
  private chain(rule: Rule, signs: readonly TokenType[]): ExpressionNode {
    let left = this.SUBRULE(rule);
    this.MANY(() => {
      const sign = this.OR(signs.map((type) => ({ ALT: () => this.CONSUME(type) })));
      left = binary(left, sign, this.SUBRULE1(rule));
    });
    return left;
  }

  private readonly signed: Rule = this.RULE('signed', () => {
    const signs: IToken[] = [];
    this.MANY(() => { signs.push(this.CONSUME(tokens.minus)); });
    return unaries('-', signs, this.SUBRULE(this.value));
  });

  private readonly value: Rule = this.RULE('value', () => this.OR([
    { ALT: (): ExpressionNode => this.numberIn(this.CONSUME(tokens.number)) },
    { ALT: (): ExpressionNode => this.dayIn(this.CONSUME(tokens.day)) },
    { ALT: (): ExpressionNode => { const token = this.CONSUME(tokens.text); return { kind: 'text', value: token.image, ...placeOf(token) }; } },
    { ALT: (): ExpressionNode => ({ kind: 'boolean', value: true, ...placeOf(this.CONSUME(tokens.true)) }) },
    { ALT: (): ExpressionNode => ({ kind: 'boolean', value: false, ...placeOf(this.CONSUME(tokens.false)) }) },
    { ALT: (): ExpressionNode => ({ kind: 'blank', ...placeOf(this.CONSUME(tokens.blank)) }) },
    { ALT: (): ExpressionNode => this.SUBRULE(this.bracketed) },
    { ALT: (): ExpressionNode => this.SUBRULE(this.named) },
  ]));

  private readonly bracketed: Rule = this.RULE('bracketed', () => {
    this.CONSUME(tokens.open);
    const node = this.SUBRULE(this.either);
    this.CONSUME(tokens.close);
    return node;
  });

  private readonly named: Rule = this.RULE('named', () => {
    const first = this.CONSUME(tokens.name);
    return this.OR([
      { ALT: (): ExpressionNode => {
        const inside = this.SUBRULE(this.callArguments);
        return this.ACTION(() => this.callOf(first, inside, { start: first.startOffset, end: placeOf(this.LA(0)).end }));
      } },
      { ALT: (): ExpressionNode => {
        const names = [first];
        this.MANY(() => {
          this.CONSUME(tokens.dot);
          names.push(this.CONSUME1(tokens.name));
        });
        return { kind: 'path', names: names.map((name) => name.image), start: first.startOffset, end: placeOf(names[names.length - 1] ?? first).end };
      } },
    ]);
  });

  private readonly callArguments: ParserMethod<[], Arguments> = this.RULE('callArguments', () => {
    const inside: Arguments = { args: [], where: [], weight: [] };
    this.CONSUME(tokens.open);
    this.MANY_SEP({ SEP: tokens.comma, DEF: () => {
      const isWeight = this.OPTION(() => {
        const word = this.CONSUME(tokens.name);
        this.CONSUME(tokens.colon);
        return word;
      });
      const node = this.SUBRULE(this.either);
      this.ACTION(() => { this.addArgument(inside, node, isWeight); });
      this.OPTION1(() => {
        this.CONSUME(tokens.where);
        const where = this.SUBRULE1(this.either);
        this.ACTION(() => { inside.where.push(where); });
      });
    } });
    this.CONSUME(tokens.close);
    return inside;
  });

  private addArgument(inside: Arguments, node: ExpressionNode, word: IToken | undefined): void {
    if (word === undefined) inside.args.push(node);
    else if (word.image === 'weight') inside.weight.push(node);
    else this.faults.push(faultAt(placeOf(word), problems.expressionPart, { name: '(…)', part: `${word.image}:` }, 'weight'));
  }

  private numberIn(token: IToken): ExpressionNode {
    const place = placeOf(token);
    const digits = token.image.replace('%', '');
    if (digits.length > MOST_DIGITS) this.faults.push(faultAt(place, problems.expressionNumber, { digits: MOST_DIGITS }));
    return { kind: 'number', value: token.image.endsWith('%') ? hundredthOf(digits) : digits, ...place };
  }

  private dayIn(token: IToken): ExpressionNode {
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(token.image) ?? [];
    if (plainDate(Number(year), Number(month), Number(day), 1000) === null) {
      this.ACTION(() => { this.faults.push(faultAt(placeOf(token), problems.expressionDate, { text: token.image })); });
    }
    return { kind: 'date', value: token.image, ...placeOf(token) };
  }

  /** `min(a, b)` is a function of two values, `min(class.size)` sums up rows. */
  private callOf(first: IToken, { args, where, weight }: Arguments, place: Span): ExpressionNode {
    const name = first.image;
    const [of] = args;
    if (isAggregateName(name) && of !== undefined && args.length === 1 && where.length <= 1 && weight.length <= 1) {
      return aggregateOf(name, of, where[0] ?? null, weight[0] ?? null, place);
    }
    const odd = where[0] ?? weight[0];
    if (odd) this.faults.push(faultAt(odd, problems.expressionPart, { name, part: where[0] ? 'where' : 'weight:' }));
    return { kind: 'call', name, args, ...place };
  }
}

/** `count(class)` counts rows; else the register is the first name of what is summed up. */
function aggregateOf(name: AggregateName, of: ExpressionNode, where: ExpressionNode | null, weight: ExpressionNode | null, place: Span): ExpressionNode {
  const path: PathNode | undefined = pathsIn(of)[0];
  const [register = ''] = path?.names ?? [];
  const isRows = of.kind === 'path' && of.names.length === 1;
  return { kind: 'aggregate', name, register, of: isRows ? null : of, where, weight, ...place };
}

function binary(left: ExpressionNode, sign: IToken, right: ExpressionNode): ExpressionNode {
  return { kind: 'binary', operator: operatorOf(sign), left, right, ...spanOf(left, right) };
}

const unaries = (operator: '-' | 'not', signs: readonly IToken[], operand: ExpressionNode): ExpressionNode =>
  signs.reduceRight((inner, sign) => ({ kind: 'unary', operator, operand: inner, start: sign.startOffset, end: inner.end }), operand);

/** 85 → 0.85, on the text: exact. */
function hundredthOf(digits: string): string {
  const [whole = '0', part = ''] = digits.split('.');
  const padded = whole.padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}${part}`;
}
