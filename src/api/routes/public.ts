import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Runtime } from '../../app/runtime.ts';
import { isProblem } from '../../domain/problem.ts';
import { openPublicFeed, openPublicFile, openPublicIndex, openPublicItem, publicProblemPage, publicStyle } from '../../app/disclosure/public-door.ts';
import { publicNumber, publicQuery } from '../../contract/disclosure.ts';
import { sendAttachment } from '../attachment.ts';
import { answerFailure, problemBehind } from '../failures.ts';
import { limitVisitors } from '../limit-visitors.ts';
import type { Api } from '../api.ts';

// No script at all, and styles only from their own file: whatever a title might hold, nothing of it runs.
const csp = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Long enough to bear a crowd, short enough that a withdrawn page is soon gone. */
const KEPT_SECONDS = 60;

const params = z.object({ '*': publicNumber });

/** Pages for everybody: without an account, without cookies, without scripts. */
export function publicRoutes(app: Api, runtime: Runtime): void {
  const limit = limitVisitors(() => runtime.clock().getTime());
  // A visitor gets a page to read; what is no problem of theirs goes to the log like any other.
  const errorHandler = async (failure: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const problem = isProblem(failure) ? failure : problemBehind(failure);
    if (!problem) return answerFailure(runtime, failure, request, reply);
    return reply.code(problem.status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(publicProblemPage(problem));
  };
  const guard = { onRequest: async (request: FastifyRequest, reply: FastifyReply) => { limit(request.ip); void reply.header('content-security-policy', csp); }, errorHandler };
  app.get('/public', { ...guard, schema: { querystring: publicQuery } }, async (request, reply) => send(request, reply, 'text/html', await openPublicIndex(runtime, request.query)));
  app.get('/public/', guard, (_, reply) => reply.redirect('/public', 301));
  app.get('/public/items/*', { ...guard, schema: { params } }, async (request, reply) => {
    const { page, gone } = await openPublicItem(runtime, request.params['*']);
    return send(request, reply.code(gone ? 410 : 200), 'text/html', page);
  });
  app.get('/public/files/*', { ...guard, schema: { params } }, async (request, reply) => {
    const file = await openPublicFile(runtime, request.params['*']);
    void reply.header('cache-control', `public, max-age=${KEPT_SECONDS}`);
    return sendAttachment(reply, file.name, file.media, file.bytes);
  });
  app.get('/public/feed.xml', guard, async (request, reply) => send(request, reply, 'application/rss+xml', await openPublicFeed(runtime, 'rss', originOf(request))));
  app.get('/public/feed.json', guard, async (request, reply) => send(request, reply, 'application/feed+json', await openPublicFeed(runtime, 'json', originOf(request))));
  app.get('/public/style.css', guard, (request, reply) => send(request, reply, 'text/css', publicStyle));
}

const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;

function send(request: FastifyRequest, reply: FastifyReply, media: string, text: string): FastifyReply {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  void reply.headers({ 'cache-control': `public, max-age=${KEPT_SECONDS}`, etag: tag });
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  return reply.type(`${media}; charset=utf-8`).send(text);
}
