import type { Drawing, SavedDrawing } from '../../contract/drawing.ts';
import { problems, raise } from '../../domain/problem.ts';
import { lockRegisters } from '../../db/registers/apply-registers.ts';
import { useCase } from '../use-case.ts';
import { examineDrawing, requireSound } from './examine-drawing.ts';
import { putInForce, requireLight } from './put-in-force.ts';

/** Adds a register the bureau drew; it is in force at once. Throws A103, D101, D151, D153, D156, D158. */
export const drawRegister = useCase('register.draw', async (cx, input: Drawing): Promise<SavedDrawing> => {
  cx.allow(`${cx.county}/`);
  await lockRegisters(cx.db);
  const examined = await examineDrawing(cx, input);
  if (examined.held) throw raise(problems.drawingKeyTaken, { key: examined.held.key });
  const definition = requireSound(cx, examined);
  requireLight(cx, examined, definition);
  return putInForce(cx, input, examined, definition);
}, { asOwner: true });
