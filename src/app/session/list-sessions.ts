import type { OwnSessions } from '../../contract/session.ts';
import { listSessionRows } from '../../db/queries/sessions.ts';
import { useCase } from '../use-case.ts';

/** Lists one's own sessions, newest first. */
export const listSessions = useCase('session.list', async (cx, _input: Record<never, never>): Promise<OwnSessions> => {
  const rows = await listSessionRows(cx.db, cx.county, cx.actor.id);
  return rows.map((row) => ({
    id: row.id, openedAt: row.opened_at.toISOString(), seenAt: row.seen_at.toISOString(), address: row.address, agent: row.agent,
    current: row.id === cx.asker.sessionId,
  }));
});
