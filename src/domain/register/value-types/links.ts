/* Values that point at something: a unit, a person, a record, a file, a place on the map. People write names, ids are stored. */
import { problems } from '../../problem.ts';
import { unitKinds, type UnitKind } from '../../unit/unit-kind.ts';
import type { FieldDefinition } from '../definition.ts';
import { findingOf, type Finding } from '../finding.ts';
import { nearest } from '../nearest.ts';
import type { ReadContext } from '../read-context.ts';
import { shownOf, tidy, type Typed } from '../typed.ts';
import { value, wrong, type ValueType } from '../value-type.ts';

const wordOf = (typed: Typed): string => (typeof typed === 'string' ? tidy(typed) : shownOf(typed));

/** A unit, by full name or code. */
export const unit: ValueType = {
  read: (typed, field, context) => {
    const text = wordOf(typed);
    const found = context.findUnit(text);
    if (!('unit' in found)) return wrong(missingUnit(found.count, text, field, context));
    if (field.kinds !== undefined && !field.kinds.includes(found.unit.kind)) {
      return wrong(findingOf(field.key, problems.unitWrongKind, { field: field.name, typed: shownOf(text), kinds: field.kinds.map((kind) => unitKinds[kind as UnitKind]) }));
    }
    return value(found.unit.id);
  },
  show: (held, _, context) => context.nameOf('unit', String(held)) ?? String(held),
  expressionType: () => 'text',
  examples: { good: ['城关实验小学'], bad: ['没有这所学校'] },
};

function missingUnit(count: number, text: string, field: FieldDefinition, context: ReadContext): Finding {
  return count > 1
    ? findingOf(field.key, problems.unitAmbiguous, { field: field.name, typed: shownOf(text), count })
    : findingOf(field.key, problems.unitUnknown, { field: field.name, typed: shownOf(text), near: nearest(text, context.unitNames) });
}

const SPREAD = /(\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** A person with an account, by name or sign-in name. */
export const person: ValueType = {
  read: (typed, field, context) => {
    const word = wordOf(typed);
    const whole = context.findPerson(word);
    // In tables a name of two characters is often spread to the width of three.
    const found = 'id' in whole ? whole : context.findPerson(word.replaceAll(SPREAD, '$1'));
    return 'id' in found ? value(found.id) : wrong(findingOf(field.key, problems.personUnknown, { field: field.name, typed: shownOf(typed) }));
  },
  show: (held, _, context) => context.nameOf('person', String(held)) ?? String(held),
  expressionType: () => 'text',
  examples: { good: ['张文', '张　文'], bad: ['查无此人', '张 三 文'] },
};

/** A record of another register, by its title. */
export const reference: ValueType = {
  read: (typed, field, context) => {
    const register = context.register(field.to ?? '');
    const found = context.findRecord(register.key, wordOf(typed));
    if ('id' in found) return value(found.id);
    const details = { field: field.name, typed: shownOf(typed), register: register.name };
    return wrong(found.count > 1 ? findingOf(field.key, problems.referenceAmbiguous, { ...details, count: found.count }) : findingOf(field.key, problems.referenceUnknown, details));
  },
  show: (held, _, context) => context.nameOf('reference', String(held)) ?? String(held),
  expressionType: () => 'text',
  examples: { good: ['三年级1班'], bad: ['三年级99班'] },
};

/** An uploaded file, by its id. */
export const file: ValueType = {
  read: (typed, field, context) => {
    const id = wordOf(typed);
    return context.hasFile(id) ? value(id) : wrong(findingOf(field.key, problems.fileUnknown, { field: field.name }));
  },
  show: (held, _, context) => context.nameOf('file', String(held)) ?? String(held),
  expressionType: () => 'text',
  examples: { good: ['8d7c9f10-0000-4000-8000-000000000001'], bad: ['照片.jpg'] },
};

/** A point of the map in degrees: longitude, then latitude, WGS-84, to a metre. */
export const location: ValueType = {
  read: (typed, field) => {
    const found = /^(-?\d{1,3}(?:\.\d+)?)[,，;\s]+(-?\d{1,2}(?:\.\d+)?)$/.exec(wordOf(typed).normalize('NFKC'));
    const [longitude, latitude] = [Number(found?.[1]), Number(found?.[2])];
    // A county of China: the other order, longitude 26 and latitude 119, is the usual slip and no place on earth.
    const stands = found !== null && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    return stands ? value(`${round(longitude)},${round(latitude)}`) : wrong(findingOf(field.key, problems.locationWrong, { field: field.name, typed: shownOf(typed) }));
  },
  show: (held) => String(held),
  expressionType: () => 'text',
  examples: { good: ['119.306,26.075', '119.306，26.075', '119.306 26.075'], bad: ['26.075,119.306', '福州', '119.306'] },
};

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
