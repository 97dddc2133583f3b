import type { KeepView } from '../../contract/view.ts';
import { MOST_VIEWS } from '../../domain/register/saved-view.ts';
import { problems, raise } from '../../domain/problem.ts';
import { countViews, putView } from '../../db/queries/views.ts';
import { getRegister } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';

/** Keeps a view of one's own; one of the same name becomes it, shared as it was. Throws R101, R324. */
export const keepView = useCase('view.keep', async (cx, input: KeepView & { readonly key: string }): Promise<{ id: string }> => {
  const definition = await getRegister(cx, input.key);
  const id = await putView(cx.db, cx.county, { id: cx.runtime.newId(), ownerId: cx.actor.id, ownerName: cx.actor.name, register: definition.key, name: input.name, body: input.body }, cx.now);
  if (await countViews(cx.db, cx.county, cx.actor.id, definition.key) > MOST_VIEWS) throw raise(problems.viewsMany, { most: MOST_VIEWS });
  cx.about({ kind: 'view', id, unitPath: cx.actor.unitPath, name: input.name, details: { register: definition.key } });
  return { id };
});
