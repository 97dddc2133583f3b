import { z } from 'zod';
import { decideItems as decideBody, uploadText } from '../../contract/plan.ts';
import type { Runtime } from '../../app/runtime.ts';
import { decideItems, type DecideInput } from '../../app/plan/decide-items.ts';
import { listPlans, openPlan } from '../../app/plan/open-plan.ts';
import { uploadPlan } from '../../app/plan/upload-plan.ts';
import { readSentFile } from '../multipart-file.ts';
import type { Api } from '../api.ts';

const params = z.object({ id: z.uuid() });
const version = z.object({ version: z.coerce.number().int().positive().optional() });
const target = z.object({ title: z.string().max(200).optional(), unitId: z.uuid().optional(), planId: z.uuid().optional() });

export function planRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/plans', (request) => listPlans(runtime, request.asker, {}));
  app.post('/api/plans', async (request, reply) => {
    const file = await readSentFile(request);
    return reply.code(201).send(await uploadPlan(runtime, request.asker, { file, ...target.parse(file.fields) }));
  });
  app.post('/api/plans/text', { schema: { body: uploadText } }, async (request, reply) =>
    reply.code(201).send(await uploadPlan(runtime, request.asker, request.body)));
  app.get('/api/plans/:id', { schema: { params, querystring: version } }, (request) =>
    openPlan(runtime, request.asker, { id: request.params.id, version: request.query.version }));
  app.post('/api/plans/:id/decide', { schema: { params, body: decideBody } }, (request) =>
    decideItems(runtime, request.asker, { id: request.params.id, ...request.body } as DecideInput));
}
