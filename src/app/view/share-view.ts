import { problems, raise } from '../../domain/problem.ts';
import { placeView } from '../../db/queries/views.ts';
import { getUnitToWrite } from '../unit/get-unit.ts';
import { useCase } from '../use-case.ts';
import { getView } from './get-view.ts';

/** Shares a view of one's own with a unit and all below it; or ends its being shared, which whoever may share there may do too. Throws A103, R101. */
export const shareView = useCase('view.share', async (cx, input: { readonly id: string; readonly unitId: string | null }): Promise<{ sharedWith: string | null }> => {
  const view = await getView(cx, input.id);
  if (input.unitId === null) {
    cx.allow(view.unitPath ?? cx.actor.unitPath);
    await placeView(cx.db, cx.county, view.id, null, cx.now);
    return { sharedWith: null };
  }
  if (view.ownerId !== cx.actor.id) throw raise(problems.notFound, { what: { zh: '您自己的该视图', en: 'Such a view of your own' } });
  const unit = await getUnitToWrite(cx.db, cx.county, input.unitId);
  cx.about({ kind: 'view', id: view.id, unitPath: unit.path, name: view.name, details: { register: view.register } });
  cx.allow(unit.path);
  await placeView(cx.db, cx.county, view.id, unit.path, cx.now);
  return { sharedWith: unit.name };
});
