/*
 * Filter chips and the text they write. The address holds the text, a condition in the language of checks; the chips are
 * read back from it, so that a link shows the same chips. What the chips cannot say stays text, side by side with them.
 */

/** One condition that a chip can say. */
export type Condition =
  | { readonly kind: 'in'; readonly field: string; readonly codes: readonly string[] }
  | { readonly kind: 'contains'; readonly field: string; readonly text: string }
  | { readonly kind: 'range'; readonly field: string; readonly from: string; readonly to: string }
  | { readonly kind: 'blank'; readonly field: string; readonly blank: boolean };

/** The chips of a text, and what of it no chip can say. */
export interface ReadConditions {
  readonly chips: readonly Condition[];
  readonly rest: string;
}

const quote = (text: string): string => (text.includes("'") ? `"${text.replaceAll('"', '')}"` : `'${text}'`);

/** The text of a condition. */
export function writeCondition(condition: Condition): string {
  const { field } = condition;
  switch (condition.kind) {
    case 'in': return condition.codes.length === 1 ? `${field} = ${quote(condition.codes[0] ?? '')}` : `${field} in (${condition.codes.map(quote).join(', ')})`;
    case 'contains': return `contains(${field}, ${quote(condition.text)})`;
    case 'range': return [condition.from && `${field} >= ${condition.from}`, condition.to && `${field} <= ${condition.to}`].filter((part) => part !== '').join(' and ');
    case 'blank': return `${field} is ${condition.blank ? '' : 'not '}blank`;
  }
}

/** The text of all: chips first, then what was written by hand. */
export function writeConditions({ chips, rest }: ReadConditions): string {
  const said = chips.map(writeCondition).filter((text) => text !== '');
  const own = rest.trim();
  if (own === '') return said.join(' and ');
  return [...said, said.length > 0 && /\bor\b|或/.test(withoutBrackets(outside(own))) ? `(${own})` : own].join(' and ');
}

const KEY = '([a-z][a-z0-9_]*)';
const TEXT = `('[^']*'|"[^"]*")`;
const NUMBER = String.raw`(-?\d+(?:\.\d+)?%?|\d{4}-\d{1,2}-\d{1,2}|'[^']*')`;
const shapes = {
  equal: new RegExp(`^${KEY} = ${TEXT}$`), among: new RegExp(`^${KEY} in \\((${TEXT}(?:, ${TEXT})*)\\)$`), contains: new RegExp(`^contains\\(${KEY}, ${TEXT}\\)$`),
  bound: new RegExp(`^${KEY} (>=|<=) ${NUMBER}$`), blank: new RegExp(`^${KEY} is (not )?blank$`),
};

/** Reads chips out of a text. Fields that are not among `fields` have no chip. */
export function readConditions(where: string, fields: readonly string[]): ReadConditions {
  // `between a and b` has an `and` of its own.
  const parts = /\bbetween\b|介于/.test(outside(where)) ? [where] : partsOf(where);
  const chips: Condition[] = [];
  const rest: string[] = [];
  for (const part of parts) {
    const read = readCondition(part.trim());
    if (read === null || !fields.includes(read.field)) rest.push(part.trim());
    else add(chips, read);
  }
  return { chips, rest: rest.filter((part) => part !== '').join(' and ') };
}

// The two bounds of one field are one chip.
function add(chips: Condition[], read: Condition): void {
  const at = chips.findIndex((chip) => chip.kind === 'range' && read.kind === 'range' && chip.field === read.field);
  const held = chips[at];
  if (held?.kind === 'range' && read.kind === 'range') chips[at] = { ...held, from: held.from || read.from, to: held.to || read.to };
  else chips.push(read);
}

function readCondition(text: string): Condition | null {
  const equal = shapes.equal.exec(text);
  if (equal !== null) return { kind: 'in', field: equal[1] ?? '', codes: [bare(equal[2])] };
  const among = shapes.among.exec(text);
  if (among !== null) return { kind: 'in', field: among[1] ?? '', codes: [...(among[2] ?? '').matchAll(new RegExp(TEXT, 'g'))].map(([code]) => bare(code)) };
  const contains = shapes.contains.exec(text);
  if (contains !== null) return { kind: 'contains', field: contains[1] ?? '', text: bare(contains[2]) };
  const bound = shapes.bound.exec(text);
  if (bound !== null) return { kind: 'range', field: bound[1] ?? '', from: bound[2] === '>=' ? bound[3] ?? '' : '', to: bound[2] === '<=' ? bound[3] ?? '' : '' };
  const blank = shapes.blank.exec(text);
  return blank === null ? null : { kind: 'blank', field: blank[1] ?? '', blank: blank[2] === undefined };
}

const bare = (quoted: string | undefined): string => (quoted ?? '').slice(1, -1);

/** The text with everything quoted blotted out, as long as before. */
const outside = (text: string): string => text.replaceAll(/'[^']*'|"[^"]*"|“[^”]*”|‘[^’]*’/g, (found) => ' '.repeat(found.length));

// Divided at every `and` that stands in no quotes and no brackets.
function partsOf(text: string): readonly string[] {
  const plain = outside(text);
  if (/\bor\b|或/.test(withoutBrackets(plain))) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: found } of withoutBrackets(plain).matchAll(/ and | 且 /g)) {
    parts.push(text.slice(from, index));
    from = index + found.length;
  }
  return [...parts, text.slice(from)];
}

function withoutBrackets(text: string): string {
  let depth = 0;
  return [...text].map((sign) => {
    if (sign === '(' || sign === '（') depth += 1;
    const shown = depth === 0 ? sign : ' '.repeat(sign.length);
    if (sign === ')' || sign === '）') depth -= 1;
    return shown;
  }).join('');
}

/** The chips with this one in place of what its field had; none when it says nothing. */
export function withCondition(read: ReadConditions, field: string, condition: Condition | null): ReadConditions {
  const others = read.chips.filter((chip) => chip.field !== field);
  return { ...read, chips: condition === null || writeCondition(condition) === '' || (condition.kind === 'in' && condition.codes.length === 0) ? others : [...others, condition] };
}
