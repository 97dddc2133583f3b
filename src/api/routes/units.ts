import { createUnit as createUnitBody, renameUnit as renameUnitBody } from '../../contract/unit.ts';
import type { Runtime } from '../../app/runtime.ts';
import { createUnit } from '../../app/unit/create-unit.ts';
import { listUnits } from '../../app/unit/list-units.ts';
import { renameUnit } from '../../app/unit/rename-unit.ts';
import { retireUnit } from '../../app/unit/retire-unit.ts';
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
}
