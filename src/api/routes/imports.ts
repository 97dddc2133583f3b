import { announceImport, checkImport as checkBody, commitImport as commitBody, exportQuery, findingsQuery, importForm, importsQuery, inLanguage, partHeaders, partParams, partQuery, templateQuery } from '../../contract/import.ts';
import { registerParams } from '../../contract/register.ts';
import { checkImport } from '../../app/import/check-import.ts';
import { commitImport, writeImport } from '../../app/import/commit-import.ts';
import { foreseeImportUndo } from '../../app/import/foresee-import-undo.ts';
import { listImports } from '../../app/import/list-imports.ts';
import { markImport } from '../../app/import/mark-import.ts';
import { openImport } from '../../app/import/open-import.ts';
import { reviewImport } from '../../app/import/review-import.ts';
import { sendImportPart } from '../../app/import/send-import-part.ts';
import { startImport } from '../../app/import/start-import.ts';
import { stopImport } from '../../app/import/stop-import.ts';
import { undoImport } from '../../app/import/undo-import.ts';
import { downloadTemplate } from '../../app/record/download-template.ts';
import { exportRecords } from '../../app/record/export-records.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Runtime } from '../../app/runtime.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';
import { readSentFile } from '../multipart-file.ts';
import { fileSender } from '../send-file.ts';

/** Routes of imports. Work that takes its time is begun and answered with 202; how far it is stands in the import. */
export function importRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/imports', { schema: { querystring: importsQuery } }, (request) => listImports(runtime, request.asker, request.query));
  app.get('/api/imports/:id', { schema: { params: idParams } }, (request) => openImport(runtime, request.asker, request.params));
  app.get('/api/imports/:id/findings', { schema: { params: idParams, querystring: findingsQuery } }, (request) =>
    reviewImport(runtime, request.asker, { ...request.params, ...request.query }));
  app.post('/api/imports/:id/check', { schema: { params: idParams, body: checkBody } }, async (request, reply) => {
    await checkImport(runtime, request.asker, { ...request.params, chosen: request.body });
    return reply.code(202).send({});
  });
  app.post('/api/imports/:id/commit', { schema: { params: idParams, body: commitBody } }, async (request, reply) => {
    await commitImport(runtime, request.asker, { ...request.params, ...request.body });
    return reply.code(202).send({});
  });
  app.post('/api/imports/:id/stop', { schema: { params: idParams } }, async (request, reply) => {
    await stopImport(runtime, request.asker, request.params);
    return reply.code(202).send({});
  });
  app.get('/api/imports/:id/undo', { schema: { params: idParams } }, (request) => foreseeImportUndo(runtime, request.asker, request.params));
  app.post('/api/imports/:id/undo', { schema: { params: idParams } }, async (request, reply) => {
    await undoImport(runtime, request.asker, request.params);
    return reply.code(202).send({});
  });
  app.get('/api/imports/:id/marked', { schema: { params: idParams, querystring: inLanguage } }, async (request, reply) => {
    await markImport(runtime, request.asker, { ...request.params, language: request.query.language, send: fileSender(reply) });
    return reply;
  });
  uploadRoutes(app, runtime);
  downloadRoutes(app, runtime);
}

function downloadRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/registers/:key/template', { schema: { params: registerParams, querystring: templateQuery } }, async (request, reply) => {
    const { unit: unitId, reach, language } = request.query;
    await downloadTemplate(runtime, request.asker, { key: request.params.key, unitId, reach, language, send: fileSender(reply) });
    return reply;
  });
  app.get('/api/registers/:key/export', { schema: { params: registerParams, querystring: exportQuery } }, async (request, reply) => {
    await exportRecords(runtime, request.asker, { ...request.query, key: request.params.key, send: fileSender(reply) });
    return reply;
  });
}

// What is begun when a whole file has come.
const goOn = { checked: checkImport, written: writeImport };

function uploadRoutes(app: Api, runtime: Runtime): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => { done(null, body); });
  app.post('/api/imports/file', async (request, reply) => {
    const { name, bytes, fields } = await readSentFile(request);
    const { until, ...place } = importForm.parse(fields);
    const started = await startImport(runtime, request.asker, { ...place, name, file: { bytes } });
    await goOn[until](runtime, request.asker, { id: started.id });
    return reply.code(201).send(started);
  });
  app.post('/api/imports', { schema: { body: announceImport } }, async (request, reply) => {
    const { register, unitId, reach, name, ...file } = request.body;
    return reply.code(201).send(await startImport(runtime, request.asker, { register, unitId, reach, name, file }));
  });
  app.put('/api/imports/:id/parts/:no', { schema: { params: partParams, querystring: partQuery, headers: partHeaders } }, async (request) => {
    const { id, no } = request.params;
    const sent = await sendImportPart(runtime, request.asker, { id, no, digest: request.headers['x-part-digest'], bytes: bytesOf(request.body) });
    if (sent.missing.length === 0) await goOn[request.query.until](runtime, request.asker, { id });
    return sent;
  });
}

// A form, or a text, is no part of a file: only bytes are.
function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  throw raise(problems.inputWrong, { fields: [{ zh: '请求正文应为 application/octet-stream', en: 'the body must be application/octet-stream' }] });
}
