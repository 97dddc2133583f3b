import { issueToken as issueBody, tokenLimit } from '../../contract/token.ts';
import type { Runtime } from '../../app/runtime.ts';
import { authoriseToken } from '../../app/token/authorise-token.ts';
import { issueToken } from '../../app/token/issue-token.ts';
import { limitTokens } from '../../app/token/limit-tokens.ts';
import { listTokens } from '../../app/token/list-tokens.ts';
import { revokeToken } from '../../app/token/revoke-token.ts';
import { withdrawToken } from '../../app/token/withdraw-token.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

/** Routes of tokens for other systems. */
export function tokenRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/tokens', (request) => listTokens(runtime, request.asker, {}));
  app.post('/api/tokens', { schema: { body: issueBody } }, async (request, reply) =>
    reply.code(201).send(await issueToken(runtime, request.asker, request.body)));
  app.put('/api/tokens/limit', { schema: { body: tokenLimit } }, (request) => limitTokens(runtime, request.asker, request.body));
  app.post('/api/tokens/:id/authorise', { schema: { params: idParams } }, (request) => authoriseToken(runtime, request.asker, request.params));
  app.post('/api/tokens/:id/withdraw', { schema: { params: idParams } }, (request) => withdrawToken(runtime, request.asker, request.params));
  app.post('/api/tokens/:id/revoke', { schema: { params: idParams } }, (request) => revokeToken(runtime, request.asker, request.params));
}
