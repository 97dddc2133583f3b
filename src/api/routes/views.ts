import { registerParams } from '../../contract/register.ts';
import { keepView as keepBody, listChoice, shareView as shareBody } from '../../contract/view.ts';
import type { Runtime } from '../../app/runtime.ts';
import { chooseColumns } from '../../app/view/choose-columns.ts';
import { dropView } from '../../app/view/drop-view.ts';
import { keepView } from '../../app/view/keep-view.ts';
import { listViews } from '../../app/view/list-views.ts';
import { shareView } from '../../app/view/share-view.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

/** Routes of the views people keep of lists. */
export function viewRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/registers/:key/views', { schema: { params: registerParams } }, (request) => listViews(runtime, request.asker, request.params));
  app.post('/api/registers/:key/views', { schema: { params: registerParams, body: keepBody } }, async (request, reply) =>
    reply.code(201).send(await keepView(runtime, request.asker, { ...request.params, ...request.body })));
  app.put('/api/registers/:key/choice', { schema: { params: registerParams, body: listChoice } }, (request) =>
    chooseColumns(runtime, request.asker, { ...request.params, ...request.body }));
  app.post('/api/views/:id/share', { schema: { params: idParams, body: shareBody } }, (request) => shareView(runtime, request.asker, { ...request.params, ...request.body }));
  app.delete('/api/views/:id', { schema: { params: idParams } }, async (request, reply) => {
    await dropView(runtime, request.asker, request.params);
    return reply.code(204).send();
  });
}
