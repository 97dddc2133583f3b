import { fileFor } from '../../contract/common.ts';
import type { Runtime } from '../../app/runtime.ts';
import { openFile } from '../../app/file/open-file.ts';
import { uploadFile } from '../../app/file/upload-file.ts';
import { problems, raise } from '../../domain/problem.ts';
import { sendAttachment } from '../attachment.ts';
import { readSentFile } from '../multipart-file.ts';
import type { Api } from '../api.ts';
import { idParams } from '../id-params.ts';

/** Routes of evidence files, and of the files that records hold. */
export function fileRoutes(app: Api, runtime: Runtime): void {
  app.post('/api/files', async (request, reply) => {
    const { name, bytes, fields } = await readSentFile(request);
    const read = fileFor.safeParse(Object.keys(fields).length === 0 ? undefined : fields);
    if (!read.success) throw raise(problems.inputWrong, { fields: [{ zh: '附件属于哪一个台账、字段和单位', en: 'the register, field and unit of the file' }] });
    return reply.code(201).send(await uploadFile(runtime, request.asker, { name, bytes, for: read.data }));
  });
  app.get('/api/files/:id', { schema: { params: idParams } }, async (request, reply) => {
    const file = await openFile(runtime, request.asker, request.params);
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
}
