/*
 * Which characters a pattern cannot do without: /累计|合计/ needs a 累 or a 合. Read from the pattern itself, so that
 * nobody has to keep a list beside it. Only what is certain counts: optional parts, lookarounds and wide classes need
 * nothing.
 */

/** Characters of which every match of a part holds at least one, or null when a match may do without any. */
type Needed = ReadonlySet<string> | null;

interface Part {
  readonly needed: Needed;
  /** Where the part ends in the source. */
  readonly end: number;
}

const DIGITS: ReadonlySet<string> = new Set('0123456789');
/** A class that takes more characters than this says too little to be worth asking. */
const WIDEST = 40;
const GROUP = /\((?<look>\?<?[=!])?(?:\?:|\?<[^>]+>)?/y;
const QUANTIFIER = /(?:(?<none>[*?]|\{0(?:,\d*)?\})|\+|\{\d+(?:,\d*)?\})\??/y;
const CLASS = /\[(?<inside>(?:\\.|[^\]\\])*)\]/y;
const ESCAPE = /\\(?:[pP]\{[^}]*\}|u(?<code>[\da-fA-F]{4})|(?<sign>.))/y;

/** Characters of which every match of the pattern holds at least one, or null when none can be named. */
export function necessarySigns({ source, flags }: RegExp): ReadonlySet<string> | null {
  return flags.includes('i') ? null : readAlternatives(source, 0).needed;
}

function readAlternatives(source: string, from: number): Part {
  let { needed, end } = readSequence(source, from);
  while (source[end] === '|') {
    const other = readSequence(source, end + 1);
    needed = needed === null || other.needed === null ? null : new Set([...needed, ...other.needed]);
    end = other.end;
  }
  return { needed, end };
}

// Every part of a sequence is needed, so the one with the fewest characters says most.
function readSequence(source: string, from: number): Part {
  let best: Needed = null;
  let at = from;
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const { needed, end } = readPart(source, at);
    const quantifier = exec(QUANTIFIER, source, end);
    at = end + (quantifier?.[0].length ?? 0);
    if (needed !== null && quantifier?.groups?.['none'] === undefined && (best === null || needed.size < best.size)) best = needed;
  }
  return { needed: best, end: at };
}

function readPart(source: string, at: number): Part {
  const sign = source[at] ?? '';
  if (sign === '(') return readGroup(source, at);
  if (sign === '[') {
    const inside = exec(CLASS, source, at)?.groups?.['inside'] ?? '';
    return { needed: signsOfClass(inside), end: at + inside.length + 2 };
  }
  if (sign === '\\') return readEscape(source, at);
  return { needed: '.^$'.includes(sign) ? null : new Set(sign), end: at + 1 };
}

function readGroup(source: string, at: number): Part {
  const open = exec(GROUP, source, at);
  const { needed, end } = readAlternatives(source, at + (open?.[0].length ?? 1));
  return { needed: open?.groups?.['look'] === undefined ? needed : null, end: end + 1 };
}

function readEscape(source: string, at: number): Part {
  const escape = exec(ESCAPE, source, at);
  const { code, sign = '' } = escape?.groups ?? {};
  const end = at + (escape?.[0].length ?? 1);
  if (code !== undefined) return { needed: new Set(String.fromCharCode(parseInt(code, 16))), end };
  if (sign === 'd') return { needed: DIGITS, end };
  return { needed: sign === '' || /\w/.test(sign) ? null : new Set(sign), end };
}

function signsOfClass(inside: string): Needed {
  const signs = new Set<string>();
  if (inside.startsWith('^')) return null;
  for (let at = 0; at < inside.length;) {
    const { needed, end } = inside[at] === '\\' ? readEscape(inside, at) : { needed: new Set(inside[at]), end: at + 1 };
    if (needed === null || (inside[end] === '-' && end + 1 < inside.length)) return null;
    for (const sign of needed) signs.add(sign);
    at = end;
  }
  return signs.size === 0 || signs.size > WIDEST ? null : signs;
}

function exec(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
