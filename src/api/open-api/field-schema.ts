/* A register's values as JSON Schema: what its API takes and answers, typed field by field from the definition. */
import type { CodeList, FieldDefinition, PeriodGrain, RegisterDefinition, ValueTypeName } from '../../domain/register/definition.ts';

/** A piece of JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

type CodesOf = ReadonlyMap<string, CodeList>;

/** The schema of a register's values. `way` in: as they are sent, out: as they are answered. */
export function valuesSchema(register: RegisterDefinition, codeLists: CodesOf, way: 'in' | 'out'): Schema {
  const fields = register.fields.filter(({ type }) => way === 'out' || type !== 'formula');
  const required = fields.filter((field) => field.required && way === 'in' && register.workflow === 'plain').map(({ key }) => key);
  return {
    type: 'object', additionalProperties: false, ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map((field) => [field.key, fieldSchema(field, codeLists, way)])),
  };
}

function fieldSchema(field: FieldDefinition, codeLists: CodesOf, way: 'in' | 'out'): Schema {
  const held = schemaOf(field, codeLists, way);
  const notes = [field.name.zh, field.measure && `（${field.measure.zh}）`, field.hint && `。${field.hint.zh}`, (field.encrypted || field.sensitivity === 3) && '。加密或敏感，答复中遮盖'];
  return {
    title: field.name.en, description: notes.filter(Boolean).join(''), ...held, type: Array.isArray(held['type']) ? [...held['type'] as string[], 'null'] : [held['type'], 'null'],
    ...(Array.isArray(held['enum']) && { enum: [...held['enum'] as unknown[], null] }), ...(field.type === 'formula' && { readOnly: true }),
  };
}

const decimal = '^-?\\d+(\\.\\d+)?$';
const uuid: Schema = { type: 'string', format: 'uuid' };

const periods: Readonly<Record<PeriodGrain, string>> = { year: '^\\d{4}$', school_year: '^\\d{4}-\\d{4}$', term: '^\\d{4}-\\d{4}/[12]$', month: '^\\d{4}-\\d{2}$' };

const bounds = ({ min, max }: FieldDefinition): Schema => ({ ...(typeof min === 'number' && { minimum: min }), ...(typeof max === 'number' && { maximum: max }) });

// Decimals are text, so that no digit is lost on the way; a number is taken too.
const figure = (field: FieldDefinition, _codes: CodesOf, way: 'in' | 'out'): Schema =>
  (way === 'out' ? { type: 'string', pattern: decimal } : { type: ['string', 'number'], pattern: decimal, ...bounds(field) });

function codes(field: FieldDefinition, codeLists: CodesOf): Schema {
  const items = codeLists.get(field.list ?? '')?.items ?? [];
  return { type: 'string', enum: items.map(({ code }) => code), 'x-names': Object.fromEntries(items.map(({ code, name }) => [code, name.zh])) };
}

type Writer = (field: FieldDefinition, codeLists: CodesOf, way: 'in' | 'out') => Schema;

const writers: Readonly<Record<ValueTypeName, Writer>> = {
  text: ({ max, pattern, encrypted }) => ({ type: 'string', ...(typeof max === 'number' && { maxLength: max }), ...(pattern !== undefined && !encrypted && { pattern: `^(?:${pattern.source})$` }) }),
  integer: (field) => ({ type: 'integer', ...bounds(field) }),
  decimal: figure, money: figure, percent: figure,
  date: () => ({ type: 'string', format: 'date' }),
  period: ({ grain }) => ({ type: 'string', pattern: periods[grain ?? 'year'] }),
  choice: codes,
  choices: (field, codeLists) => ({ type: 'array', items: codes(field, codeLists) }),
  unit: () => uuid, person: () => uuid, file: () => uuid,
  reference: ({ to }) => ({ ...uuid, 'x-register': to }),
  location: () => ({ type: 'string' }),
  formula: (field, codeLists, way) => writers[field.result ?? 'decimal']({ ...field, type: field.result ?? 'decimal' }, codeLists, way),
};

const schemaOf: Writer = (field, codeLists, way) => writers[field.type](field, codeLists, way);
