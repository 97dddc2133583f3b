import type { Drawing, SavedDrawing } from '../../contract/drawing.ts';
import { lockRegisters } from '../../db/registers/apply-registers.ts';
import { useCase } from '../use-case.ts';
import { examineDrawing, requireSound } from './examine-drawing.ts';
import { putInForce, requireChange, requireLight } from './put-in-force.ts';
import { requireNewest } from './require-newest.ts';

interface ChangeInput extends Drawing {
  readonly key: string;
  /** The version its author has before him. */
  readonly version: number;
}

/** Puts a new version of a drawn register in force. Throws A103, R101, D101, D150, D153, D155, D157, D158. */
export const changeRegister = useCase('register.change', async (cx, input: ChangeInput): Promise<SavedDrawing> => {
  cx.allow(`${cx.county}/`);
  cx.about({ kind: 'register', id: input.key, unitPath: `${cx.county}/` });
  await lockRegisters(cx.db);
  await requireNewest(cx, input.key, input.version);
  const examined = await examineDrawing(cx, input, input.key);
  const definition = requireSound(cx, examined);
  requireChange(examined, input);
  requireLight(cx, examined, definition);
  return putInForce(cx, input, examined, definition);
}, { asOwner: true });
