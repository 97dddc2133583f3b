/* Numbers that carry a rule of their own. A format says what is wrong, or nothing; `normal` is how it is stored. */
import type { TextFormat } from './definition.ts';
import type { FormatRule } from './format-rule.ts';
import { creditCode } from './text-formats/credit-code.ts';
import { bankCard, phone, postcode } from './text-formats/plain-numbers.ts';
import { idNumber } from './text-formats/id-number.ts';
import { schoolCode } from './text-formats/school-code.ts';
import { studentNumber } from './text-formats/student-number.ts';

/** Every format by its key. */
export const textFormatRules: { readonly [K in TextFormat]: FormatRule } = {
  id_number: idNumber, student_number: studentNumber, credit_code: creditCode, school_code: schoolCode,
  phone, bank_card: bankCard, postcode,
};
