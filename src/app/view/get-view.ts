import { problems, raise } from '../../domain/problem.ts';
import { findView, type SavedViewRow } from '../../db/queries/views.ts';
import type { Context } from '../use-case.ts';

/** Where somebody is at home: views shared at or above are theirs to see. */
export const homesOf = ({ actor }: Pick<Context, 'actor'>): readonly string[] => [...new Set([actor.unitPath, ...actor.grants.map(({ unitPath }) => unitPath)])];

/** The view with this id, if it is one's own or shared with one. Throws R101. */
export async function getView(cx: Context, id: string): Promise<SavedViewRow> {
  const view = await findView(cx.db, cx.county, id);
  const { unitPath } = view ?? { unitPath: null };
  const seen = view?.ownerId === cx.actor.id || (unitPath !== null && homesOf(cx).some((home) => home.startsWith(unitPath)));
  if (!view || !seen) throw raise(problems.notFound, { what: { zh: '该视图', en: 'This view' } });
  cx.about({ kind: 'view', id, unitPath: unitPath ?? cx.actor.unitPath, name: view.name, details: { register: view.register } });
  return view;
}
