import type { FastifyRequest } from 'fastify';
import { bulkRecords as bulkBody } from '../../contract/bulk.ts';
import { changeRecord as changeBody, checkRecord as checkBody, conditionQuery, createRecord as createBody, listQuery, momentQuery, reasonBody, recordParams, registerParams, revealField as revealBody, tableQuery, totalsQuery } from '../../contract/register.ts';
import { moveRecords as moveBody } from '../../contract/succession.ts';
import type { Runtime } from '../../app/runtime.ts';
import { bulkRecords } from '../../app/record/bulk-records.ts';
import { changeRecord } from '../../app/record/change-record.ts';
import { checkCondition } from '../../app/record/check-condition.ts';
import { checkRecord } from '../../app/record/check-record.ts';
import { createRecord } from '../../app/record/create-record.ts';
import { eraseRecord } from '../../app/record/erase-record.ts';
import { listRecords } from '../../app/record/list-records.ts';
import { moveRecords } from '../../app/record/move-records.ts';
import { openRecord } from '../../app/record/open-record.ts';
import { restoreRecord } from '../../app/record/restore-record.ts';
import { retireRecord } from '../../app/record/retire-record.ts';
import { revealField } from '../../app/record/reveal-field.ts';
import { tabulateRecords } from '../../app/record/tabulate-records.ts';
import { totalRecords } from '../../app/record/total-records.ts';
import { traceRecord } from '../../app/record/trace-record.ts';
import { listRegisters } from '../../app/register/list-registers.ts';
import { openRegister } from '../../app/register/open-register.ts';
import type { Api } from '../api.ts';
import { sendAttachment } from '../attachment.ts';
import { idempotencyKey, isHeld, sendVersion, versionMatched } from '../version-tag.ts';

// The pages say so; whoever does not is another program.
const wayOf = (request: FastifyRequest): 'page' | 'api' => (request.headers['x-from'] === 'page' && !request.asker.actor?.token ? 'page' : 'api');

/** Routes of registers and their records: the same for every definition. */
export function registerRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/registers', (request) => listRegisters(runtime, request.asker, {}));
  app.get('/api/registers/:key', { schema: { params: registerParams } }, (request) => openRegister(runtime, request.asker, request.params));
  app.get('/api/registers/:key/records', { config: { remembers: true }, schema: { params: registerParams, querystring: listQuery } }, (request) =>
    listRecords(runtime, request.asker, { ...request.query, key: request.params.key }));
  app.get('/api/registers/:key/totals', { config: { remembers: true }, schema: { params: registerParams, querystring: totalsQuery } }, (request) =>
    totalRecords(runtime, request.asker, { ...request.query, key: request.params.key }));
  app.get('/api/registers/:key/table.xlsx', { schema: { params: registerParams, querystring: tableQuery } }, async (request, reply) => {
    const file = await tabulateRecords(runtime, request.asker, { ...request.query, key: request.params.key });
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
  app.get('/api/registers/:key/condition', { schema: { params: registerParams, querystring: conditionQuery } }, (request) =>
    checkCondition(runtime, request.asker, { ...request.query, ...request.params }));
  app.post('/api/registers/:key/check', { schema: { params: registerParams, body: checkBody } }, (request) =>
    checkRecord(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/registers/:key/records', { schema: { params: registerParams, body: createBody } }, async (request, reply) => {
    const saved = await createRecord(runtime, request.asker, { ...request.body, key: request.params.key, via: wayOf(request), idempotencyKey: idempotencyKey(request) });
    return sendVersion(reply.code(201), saved.record.version).header('location', `/api/registers/${request.params.key}/records/${saved.record.id}`).send(saved);
  });
  app.post('/api/registers/:key/move', { schema: { params: registerParams, body: moveBody } }, (request) =>
    moveRecords(runtime, request.asker, { ...request.body, key: request.params.key }));
  app.post('/api/registers/:key/bulk', { schema: { params: registerParams, body: bulkBody } }, (request) =>
    bulkRecords(runtime, request.asker, { ...request.body, key: request.params.key, via: wayOf(request), idempotencyKey: idempotencyKey(request) }));
  recordRoutes(app, runtime);
}

function recordRoutes(app: Api, runtime: Runtime): void {
  const place = '/api/registers/:key/records/:id';
  app.get(place, { config: { remembers: true }, schema: { params: recordParams, querystring: momentQuery } }, async (request, reply) => {
    const opened = await openRecord(runtime, request.asker, { ...request.params, ...request.query });
    const { version } = opened.record;
    if (request.query.asOf === undefined && isHeld(request, version)) return sendVersion(reply.code(304), version).send();
    return sendVersion(reply, version).send(opened);
  });
  app.get(`${place}/history`, { config: { remembers: true }, schema: { params: recordParams } }, (request) => traceRecord(runtime, request.asker, request.params));
  app.patch(place, { schema: { params: recordParams, body: changeBody } }, async (request, reply) => {
    const saved = await changeRecord(runtime, request.asker, { ...request.params, ...request.body, version: versionMatched(request), via: wayOf(request) });
    return sendVersion(reply, saved.record.version).send(saved);
  });
  app.delete(place, { schema: { params: recordParams, body: reasonBody } }, async (request, reply) => {
    const { version } = await retireRecord(runtime, request.asker, { ...request.params, ...request.body, version: versionMatched(request), via: wayOf(request) });
    return sendVersion(reply, version).send({ version });
  });
  app.post(`${place}/restore`, { schema: { params: recordParams, body: reasonBody } }, async (request, reply) => {
    const { version } = await restoreRecord(runtime, request.asker, { ...request.params, ...request.body, version: versionMatched(request), via: wayOf(request) });
    return sendVersion(reply, version).send({ version });
  });
  app.post(`${place}/erase`, { schema: { params: recordParams, body: reasonBody } }, async (request, reply) => {
    const { version } = await eraseRecord(runtime, request.asker, { ...request.params, ...request.body, version: versionMatched(request), via: wayOf(request) });
    return sendVersion(reply, version).send({ version });
  });
  app.post(`${place}/reveal`, { schema: { params: recordParams, body: revealBody } }, (request) =>
    revealField(runtime, request.asker, { ...request.params, ...request.body }));
}
