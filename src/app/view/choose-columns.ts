import type { ListChoiceView } from '../../contract/view.ts';
import { putChoice } from '../../db/queries/views.ts';
import { getRegister } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';

/** Keeps the columns one chose for the list of a register, and their widths. Throws R101. */
export const chooseColumns = useCase('view.choose', async (cx, { key, ...choice }: ListChoiceView & { readonly key: string }): Promise<ListChoiceView> => {
  const definition = await getRegister(cx, key);
  await putChoice(cx.db, cx.county, cx.actor.id, definition.key, choice, cx.now);
  return choice;
});
