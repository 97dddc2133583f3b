import type { Runtime } from '../../app/runtime.ts';
import { openFile } from '../../app/file/open-file.ts';
import { uploadFile } from '../../app/file/upload-file.ts';
import { sendAttachment } from '../attachment.ts';
import { readSentFile } from '../multipart-file.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

/** Routes of evidence files. */
export function fileRoutes(app: Api, runtime: Runtime): void {
  app.post('/api/files', async (request, reply) => reply.code(201).send(await uploadFile(runtime, request.asker, await readSentFile(request))));
  app.get('/api/files/:id', { schema: { params: idParams } }, async (request, reply) => {
    const file = await openFile(runtime, request.asker, request.params);
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
}
