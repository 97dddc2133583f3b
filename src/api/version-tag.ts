/* The version of a record as HTTP carries it: ETag on the way out, If-Match on the way in. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problems, raise } from '../domain/problem.ts';

/** Says the version of what is answered. */
export const sendVersion = (reply: FastifyReply, version: number): FastifyReply => reply.header('etag', `"${version}"`);

/** The version the sender has before him. Throws R313 when he does not say. */
export function versionMatched(request: FastifyRequest): number {
  const said = /^(?:W\/)?"(\d{1,9})"$/.exec(String(request.headers['if-match'] ?? '').trim())?.[1];
  if (said === undefined) throw raise(problems.versionMissing, {});
  return Number(said);
}

/** Whether the sender holds this version already. */
export const isHeld = (request: FastifyRequest, version: number): boolean => request.headers['if-none-match'] === `"${version}"`;

/** The sender’s own name for a request that makes something. Throws R102 for one that is none. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const said = request.headers['idempotency-key'];
  if (said === undefined) return undefined;
  if (typeof said === 'string' && /^[\w.:-]{8,128}$/.test(said)) return said;
  throw raise(problems.inputWrong, { fields: [{ zh: 'Idempotency-Key 应为 8 至 128 个字母、数字或 . _ : -', en: 'Idempotency-Key is 8 to 128 letters, digits or . _ : -' }] });
}
