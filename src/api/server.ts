/* The HTTP door: parses, calls a use case, answers. Every request first finds out who asks. */
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import statics from '@fastify/static';
import { fastify } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Asker, Runtime } from '../app/runtime.ts';
import type { Identity } from '../app/session/identify.ts';
import { rememberAskers } from '../app/session/remember-askers.ts';
import { problems, raise } from '../domain/problem.ts';
import type { Api } from './api.ts';
import { collectRoutes } from './open-api/collect-routes.ts';
import { findAsker } from './find-asker.ts';
import { answerFailure, answerGarbled, answerUnknown } from './failures.ts';
import { MAX_BODY_MB, MAX_UPLOAD_MB } from './request-limits.ts';
import { guardStorable } from './storable.ts';
import { validateRequest } from './validate-request.ts';
import { secureReply } from './web-safety.ts';
import { accountRoutes } from './routes/accounts.ts';
import { auditRoutes } from './routes/audit.ts';
import { documentRoutes } from './routes/documents.ts';
import { drawingRoutes } from './routes/drawings.ts';
import { fileRoutes } from './routes/files.ts';
import { importRoutes } from './routes/imports.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { keptDocumentRoutes } from './routes/kept-documents.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { openApiRoutes } from './routes/open-api.ts';
import { planRoutes } from './routes/plans.ts';
import { registerRoutes } from './routes/registers.ts';
import { roundRoutes } from './routes/rounds.ts';
import { sessionRoutes } from './routes/session.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { unitRoutes } from './routes/units.ts';
import { viewRoutes } from './routes/views.ts';

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | undefined;
    asker: Asker;
  }
  interface FastifyContextConfig {
    /** Only reads, by use cases: who asks may be somebody remembered, whom the database makes sure of in the same trip. */
    remembers?: true;
  }
}

/** What the server is told besides its runtime. */
export interface ServerOptions {
  /** Folder of the built pages; without it only the API answers. */
  readonly webRoot: string | null;
  /** Addresses of proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustProxy: string | false;
}

export type { Api } from './api.ts';

// Long enough for the largest file over a slow line; without an end, a few who send a byte a minute hold every connection.
const REQUEST_MINUTES = 15;

/** Builds the server; the caller listens. */
export async function buildServer(runtime: Runtime, options: ServerOptions): Promise<Api> {
  const app = fastify({
    trustProxy: options.trustProxy === false ? false : options.trustProxy, bodyLimit: MAX_BODY_MB * 1024 * 1024, genReqId: () => randomUUID(), logger: false,
    routerOptions: { maxParamLength: 200 }, forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MINUTES * 60_000, clientErrorHandler: answerGarbled,
    frameworkErrors: (failure, request, reply) => { void answerFailure(runtime, failure, request, reply); },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validateRequest);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((failure, request, reply) => answerFailure(runtime, failure, request, reply));
  app.setNotFoundHandler((request, reply) => answerUnknown(request, reply, options.webRoot !== null));
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD_MB * 1024 * 1024, files: 1, fields: 10, fieldSize: 10_000 } });
  const memory = rememberAskers(runtime);
  app.decorateRequest('identity');
  app.decorateRequest('asker');
  app.addHook('onRequest', async (request, reply) => {
    secureReply(request, reply);
    await findAsker(runtime, memory, request);
  });
  app.addHook('preValidation', async (request) => guardStorable(request));
  const described = collectRoutes(app);
  for (const routes of [sessionRoutes, unitRoutes, accountRoutes, tokenRoutes, viewRoutes, planRoutes, ledgerRoutes, fileRoutes, registerRoutes, indicatorRoutes, documentRoutes, keptDocumentRoutes, drawingRoutes, importRoutes, roundRoutes, auditRoutes]) routes(app, runtime);
  openApiRoutes(app, runtime, described);
  app.get('/api/health', async () => {
    if (!(await runtime.database.isAlive())) throw raise(problems.databaseAway, {});
    return { alive: true };
  });
  if (options.webRoot !== null) await servePages(app, options.webRoot);
  return app;
}

async function servePages(app: Api, webRoot: string): Promise<void> {
  await app.register(statics, {
    root: webRoot, wildcard: false, index: ['index.html'],
    setHeaders: (reply, path) => {
      // Built files carry their digest in the name; the page itself must always be fresh.
      void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
