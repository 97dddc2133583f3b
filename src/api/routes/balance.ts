import { balanceQuery } from '../../contract/balance.ts';
import { weighCounty } from '../../app/balance/weigh-county.ts';
import type { Runtime } from '../../app/runtime.ts';
import type { Api } from '../api.ts';

/** Routes of the balance between schools. */
export function balanceRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/balance', { config: { remembers: true }, schema: { querystring: balanceQuery } }, (request) => weighCounty(runtime, request.asker, request.query));
}
