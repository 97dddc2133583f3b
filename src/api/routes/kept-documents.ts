import { createBody, documentParams, documentsQuery, editBody, factParams, versionBody } from '../../contract/kept-document.ts';
import { createDocument } from '../../app/document/create-document.ts';
import { discardDocument } from '../../app/document/discard-document.ts';
import { drillDocument } from '../../app/document/drill-document.ts';
import { editDocument } from '../../app/document/edit-document.ts';
import { listDocuments } from '../../app/document/list-documents.ts';
import { openDocument } from '../../app/document/open-document.ts';
import { publishDocument } from '../../app/document/publish-document.ts';
import { renewDocument } from '../../app/document/renew-document.ts';
import type { Runtime } from '../../app/runtime.ts';
import { sendAttachment } from '../attachment.ts';
import type { Api } from '../api.ts';

/** Routes of documents that are kept, edited and published. */
export function keptDocumentRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/documents', { schema: { querystring: documentsQuery } }, async (request) => listDocuments(runtime, request.asker, request.query));
  app.post('/api/documents', { schema: { body: createBody } }, async (request, reply) => reply.code(201).send(await createDocument(runtime, request.asker, request.body)));
  app.get('/api/documents/:id', { schema: { params: documentParams } }, async (request) => openDocument(runtime, request.asker, request.params));
  app.put('/api/documents/:id', { schema: { params: documentParams, body: editBody } }, async (request) => editDocument(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/documents/:id/publish', { schema: { params: documentParams, body: versionBody } }, async (request) => publishDocument(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/documents/:id/discard', { schema: { params: documentParams, body: versionBody } }, async (request) => discardDocument(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/documents/:id/renew', { schema: { params: documentParams } }, async (request, reply) => reply.code(201).send(await renewDocument(runtime, request.asker, request.params)));
  app.get('/api/documents/:id/facts/:fact', { schema: { params: factParams } }, async (request) => drillDocument(runtime, request.asker, request.params));
  app.get('/api/documents/:id/document.docx', { schema: { params: documentParams } }, async (request, reply) => {
    const { exportDocument } = await import('../../app/document/export-document.ts');
    const file = await exportDocument(runtime, request.asker, request.params);
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
}
