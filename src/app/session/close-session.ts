import { deleteSession } from '../../db/queries/sessions.ts';
import { useCase } from '../use-case.ts';

/** Ends the session one is in. */
export const closeSession = useCase('session.close', async (cx, _input: Record<never, never>) => {
  cx.about({ kind: 'account', id: cx.actor.id, unitPath: cx.actor.unitPath });
  if (cx.asker.sessionId) await deleteSession(cx.db, cx.county, cx.actor.id, cx.asker.sessionId);
});
