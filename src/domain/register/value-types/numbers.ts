/* The four kinds of number: they differ in digits after the point and in what a per-cent sign means. */
import { Big } from 'big.js';
import { problems } from '../../problem.ts';
import type { FieldDefinition } from '../definition.ts';
import { findingOf } from '../finding.ts';
import { value, wrong, type Reading, type ValueType } from '../value-type.ts';
import { shownOf, type Typed } from '../typed.ts';
import { readNumber } from './read-number.ts';

// Spreadsheets keep fifteen digits, programs little more: what is longer would be kept as another number than was typed.
const MOST = 999_999_999_999_999;

/** A whole number, kept as a number. */
export const integer: ValueType = {
  read: (typed, field) => {
    const found = readNumber(typed, field, 0);
    if ('findings' in found) return wrong(...found.findings);
    const number = Number(found.decimal);
    if (Math.abs(number) <= MOST) return value(number);
    const far = { field: field.name, typed: shownOf(typed) };
    return wrong(number > 0 ? findingOf(field.key, problems.aboveMost, { ...far, most: String(MOST) }) : findingOf(field.key, problems.belowLeast, { ...far, least: String(-MOST) }));
  },
  show: String,
  expressionType: () => 'number',
  examples: { good: ['0', '35', '1,234', '１２', '35.0', '-3'], bad: ['3.5', '三十五', '1,23', '1e3', '12a', '无', '9007199254740993'] },
};

const decimalType = (scale: (field: FieldDefinition) => number, examples: ValueType['examples']): ValueType => ({
  read: (typed, field) => decimalReading(typed, field, scale(field)),
  show: (held) => String(held),
  expressionType: () => 'number',
  examples,
});

function decimalReading(typed: Typed, field: FieldDefinition, scale: number): Reading {
  const found = readNumber(typed, field, scale);
  return 'findings' in found ? wrong(...found.findings) : value(found.decimal);
}

/** A decimal with as many digits as the field says (two unless told). */
export const decimal: ValueType = decimalType((field) => field.scale ?? 2, { good: ['12.5', '0.50', '.5', '1,234.56'], bad: ['12.345', '1.2.3', '', '十二'] });

/** Money in yuan, to the fen. */
export const money: ValueType = decimalType((field) => field.scale ?? 2, { good: ['100', '￥1,234.50', '0.01', '-20'], bad: ['0.001', '3万', '壹佰'] });

/** A share in points of a hundred: 87.7 stands for 87.7 %. A cell formatted with a per-cent sign is brought to that. */
export const percent: ValueType = {
  read: (typed, field) => decimalReading(fromCell(typed), field, field.scale ?? 2),
  show: (held) => `${String(held)}%`,
  expressionType: () => 'number',
  examples: { good: ['87.7', '87.7%', '100％'], bad: ['87.777', '八成', '%'] },
};

function fromCell(typed: Typed): Typed {
  if (typeof typed !== 'object' || typed === null || !('kind' in typed) || typed.kind !== 'percent') return typed;
  // toPrecision: 0.877 of a spreadsheet is a binary fraction a little beside it.
  return new Big(typed.value.toPrecision(15)).times(100).toFixed();
}
