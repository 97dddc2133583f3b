/* How values are shown to those who may not see them plainly: enough to recognise one's own, too little to learn another's. */
import type { FieldDefinition } from './definition.ts';
import type { FieldValue } from './record-values.ts';

const stars = (count: number): string => '*'.repeat(count);

/** The first and last characters with stars between; all stars when too little would stay hidden. */
function ends(text: string, first: number, last: number): string {
  const characters = [...text];
  const hidden = characters.length - first - last;
  if (hidden < 3) return stars(characters.length);
  return `${characters.slice(0, first).join('')}${stars(hidden)}${characters.slice(characters.length - last).join('')}`;
}

/** A person's name with all but its first character hidden: 欧阳明月 → 欧***. */
export function maskName(name: string): string {
  const characters = [...name];
  return characters.length < 2 ? stars(characters.length) : `${characters[0]}${stars(characters.length - 1)}`;
}

const byFormat: Readonly<Record<NonNullable<FieldDefinition['format']>, (text: string) => string>> = {
  // The place only: with the day of birth, which often stands beside it, the last four would make the number whole.
  id_number: (text) => ends(text, 6, 0),
  // An identity number with a letter before it.
  student_number: (text) => ends(text, 7, 0),
  phone: (text) => ends(text, 3, 4),
  bank_card: (text) => ends(text, 0, 4),
  credit_code: (text) => ends(text, 4, 4),
  school_code: (text) => ends(text, 4, 2),
  postcode: (text) => stars(text.length),
};

/** The value masked; what is masked already stays as it is. Numbers, dates and what names something are hidden whole: a part of them says too much or nothing. */
export function maskValue(field: Pick<FieldDefinition, 'type' | 'format'>, value: FieldValue): FieldValue {
  if (value === null) return null;
  if (typeof value !== 'string' || field.type !== 'text') return stars(3);
  return field.format === undefined ? stars(3) : byFormat[field.format](value);
}

// Eleven digits and more: a telephone, an identity, a card, in whatever column it stands; blanks and strokes between them hide nothing.
const personalNumber = /\d(?:[ \-.]?\d){10,}[Xx]?/g;

/**
 * What was typed and could not be read, for the one who sent it. Of a masked field only its length is told: what is no
 * number of its kind may be another, of which the ends say too much. Elsewhere long numbers keep their first three digits.
 */
export const maskUnread = (text: string, masked: boolean): string =>
  (masked ? stars([...text].length) : text.normalize('NFKC').replace(personalNumber, (found) => ends(found, 3, 0)));

/** What was typed into a field, for sentences: they are read by people who may not see the field plainly. */
export const saidOf = (field: Pick<FieldDefinition, 'sensitivity' | 'encrypted'>, typed: string): string => (field.encrypted || field.sensitivity > 1 ? maskUnread(typed, true) : typed);

/** Whether a reader with this ceiling sees the field plainly. What is kept encrypted is plain to nobody until revealed. */
export const seesPlainly = (field: Pick<FieldDefinition, 'sensitivity' | 'encrypted'>, ceiling: number): boolean => !field.encrypted && field.sensitivity <= ceiling;
