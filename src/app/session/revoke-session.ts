import { deleteSession, deleteSessionsOf } from '../../db/queries/sessions.ts';
import { problems, raise } from '../../domain/problem.ts';
import { useCase } from '../use-case.ts';

/** Ends another session of one's own, or with the id `others` every other one. Throws R101. */
export const revokeSession = useCase('session.revoke', async (cx, input: { id: string }) => {
  cx.about({ kind: 'session', id: input.id, unitPath: cx.actor.unitPath });
  if (input.id === 'others') return deleteSessionsOf(cx.db, cx.county, cx.actor.id, cx.asker.sessionId ?? undefined);
  if (!(await deleteSession(cx.db, cx.county, cx.actor.id, input.id))) throw raise(problems.notFound, { what: { zh: '该登录', en: 'This session' } });
  return undefined;
});
