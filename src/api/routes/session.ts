import { z } from 'zod';
import { changePassword as changePasswordBody, setup, signIn, signInAsSample } from '../../contract/session.ts';
import type { Runtime } from '../../app/runtime.ts';
import { changePassword } from '../../app/session/change-password.ts';
import { closeSession } from '../../app/session/close-session.ts';
import { describeMe } from '../../app/session/describe-me.ts';
import { listSamplePeople } from '../../app/session/list-sample-people.ts';
import { listSessions } from '../../app/session/list-sessions.ts';
import { openSampleSession } from '../../app/session/open-sample-session.ts';
import { openSession } from '../../app/session/open-session.ts';
import { revokeSession } from '../../app/session/revoke-session.ts';
import { setUp } from '../../app/system/set-up.ts';
import type { Api } from '../api.ts';
import { clearSessionCookie, setSessionCookie } from '../session-cookie.ts';

/** Routes of signing in and out, one’s own password and sessions, and the first set-up. */
export function sessionRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/session', (request) => describeMe(runtime, request.identity));
  app.post('/api/session', { schema: { body: signIn } }, async (request, reply) => {
    const { token } = await openSession(runtime, request.asker, request.body);
    setSessionCookie(reply, token);
    return reply.code(201).send({});
  });
  app.delete('/api/session', async (request, reply) => {
    if (request.asker.actor) await closeSession(runtime, request.asker, {});
    clearSessionCookie(reply);
    return reply.code(204).send();
  });
  app.get('/api/session/sample', () => listSamplePeople(runtime));
  app.post('/api/session/sample', { schema: { body: signInAsSample } }, async (request, reply) => {
    const { token } = await openSampleSession(runtime, request.asker, request.body);
    setSessionCookie(reply, token);
    return reply.code(201).send({});
  });
  app.get('/api/session/all', (request) => listSessions(runtime, request.asker, {}));
  app.delete('/api/session/:id', { schema: { params: z.object({ id: z.union([z.uuid(), z.literal('others')]) }) } }, async (request, reply) => {
    await revokeSession(runtime, request.asker, request.params);
    return reply.code(204).send();
  });
  app.put('/api/session/password', { schema: { body: changePasswordBody } }, async (request, reply) => {
    await changePassword(runtime, request.asker, request.body);
    return reply.code(204).send();
  });
  app.post('/api/setup', { schema: { body: setup } }, async (request, reply) => {
    await setUp(runtime, request.asker, request.body);
    return reply.code(201).send({});
  });
}
