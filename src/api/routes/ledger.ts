import { z } from 'zod';
import { linkTarget as linkBody, proofQuery, unlinkTarget as unlinkBody } from '../../contract/proof.ts';
import { actOnCommitment, assignCommitments as assignBody } from '../../contract/ledger.ts';
import type { Runtime } from '../../app/runtime.ts';
import { actOnTarget, actOnTask, type LedgerVerb } from '../../app/ledger/act-on-commitment.ts';
import { assignCommitments } from '../../app/ledger/assign-commitments.ts';
import { linkTarget } from '../../app/ledger/link-target.ts';
import { listTargets } from '../../app/ledger/list-targets.ts';
import { listTasks } from '../../app/ledger/list-tasks.ts';
import { openProof } from '../../app/ledger/open-proof.ts';
import { openTarget } from '../../app/ledger/open-target.ts';
import { openTask } from '../../app/ledger/open-task.ts';
import { unlinkTarget } from '../../app/ledger/unlink-target.ts';
import { suggestProofs } from '../../app/ledger/suggest-proofs.ts';
import { openWorkbench } from '../../app/workbench/open-workbench.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

const filter = z.object({ plan: z.uuid().optional() });

/** Routes of the workbench, targets and tasks; one address for each verb. */
export function ledgerRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/workbench', (request) => openWorkbench(runtime, request.asker, {}));
  app.get('/api/targets', { schema: { querystring: filter } }, (request) => listTargets(runtime, request.asker, { planId: request.query.plan }));
  app.get('/api/tasks', { schema: { querystring: filter } }, (request) => listTasks(runtime, request.asker, { planId: request.query.plan }));
  app.get('/api/targets/suggestions', { schema: { querystring: filter } }, (request) => suggestProofs(runtime, request.asker, { planId: request.query.plan }));
  app.get('/api/targets/:id/proof', { schema: { params: idParams, querystring: proofQuery } }, (request) => openProof(runtime, request.asker, { ...request.query, ...request.params }));
  app.post('/api/targets/:id/link', { schema: { params: idParams, body: linkBody } }, (request) => linkTarget(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/targets/:id/unlink', { schema: { params: idParams, body: unlinkBody } }, (request) => unlinkTarget(runtime, request.asker, { ...request.body, ...request.params }));
  app.get('/api/targets/:id', { schema: { params: idParams } }, (request) => openTarget(runtime, request.asker, request.params));
  app.get('/api/tasks/:id', { schema: { params: idParams } }, (request) => openTask(runtime, request.asker, request.params));
  app.post('/api/ledger/assign', { schema: { body: assignBody } }, (request) => assignCommitments(runtime, request.asker, request.body));
  for (const verb of Object.keys(actOnTarget) as LedgerVerb[]) {
    app.post(`/api/targets/:id/${verb}`, { schema: { params: idParams, body: actOnCommitment } }, (request) =>
      actOnTarget[verb](runtime, request.asker, { ...request.body, id: request.params.id }));
    app.post(`/api/tasks/:id/${verb}`, { schema: { params: idParams, body: actOnCommitment } }, (request) =>
      actOnTask[verb](runtime, request.asker, { ...request.body, id: request.params.id }));
  }
}
