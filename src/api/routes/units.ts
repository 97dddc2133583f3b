import { createUnit as createUnitBody, renameUnit as renameUnitBody } from '../../contract/unit.ts';
import { closeUnit as closeUnitBody, foresightQuery, mergeUnits as mergeUnitsBody, splitUnit as splitUnitBody } from '../../contract/succession.ts';
import type { Runtime } from '../../app/runtime.ts';
import { closeUnit } from '../../app/unit/close-unit.ts';
import { createUnit } from '../../app/unit/create-unit.ts';
import { foreseeSuccession } from '../../app/unit/foresee-succession.ts';
import { listUnits } from '../../app/unit/list-units.ts';
import { mergeUnits } from '../../app/unit/merge-units.ts';
import { renameUnit } from '../../app/unit/rename-unit.ts';
import { restoreUnit } from '../../app/unit/restore-unit.ts';
import { retireUnit } from '../../app/unit/retire-unit.ts';
import { splitUnit } from '../../app/unit/split-unit.ts';
import { traceUnit } from '../../app/unit/trace-unit.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

/** Routes of the unit tree. */
export function unitRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/units', (request) => listUnits(runtime, request.asker, {}));
  app.post('/api/units', { schema: { body: createUnitBody } }, async (request, reply) =>
    reply.code(201).send(await createUnit(runtime, request.asker, request.body)));
  app.patch('/api/units/:id', { schema: { params: idParams, body: renameUnitBody } }, (request) =>
    renameUnit(runtime, request.asker, { id: request.params.id, name: request.body.name }));
  app.post('/api/units/:id/retire', { schema: { params: idParams } }, (request) => retireUnit(runtime, request.asker, request.params));
  app.post('/api/units/:id/restore', { schema: { params: idParams } }, (request) => restoreUnit(runtime, request.asker, request.params));
  successionRoutes(app, runtime);
}

function successionRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/units/:id/succession', { schema: { params: idParams } }, (request) => traceUnit(runtime, request.asker, request.params));
  app.get('/api/units/:id/foresight', { schema: { params: idParams, querystring: foresightQuery } }, (request) =>
    foreseeSuccession(runtime, request.asker, { ...request.query, ...request.params }));
  app.post('/api/units/:id/merge', { schema: { params: idParams, body: mergeUnitsBody } }, (request) =>
    mergeUnits(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/units/:id/split', { schema: { params: idParams, body: splitUnitBody } }, async (request, reply) =>
    reply.code(201).send(await splitUnit(runtime, request.asker, { ...request.body, ...request.params })));
  app.post('/api/units/:id/close', { schema: { params: idParams, body: closeUnitBody } }, (request) =>
    closeUnit(runtime, request.asker, { ...request.body, ...request.params }));
}
