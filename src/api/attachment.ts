import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends bytes to be saved, never to be shown: the name is encoded for every browser (RFC 6266). */
export function sendAttachment(reply: FastifyReply, name: string, media: string, bytes: Uint8Array | string | Readable) {
  const ascii = name.replaceAll(/[^\w.-]/g, '_');
  return reply.header('content-type', media)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes) : bytes);
}
