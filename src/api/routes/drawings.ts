import { drawing, redrawing, registerKey } from '../../contract/drawing.ts';
import type { Runtime } from '../../app/runtime.ts';
import { approveDrawing } from '../../app/drawing/approve-drawing.ts';
import { checkDrawing } from '../../app/drawing/check-drawing.ts';
import { declineDrawing } from '../../app/drawing/decline-drawing.ts';
import { guessDrawing } from '../../app/drawing/guess-drawing.ts';
import { listDrawings } from '../../app/drawing/list-drawings.ts';
import { openDrawing } from '../../app/drawing/open-drawing.ts';
import { proposeDrawing } from '../../app/drawing/propose-drawing.ts';
import { changeRegister } from '../../app/register/change-register.ts';
import { drawRegister } from '../../app/register/draw-register.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';
import { readSentFile } from '../multipart-file.ts';

/** Routes of the designer: registers a bureau draws itself. */
export function drawingRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/drawings', (request) => listDrawings(runtime, request.asker, {}));
  app.post('/api/drawings/check', { schema: { body: drawing } }, (request) => checkDrawing(runtime, request.asker, request.body));
  app.post('/api/drawings/guess', async (request) => {
    const { name, bytes, fields } = await readSentFile(request);
    return guessDrawing(runtime, request.asker, { name, bytes, sheet: fields['sheet'] });
  });
  app.post('/api/drawings', { schema: { body: drawing } }, async (request, reply) => reply.code(201).send(await drawRegister(runtime, request.asker, request.body)));
  app.get('/api/drawings/:key', { schema: { params: registerKey } }, (request) => openDrawing(runtime, request.asker, request.params));
  app.put('/api/drawings/:key', { schema: { params: registerKey, body: redrawing } }, (request) =>
    changeRegister(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/proposals', { schema: { body: redrawing } }, async (request, reply) => reply.code(201).send(await proposeDrawing(runtime, request.asker, request.body)));
  app.post('/api/proposals/:id/approve', { schema: { params: idParams } }, (request) => approveDrawing(runtime, request.asker, request.params));
  app.post('/api/proposals/:id/decline', { schema: { params: idParams } }, (request) => declineDrawing(runtime, request.asker, request.params));
}
