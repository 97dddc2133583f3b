import { z } from 'zod';
import { count } from '../../contract/common.ts';
import { decideItems as decideBody, followPlan as followBody, inLanguage, uploadText } from '../../contract/plan.ts';
import type { Runtime } from '../../app/runtime.ts';
import { comparePlanVersions } from '../../app/plan/compare-plan-versions.ts';
import { decideItems, type DecideInput } from '../../app/plan/decide-items.ts';
import { exportDeadlines } from '../../app/plan/export-deadlines.ts';
import { exportLedger } from '../../app/plan/export-ledger.ts';
import { followPlan } from '../../app/plan/follow-plan.ts';
import { matchSummary } from '../../app/plan/match-summary.ts';
import { listPlans } from '../../app/plan/list-plans.ts';
import { openPlan } from '../../app/plan/open-plan.ts';
import { uploadPlan } from '../../app/plan/upload-plan.ts';
import { sendAttachment } from '../attachment.ts';
import { readSentFile } from '../multipart-file.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

const version = z.object({ version: z.coerce.number().pipe(count).optional() });
const between = z.object({ from: z.coerce.number().pipe(count).optional(), to: z.coerce.number().pipe(count).optional() });
const against = z.object({ plan: z.uuid() });
const target = z.object({ title: z.string().max(200).optional(), unitId: z.uuid().optional(), planId: z.uuid().optional() });

/** Routes of plans: reading, deciding, comparing, matching, taking out. */
export function planRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/plans', (request) => listPlans(runtime, request.asker, {}));
  app.post('/api/plans', async (request, reply) => {
    const file = await readSentFile(request);
    return reply.code(201).send(await uploadPlan(runtime, request.asker, { file, ...target.parse(file.fields) }));
  });
  app.post('/api/plans/text', { schema: { body: uploadText } }, async (request, reply) =>
    reply.code(201).send(await uploadPlan(runtime, request.asker, request.body)));
  app.get('/api/plans/:id', { schema: { params: idParams, querystring: version } }, (request) =>
    openPlan(runtime, request.asker, { id: request.params.id, version: request.query.version }));
  app.post('/api/plans/:id/decide', { schema: { params: idParams, body: decideBody } }, (request) =>
    decideItems(runtime, request.asker, { id: request.params.id, ...request.body } as DecideInput));
  app.post('/api/plans/:id/follow', { schema: { params: idParams, body: followBody } }, (request) => followPlan(runtime, request.asker, { id: request.params.id, ...request.body }));
  ledgerRoutesOfPlan(app, runtime);
}

function ledgerRoutesOfPlan(app: Api, runtime: Runtime): void {
  app.get('/api/plans/:id/compare', { schema: { params: idParams, querystring: between } }, (request) =>
    comparePlanVersions(runtime, request.asker, { id: request.params.id, ...request.query }));
  app.get('/api/plans/:id/match', { schema: { params: idParams, querystring: against } }, (request) =>
    matchSummary(runtime, request.asker, { id: request.params.id, planId: request.query.plan }));
  app.get('/api/plans/:id/ledger.xlsx', { schema: { params: idParams, querystring: inLanguage } }, async (request, reply) => {
    const file = await exportLedger(runtime, request.asker, { id: request.params.id, lang: request.query.lang });
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
  app.get('/api/plans/:id/deadlines.ics', { schema: { params: idParams, querystring: inLanguage } }, async (request, reply) => {
    const file = await exportDeadlines(runtime, request.asker, { id: request.params.id, lang: request.query.lang });
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
}
