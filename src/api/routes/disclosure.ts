import { disclosureHead, disclosureNew, disclosureOfDocument, disclosureReason, disclosureRevision, disclosureSettings, disclosureStep, type DisclosureHead } from '../../contract/disclosure.ts';
import type { Runtime } from '../../app/runtime.ts';
import { changeNumbering } from '../../app/disclosure/change-numbering.ts';
import { listDisclosure } from '../../app/disclosure/list-disclosure.ts';
import { openDisclosure } from '../../app/disclosure/open-disclosure.ts';
import { prepareItem, preparePublished } from '../../app/disclosure/prepare-item.ts';
import { readNumbering } from '../../app/disclosure/read-numbering.ts';
import { releaseItem } from '../../app/disclosure/release-item.ts';
import { returnItem } from '../../app/disclosure/return-item.ts';
import { reviewItem } from '../../app/disclosure/review-item.ts';
import { reviseItem } from '../../app/disclosure/revise-item.ts';
import { submitItem } from '../../app/disclosure/submit-item.ts';
import { withdrawItem } from '../../app/disclosure/withdraw-item.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';
import { readSentFile } from '../multipart-file.ts';

/** Routes of the disclosure desk. */
export function disclosureRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/disclosure/items', (request) => listDisclosure(runtime, request.asker, {}));
  app.get('/api/disclosure/items/:id', { schema: { params: idParams } }, (request) => openDisclosure(runtime, request.asker, request.params));
  app.post('/api/disclosure/items', { schema: { body: disclosureNew } }, async (request, reply) => {
    const { document, ...head } = request.body;
    return reply.code(201).send(await prepareItem(runtime, request.asker, { head, document }));
  });
  app.post('/api/disclosure/publications', { schema: { body: disclosureOfDocument } }, async (request, reply) => {
    const { documentId, ...head } = request.body;
    return reply.code(201).send(await preparePublished(runtime, request.asker, { head, documentId }));
  });
  app.post('/api/disclosure/files', async (request, reply) => {
    const { name, bytes, fields: { clean, ...fields } } = await readSentFile(request);
    return reply.code(201).send(await prepareItem(runtime, request.asker, { head: readHead(fields), file: { name, bytes, clean: clean === 'yes' } }));
  });
  app.put('/api/disclosure/items/:id', { schema: { params: idParams, body: disclosureRevision } }, (request) => reviseItem(runtime, request.asker, { ...request.body, ...request.params }));
  const step = { schema: { params: idParams, body: disclosureStep } };
  const reasoned = { schema: { params: idParams, body: disclosureReason } };
  app.post('/api/disclosure/items/:id/submit', step, (request) => submitItem(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/disclosure/items/:id/review', step, (request) => reviewItem(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/disclosure/items/:id/release', step, (request) => releaseItem(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/disclosure/items/:id/return', reasoned, (request) => returnItem(runtime, request.asker, { ...request.body, ...request.params }));
  app.post('/api/disclosure/items/:id/withdraw', reasoned, (request) => withdrawItem(runtime, request.asker, { ...request.body, ...request.params }));
  app.get('/api/settings/disclosure', (request) => readNumbering(runtime, request.asker, {}));
  app.put('/api/settings/disclosure', { schema: { body: disclosureSettings } }, (request) => changeNumbering(runtime, request.asker, request.body));
}

// A form sends every field as text; one left empty was not filled in.
function readHead(fields: Readonly<Record<string, string>>): DisclosureHead {
  const read = disclosureHead.safeParse(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')));
  if (!read.success) throw raise(problems.inputWrong, { fields: [{ zh: '公开条目的名称、分类和日期', en: 'the title, category and dates of the item' }] });
  return read.data;
}
