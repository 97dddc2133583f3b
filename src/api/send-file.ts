import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import { sendAttachment } from './attachment.ts';

/** Sends a file as it is written, within the work that writes it: settles when all of it has gone, and ends the work when the reader hangs up. */
export const fileSender = (reply: FastifyReply) => async (name: string, media: string, bytes: Readable): Promise<void> => {
  const gone = finished(reply.raw, { readable: false });
  void sendAttachment(reply, name, media, bytes);
  await gone;
};
