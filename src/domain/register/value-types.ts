/* Every type of value, by its name; a name without a type does not compile. */
import type { ValueTypeName } from './definition.ts';
import type { ValueType } from './value-type.ts';
import { choice, choices } from './value-types/codes.ts';
import { date } from './value-types/date.ts';
import { formula } from './value-types/formula.ts';
import { file, location, person, reference, unit } from './value-types/links.ts';
import { decimal, integer, money, percent } from './value-types/numbers.ts';
import { period } from './value-types/period.ts';
import { text } from './value-types/text.ts';

/** Reading, showing and typing of values, by the type's name. */
export const valueTypes: { readonly [K in ValueTypeName]: ValueType } = {
  text, integer, decimal, money, percent, date, period, choice, choices, unit, person, reference, file, location, formula,
};
