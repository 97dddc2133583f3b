import { problems } from '../../problem.ts';
import type { FieldDefinition } from '../definition.ts';
import { findingOf, type Finding } from '../finding.ts';
import { saidOf } from '../mask.ts';
import type { ReadContext } from '../read-context.ts';
import { textFormatRules } from '../text-format.ts';
import { shownOf, tidy, type Typed } from '../typed.ts';
import { value, wrong, type Reading, type ValueType } from '../value-type.ts';

const DEFAULT_MAX = 200;
// A spreadsheet keeps fifteen digits of a number: from the sixteenth on they are not what was typed.
const SAFE_NUMBER = 1e15;

// Half of a character is none: no encoding can keep it.
const unseen = /[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** Text of one or several lines; with a format, a number that carries a rule. */
export const text: ValueType = {
  read: (typed, field, context) => {
    const lost = lostDigits(typed, field);
    if (lost) return wrong(lost);
    const read = textOf(typed);
    if (read === undefined) return wrong(findingOf(field.key, problems.shapeWrong, { field: field.name }));
    return field.format === undefined ? plainText(read, field) : formatted(read, field, context);
  },
  show: (held) => String(held),
  expressionType: () => 'text',
  examples: { good: ['宿舍楼二层', '𬭎', ' 两边有空格 '], bad: ['\u202Eabc', '\u0007'] },
};

function lostDigits(typed: Typed, field: FieldDefinition): Finding | undefined {
  if (typeof typed !== 'number' || Math.abs(typed) < SAFE_NUMBER) return undefined;
  return findingOf(field.key, problems.numberLostDigits, { field: field.name, typed: saidOf(field, shownOf(typed)) });
}

function textOf(typed: Typed): string | undefined {
  if (typeof typed === 'string') return tidy(typed);
  if (typeof typed === 'number') return String(typed);
  if (typed === null || !('kind' in typed)) return undefined;
  return shownOf(typed);
}

function plainText(read: string, field: FieldDefinition): Reading {
  if (unseen.test(read)) return wrong(findingOf(field.key, problems.invisibleCharacters, { field: field.name }));
  const length = [...read].length;
  const limit = Number(field.max ?? DEFAULT_MAX);
  if (length > limit) return wrong(findingOf(field.key, problems.valueTooLong, { field: field.name, length, limit }));
  if (field.pattern !== undefined && !patternOf(field.pattern).test(read)) return wrong(findingOf(field.key, problems.patternMissed, { field: field.name, say: field.pattern.say }));
  return value(read);
}

// Definitions are frozen; an import asks for every row.
const patterns = new WeakMap<object, RegExp>();

function patternOf(pattern: NonNullable<FieldDefinition['pattern']>): RegExp {
  const held = patterns.get(pattern) ?? new RegExp(`^(?:${pattern.source})$`, 'u');
  patterns.set(pattern, held);
  return held;
}

function formatted(read: string, field: FieldDefinition, context: ReadContext): Reading {
  const rule = textFormatRules[field.format ?? 'phone'];
  const normal = rule.normal(read);
  const fault = rule.fault(normal, context.today);
  if (fault === undefined) return value(normal);
  return wrong(findingOf(field.key, problems.formatWrong, { field: field.name, typed: saidOf(field, shownOf(read)), format: rule.name, reason: fault }));
}
