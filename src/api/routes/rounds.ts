import { z } from 'zod';
import { approveReport as approveBody, approveReports as approveManyBody, burdenQuery, changeRound as changeBody, createRound as roundBody, findingsQuery, onReport, prolongRound as prolongBody, returnedQuery, remindUnits, reopenReport as reopenBody, reportsQuery, returnReport as returnBody, submitReport as submitBody } from '../../contract/round.ts';
import type { Runtime } from '../../app/runtime.ts';
import { approveReport } from '../../app/round/approve-report.ts';
import { approveReports } from '../../app/round/approve-reports.ts';
import { changeRound } from '../../app/round/change-round.ts';
import { closeRound } from '../../app/round/close-round.ts';
import { createRound } from '../../app/round/create-round.ts';
import { discardRound } from '../../app/round/discard-round.ts';
import { exportRound } from '../../app/round/export-round.ts';
import { listReturned } from '../../app/round/list-returned.ts';
import { listReports } from '../../app/round/list-reports.ts';
import { listRounds } from '../../app/round/list-rounds.ts';
import { lookReport } from '../../app/round/look-report.ts';
import { prolongRound } from '../../app/round/prolong-round.ts';
import { reviewFindings } from '../../app/round/review-findings.ts';
import { openBurden } from '../../app/round/open-burden.ts';
import { openReport } from '../../app/round/open-report.ts';
import { openRound } from '../../app/round/open-round.ts';
import { prefillReport } from '../../app/round/prefill-report.ts';
import { remindRound } from '../../app/round/remind-round.ts';
import { reopenReport } from '../../app/round/reopen-report.ts';
import { returnReport } from '../../app/round/return-report.ts';
import { startRound } from '../../app/round/start-round.ts';
import { submitReport } from '../../app/round/submit-report.ts';
import { weighRound } from '../../app/round/weigh-round.ts';
import { withdrawReport } from '../../app/round/withdraw-report.ts';
import type { Api } from '../api.ts';
import { sendAttachment } from '../attachment.ts';
import { idParams } from '../id-params.ts';

const language = z.object({ lang: z.enum(['zh', 'en']).optional() });

/** Routes of rounds, reports and the burden ledger; one address for each verb. */
export function roundRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/rounds', (request) => listRounds(runtime, request.asker, {}));
  app.post('/api/rounds', { schema: { body: roundBody } }, async (request, reply) => {
    const made = await createRound(runtime, request.asker, request.body);
    return reply.code(201).send(made);
  });
  app.post('/api/rounds/weigh', { schema: { body: roundBody } }, (request) => weighRound(runtime, request.asker, request.body));
  app.get('/api/rounds/:id', { schema: { params: idParams } }, (request) => openRound(runtime, request.asker, request.params));
  const onRound = { params: idParams, body: onReport };
  app.post('/api/rounds/:id/start', { schema: onRound }, (request) => startRound(runtime, request.asker, { ...request.params, ...request.body }));
  app.put('/api/rounds/:id', { schema: { params: idParams, body: changeBody } }, (request) => changeRound(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/rounds/:id/discard', { schema: onRound }, (request) => discardRound(runtime, request.asker, { ...request.params, ...request.body }));
  app.post('/api/rounds/:id/prolong', { schema: { params: idParams, body: prolongBody } }, (request) => prolongRound(runtime, request.asker, { ...request.params, ...request.body }));
  app.get('/api/rounds/:id/completeness.xlsx', { schema: { params: idParams, querystring: language } }, async (request, reply) => {
    const file = await exportRound(runtime, request.asker, { ...request.params, ...request.query });
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
  app.post('/api/rounds/:id/close', { schema: onRound }, (request) => closeRound(runtime, request.asker, { ...request.params, ...request.body }));
  app.post('/api/rounds/:id/remind', { schema: { params: idParams, body: remindUnits } }, (request) => remindRound(runtime, request.asker, { ...request.params, ...request.body }));
  app.get('/api/burden', { schema: { querystring: burdenQuery } }, (request) => openBurden(runtime, request.asker, request.query));
  reportRoutes(app, runtime);
}

function reportRoutes(app: Api, runtime: Runtime): void {
  const place = '/api/reports/:id';
  app.get('/api/reports', { schema: { querystring: reportsQuery } }, (request) => listReports(runtime, request.asker, request.query));
  app.post('/api/reports/approve', { schema: { body: approveManyBody } }, (request) => approveReports(runtime, request.asker, request.body));
  app.get('/api/reports/returned', { schema: { querystring: returnedQuery } }, (request) => listReturned(runtime, request.asker, request.query));
  app.get(`${place}/findings`, { schema: { params: idParams, querystring: findingsQuery } }, (request) => reviewFindings(runtime, request.asker, { ...request.query, ...request.params }));
  app.get(place, { schema: { params: idParams, querystring: language } }, (request) => openReport(runtime, request.asker, { ...request.params, ...request.query }));
  const plain = { params: idParams, body: onReport };
  app.post(`${place}/prefill`, { schema: plain }, (request) => prefillReport(runtime, request.asker, { ...request.params, ...request.body }));
  app.post(`${place}/look`, { schema: plain }, (request) => lookReport(runtime, request.asker, { ...request.params, ...request.body }));
  app.post(`${place}/withdraw`, { schema: plain }, (request) => withdrawReport(runtime, request.asker, { ...request.params, ...request.body }));
  app.post(`${place}/submit`, { schema: { params: idParams, body: submitBody } }, (request) => submitReport(runtime, request.asker, { ...request.params, ...request.body }));
  app.post(`${place}/return`, { schema: { params: idParams, body: returnBody } }, (request) => returnReport(runtime, request.asker, { ...request.params, ...request.body }));
  app.post(`${place}/approve`, { schema: { params: idParams, body: approveBody } }, (request) => approveReport(runtime, request.asker, { ...request.params, ...request.body }));
  app.post(`${place}/reopen`, { schema: { params: idParams, body: reopenBody } }, (request) => reopenReport(runtime, request.asker, { ...request.params, ...request.body }));
}
