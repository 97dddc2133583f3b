import { balancePlanBody, balanceQuery, balanceWorkbookBody } from '../../contract/balance.ts';
import { exportCounty } from '../../app/balance/export-county.ts';
import { makeCountyPlan } from '../../app/balance/plan-county.ts';
import { weighCounty } from '../../app/balance/weigh-county.ts';
import type { Runtime } from '../../app/runtime.ts';
import { sendAttachment } from '../attachment.ts';
import type { Api } from '../api.ts';

/** Routes of the balance between schools. */
export function balanceRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/balance', { config: { remembers: true }, schema: { querystring: balanceQuery } }, (request) => weighCounty(runtime, request.asker, request.query));
  app.post('/api/balance/workbook', { schema: { body: balanceWorkbookBody } }, async (request, reply) => {
    const file = await exportCounty(runtime, request.asker, request.body);
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
  app.post('/api/balance/plan', { schema: { body: balancePlanBody } }, (request, reply) => {
    const gone = new AbortController();
    // Who cancels, or closes the page, closes the connection.
    reply.raw.once('close', () => gone.abort());
    return makeCountyPlan(runtime, request.asker, request.body, gone.signal);
  });
}
