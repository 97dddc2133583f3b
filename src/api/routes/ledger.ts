import { z } from 'zod';
import { actOnCommitment, assignCommitments as assignBody } from '../../contract/ledger.ts';
import type { Runtime } from '../../app/runtime.ts';
import { actOnTarget, actOnTask, type LedgerVerb } from '../../app/ledger/act-on-commitment.ts';
import { assignCommitments } from '../../app/ledger/assign-commitments.ts';
import { listTargets } from '../../app/ledger/list-targets.ts';
import { listTasks } from '../../app/ledger/list-tasks.ts';
import { openTarget } from '../../app/ledger/open-target.ts';
import { openTask } from '../../app/ledger/open-task.ts';
import { openWorkbench } from '../../app/workbench/open-workbench.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

const filter = z.object({ plan: z.uuid().optional() });

/** Routes of the workbench, targets and tasks; one address for each verb. */
export function ledgerRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/workbench', (request) => openWorkbench(runtime, request.asker, {}));
  app.get('/api/targets', { schema: { querystring: filter } }, (request) => listTargets(runtime, request.asker, { planId: request.query.plan }));
  app.get('/api/tasks', { schema: { querystring: filter } }, (request) => listTasks(runtime, request.asker, { planId: request.query.plan }));
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
