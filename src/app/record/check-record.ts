import type { CheckedRecord } from '../../contract/register.ts';
import type { Typed } from '../../domain/register/typed.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { getRegister } from '../register/get-register.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { examineRecord } from './prepare-record.ts';
import { findRecord, requireKeeper } from './record-access.ts';
import { maskRecord } from './record-reply.ts';

interface CheckInput {
  readonly key: string;
  readonly unitId: string;
  /** The record that would be changed; a new one without. */
  readonly id?: string | undefined;
  readonly values: Readonly<Record<string, Typed>>;
}

/** Says what saving would say, and saves nothing: what is computed, and all that is wrong or unusual, drafts included. Throws A103, R101, R305. */
export const checkRecord = useCase('record.check', async (cx, input: CheckInput): Promise<CheckedRecord> => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  const unit = await getUnit(cx.db, cx.county, input.unitId);
  cx.about({ kind: 'record', id: input.id ?? '', unitPath: unit.path, details: { register: input.key } });
  cx.allow(unit.path, definition.sensitivity);
  requireKeeper(definition, unit);
  const held = input.id === undefined ? null : (await findRecord(cx, { key: input.key, id: input.id })).record;
  const { values, findings } = await examineRecord(cx, { definition, unit, typed: input.values, held, state: held?.state ?? (definition.workflow === 'report' ? 'draft' : 'in_force') });
  return { values: shown(cx, definition, values, unit.path), findings: [...findings] };
});

const shown = (cx: Context, definition: Parameters<typeof maskRecord>[1], values: RecordValues, unitPath: string): CheckedRecord['values'] => maskRecord(cx, definition, { values, unitPath }).values;
