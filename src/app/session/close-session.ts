import { deleteSession, deleteSessionsOf, listSessions } from '../../db/queries/sessions.ts';
import { problems, raise } from '../../domain/problem.ts';
import { useCase } from '../use-case.ts';

/** Ends the session one is in. */
export const closeSession = useCase('session.close', async (cx, _input: Record<never, never>) => {
  cx.about({ kind: 'account', id: cx.actor.id, unitPath: cx.actor.unitPath });
  if (cx.asker.sessionId) await deleteSession(cx.db, cx.county, cx.actor.id, cx.asker.sessionId);
});

/** Lists one's own sessions, newest first. */
export const listOwnSessions = useCase('session.list', async (cx, _input: Record<never, never>) => {
  const rows = await listSessions(cx.db, cx.county, cx.actor.id);
  return rows.map((row) => ({
    id: row.id, openedAt: row.opened_at.toISOString(), seenAt: row.seen_at.toISOString(), address: row.address, agent: row.agent,
    current: row.id === cx.asker.sessionId,
  }));
});

/** Ends another session of one's own (or, with `all`, every other one). Throws R101. */
export const revokeSession = useCase('session.revoke', async (cx, input: { id: string }) => {
  cx.about({ kind: 'session', id: input.id, unitPath: cx.actor.unitPath });
  if (input.id === 'others') return deleteSessionsOf(cx.db, cx.county, cx.actor.id, cx.asker.sessionId ?? undefined);
  if (!(await deleteSession(cx.db, cx.county, cx.actor.id, input.id))) throw raise(problems.notFound, { what: '该登录' });
  return undefined;
});
