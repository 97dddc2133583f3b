import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { fieldWords } from './validate-request.ts';
import type { Runtime } from '../app/runtime.ts';
import type { ProblemReply } from '../contract/common.ts';
import { isProblem, problems, raise, type Problem } from '../domain/problem.ts';
import { MAX_BODY_MB, MAX_UPLOAD_MB } from './request-limits.ts';

/** Answers anything thrown: a problem with its sentence; a bug with a number, its detail only in the log. */
export async function answerFailure(runtime: Runtime, failure: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const known = isProblem(failure) ? failure : problemBehind(failure);
  if (!known) {
    const number = randomUUID().slice(0, 8);
    runtime.log.error('unexpected failure', failure, { number, method: request.method, route: request.routeOptions.url ?? '' });
    return sendProblem(reply, raise(problems.internal, { number }));
  }
  return sendProblem(reply, known);
}

/** Answers an address that is not there: the page for a browser, a problem for the API. */
export async function answerUnknown(request: FastifyRequest, reply: FastifyReply, hasPages: boolean): Promise<void> {
  // The pages route inside the browser, so any path without a file suffix is the one page; `?action=plan.upload` is no suffix.
  const path = request.url.split('?')[0] ?? '';
  const asksPage = hasPages && request.method === 'GET' && !path.startsWith('/api/') && !/\.[a-z0-9]+$/i.test(path);
  if (asksPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
  return sendProblem(reply, raise(problems.noSuchAddress, {}));
}

/** Answers what is no HTTP at all, headers without end, or a request that never came to one; then hangs up. */
export function answerGarbled(_failure: unknown, socket: Socket): void {
  if (socket.destroyed || !socket.writable) return;
  const problem = raise(problems.inputWrong, { fields: [{ zh: '请求不是完整的 HTTP，或请求头过长', en: 'the request is no whole HTTP, or its headers are too long' }] });
  const body = JSON.stringify(replyOf(problem));
  socket.end(`HTTP/1.1 ${problem.status} Refused\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}

const replyOf = ({ code, status, zh, en, details }: Problem): ProblemReply => ({ code, status, zh, en, details: { ...details } });

async function sendProblem(reply: FastifyReply, problem: Problem): Promise<void> {
  const { seconds } = problem.details;
  if (typeof seconds === 'number') void reply.header('retry-after', String(seconds));
  await reply.code(problem.status).header('content-type', 'application/json; charset=utf-8').send(replyOf(problem));
}

const brokenForm = /^(aborted$|Multipart: Boundary not found|Unexpected end of (form|multipart data)|Malformed|Premature close|Part terminated early)/;

// What the framework refuses on its own, in our words.
/** The problem behind what a library threw; undefined for a bug. */
export function problemBehind(failure: unknown): Problem | undefined {
  if (failure instanceof ZodError) return raise(problems.inputWrong, { fields: failure.issues.slice(0, 10).map(fieldWords) });
  const { code, statusCode } = failure as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return raise(problems.bodyTooLarge, { limitMb: MAX_BODY_MB });
  if (code === 'FST_REQ_FILE_TOO_LARGE') return raise(problems.bodyTooLarge, { limitMb: MAX_UPLOAD_MB });
  // The form parser throws plain errors for forms it cannot read.
  if (failure instanceof Error && brokenForm.test(failure.message)) return raise(problems.inputWrong, { fields: [{ zh: '上传的表单不完整，请重新上传', en: 'the form is incomplete; send it again' }] });
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    const words = STATUS_CODES[statusCode] ?? String(statusCode);
    return raise(problems.inputWrong, { fields: [{ zh: words, en: words }] });
  }
  return undefined;
}
