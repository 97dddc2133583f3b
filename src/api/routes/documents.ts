import { draftBody, draftQuery, templateParams } from '../../contract/document.ts';
import { draftReport } from '../../app/report/draft-report.ts';
import { draftView } from '../../app/report/draft-view.ts';
import type { Runtime } from '../../app/runtime.ts';
import { sendAttachment } from '../attachment.ts';
import type { Api } from '../api.ts';

/** Routes of documents composed from templates. */
export function documentRoutes(app: Api, runtime: Runtime): void {
  app.post('/api/documents/:template/draft', { schema: { params: templateParams, body: draftBody } }, async (request) =>
    draftView(await draftReport(runtime, request.asker, { ...request.body, ...request.params })));
  app.get('/api/documents/:template/draft.docx', { schema: { params: templateParams, querystring: draftQuery } }, async (request, reply) => {
    const drafted = await draftReport(runtime, request.asker, { ...request.query, ...request.params });
    const { writeDraft } = await import('../../app/report/write-draft.ts');
    const file = await writeDraft(drafted);
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
  app.get('/api/documents/:template/draft.pdf', { schema: { params: templateParams, querystring: draftQuery } }, async (request, reply) => {
    const drafted = await draftReport(runtime, request.asker, { ...request.query, ...request.params });
    const { writeDraftPdf } = await import('../../app/report/write-draft.ts');
    const file = await writeDraftPdf(drafted);
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
  app.get('/api/documents/:template/draft.xlsx', { schema: { params: templateParams, querystring: draftQuery } }, async (request, reply) => {
    const drafted = await draftReport(runtime, request.asker, { ...request.query, ...request.params });
    const { writeAnnex } = await import('../../app/report/write-annex.ts');
    const file = await writeAnnex(drafted);
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
}
