import type { Revealed } from '../../contract/register.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { FieldValue } from '../../domain/register/record-values.ts';
import { useCase } from '../use-case.ts';
import { findRecord, requireReason } from './record-access.ts';

/** Shows one masked value plainly, with a reason that the audit keeps. Throws A103, R101, R306, R315. */
export const revealField = useCase('record.reveal', async (cx, input: { readonly key: string; readonly id: string; readonly field: string; readonly reason: string }): Promise<Revealed> => {
  const { definition, record } = await findRecord(cx, input);
  const field = definition.fields.find(({ key }) => key === input.field);
  if (!field) throw raise(problems.noSuchField, { register: definition.name, field: input.field });
  const reason = requireReason(input.reason, 'record.reveal');
  cx.about({ kind: 'record', id: record.id, unitPath: record.unitPath, details: { register: input.key, field: field.key, reason } });
  // Sensitive values are plain to no role: whoever may see the personal ones may have them revealed.
  cx.allow(record.unitPath, field.sensitivity === 3 ? 2 : field.sensitivity);
  return { field: field.key, value: sendable(record.values[field.key] ?? null) };
});

const sendable = (value: FieldValue): Revealed['value'] => (typeof value === 'object' && value !== null ? [...value] : value);
