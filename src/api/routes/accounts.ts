import { peopleQuery } from '../../contract/session.ts';
import { createAccount as createAccountBody, proposeGrant as proposeGrantBody } from '../../contract/unit.ts';
import type { Runtime } from '../../app/runtime.ts';
import { createAccount } from '../../app/account/create-account.ts';
import { disableAccount } from '../../app/account/disable-account.ts';
import { enableAccount } from '../../app/account/enable-account.ts';
import { findPeople } from '../../app/account/find-people.ts';
import { listAccounts } from '../../app/account/list-accounts.ts';
import { resetAccount } from '../../app/account/reset-account.ts';
import { authoriseGrant } from '../../app/grant/authorise-grant.ts';
import { proposeGrant } from '../../app/grant/propose-grant.ts';
import { revokeGrant } from '../../app/grant/revoke-grant.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

/** Routes of accounts and their grants. */
export function accountRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/people', { schema: { querystring: peopleQuery } }, (request) => findPeople(runtime, request.asker, request.query));
  app.get('/api/accounts', (request) => listAccounts(runtime, request.asker, {}));
  app.post('/api/accounts', { schema: { body: createAccountBody } }, async (request, reply) =>
    reply.code(201).send(await createAccount(runtime, request.asker, request.body)));
  app.post('/api/accounts/:id/disable', { schema: { params: idParams } }, (request) => disableAccount(runtime, request.asker, request.params));
  app.post('/api/accounts/:id/enable', { schema: { params: idParams } }, (request) => enableAccount(runtime, request.asker, request.params));
  app.post('/api/accounts/:id/reset', { schema: { params: idParams } }, (request) => resetAccount(runtime, request.asker, request.params));
  app.post('/api/accounts/:id/grants', { schema: { params: idParams, body: proposeGrantBody } }, async (request, reply) =>
    reply.code(201).send(await proposeGrant(runtime, request.asker, { accountId: request.params.id, ...request.body })));
  app.post('/api/grants/:id/authorise', { schema: { params: idParams } }, (request) => authoriseGrant(runtime, request.asker, request.params));
  app.post('/api/grants/:id/revoke', { schema: { params: idParams } }, (request) => revokeGrant(runtime, request.asker, request.params));
}
