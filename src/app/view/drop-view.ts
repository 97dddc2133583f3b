import { problems, raise } from '../../domain/problem.ts';
import { dropViewRow } from '../../db/queries/views.ts';
import { useCase } from '../use-case.ts';
import { getView } from './get-view.ts';

/** Puts a view of one's own away, for all it was shared with. Throws R101. */
export const dropView = useCase('view.drop', async (cx, input: { readonly id: string }): Promise<void> => {
  const view = await getView(cx, input.id);
  if (view.ownerId !== cx.actor.id) throw raise(problems.notFound, { what: { zh: '您自己的该视图', en: 'Such a view of your own' } });
  await dropViewRow(cx.db, cx.county, view.id, cx.now);
});
