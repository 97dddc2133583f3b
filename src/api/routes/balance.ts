import { balanceQuery, balanceWorkbookBody } from '../../contract/balance.ts';
import { weighCounty } from '../../app/balance/weigh-county.ts';
import { exportCounty } from '../../app/balance/export-county.ts';
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
}
