import { indicatorParams } from '../../contract/indicator.ts';
import { indicatorDraft, indicatorProposing } from '../../contract/own-indicator.ts';
import { approveIndicator } from '../../app/own-indicator/approve-indicator.ts';
import { checkIndicator } from '../../app/own-indicator/check-indicator.ts';
import { declineIndicator } from '../../app/own-indicator/decline-indicator.ts';
import { proposeIndicator } from '../../app/own-indicator/propose-indicator.ts';
import { readIndicator } from '../../app/own-indicator/read-indicator.ts';
import { reviewIndicators } from '../../app/own-indicator/review-indicators.ts';
import type { Runtime } from '../../app/runtime.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

/** Routes of indicators a bureau makes itself. */
export function ownIndicatorRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/indicators/own', (request) => reviewIndicators(runtime, request.asker, {}));
  app.get('/api/indicators/own/:key', { schema: { params: indicatorParams } }, (request) => readIndicator(runtime, request.asker, request.params));
  app.post('/api/indicators/own/check', { schema: { body: indicatorDraft } }, (request) => checkIndicator(runtime, request.asker, request.body));
  app.post('/api/indicators/own/proposals', { schema: { body: indicatorProposing } }, async (request, reply) => reply.code(201).send(await proposeIndicator(runtime, request.asker, request.body)));
  app.post('/api/indicators/own/proposals/:id/approve', { schema: { params: idParams } }, (request) => approveIndicator(runtime, request.asker, request.params));
  app.post('/api/indicators/own/proposals/:id/decline', { schema: { params: idParams } }, (request) => declineIndicator(runtime, request.asker, request.params));
}
