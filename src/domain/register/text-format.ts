/* Numbers that carry a rule of their own. A format says what is wrong, or nothing; `normal` is how it is stored. */
import type { Words } from '../problem.ts';
import type { TextFormat } from './definition.ts';
import { creditCode } from './text-formats/credit-code.ts';
import { bankCard, phone, postcode } from './text-formats/plain-numbers.ts';
import { idNumber } from './text-formats/id-number.ts';
import { schoolCode } from './text-formats/school-code.ts';
import { studentNumber } from './text-formats/student-number.ts';

/** A kind of number people carry over from a document. */
export interface FormatRule {
  readonly name: Words;
  /** How it is stored: capitals, no blanks. */
  readonly normal: (text: string) => string;
  /** Why it cannot be right, or undefined. `today` bounds birth dates. */
  readonly fault: (normal: string, today: string) => Words | undefined;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/** Every format by its key. */
export const textFormatRules: { readonly [K in TextFormat]: FormatRule } = {
  id_number: idNumber, student_number: studentNumber, credit_code: creditCode, school_code: schoolCode,
  phone, bank_card: bankCard, postcode,
};
