/* The HTTP door: parses, calls a use case, answers. Every request first finds out who asks. */
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import statics from '@fastify/static';
import { fastify, type FastifyRequest } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Asker, Runtime } from '../app/runtime.ts';
import { identify, type Identity } from '../app/session/identify.ts';
import { rememberAskers, type AskerMemory } from '../app/session/remember-askers.ts';
import { problems, raise } from '../domain/problem.ts';
import type { Api } from './api.ts';
import { collectRoutes } from './open-api/collect-routes.ts';
import { answerFailure, answerGarbled, answerUnknown } from './failures.ts';
import { MAX_BODY_MB, MAX_UPLOAD_MB } from './request-limits.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { guardStorable } from './storable.ts';
import { validateRequest } from './validate-request.ts';
import { guardOrigin, secureReply } from './web-safety.ts';
import { accountRoutes } from './routes/accounts.ts';
import { auditRoutes } from './routes/audit.ts';
import { drawingRoutes } from './routes/drawings.ts';
import { fileRoutes } from './routes/files.ts';
import { importRoutes } from './routes/imports.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { openApiRoutes } from './routes/open-api.ts';
import { planRoutes } from './routes/plans.ts';
import { registerRoutes } from './routes/registers.ts';
import { roundRoutes } from './routes/rounds.ts';
import { sessionRoutes } from './routes/session.ts';
import { unitRoutes } from './routes/units.ts';

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
    guardOrigin(request);
    await findAsker(runtime, memory, request);
  });
  app.addHook('preValidation', async (request) => guardStorable(request));
  const described = collectRoutes(app);
  for (const routes of [sessionRoutes, unitRoutes, accountRoutes, planRoutes, ledgerRoutes, fileRoutes, registerRoutes, drawingRoutes, importRoutes, roundRoutes, auditRoutes]) routes(app, runtime);
  openApiRoutes(app, runtime, described);
  app.get('/api/health', async () => {
    if (!(await runtime.database.isAlive())) throw raise(problems.databaseAway, {});
    return { alive: true };
  });
  if (options.webRoot !== null) await servePages(app, options.webRoot);
  return app;
}

async function findAsker(runtime: Runtime, memory: AskerMemory, request: FastifyRequest): Promise<void> {
  const token = request.url.startsWith('/api/') ? request.cookies[SESSION_COOKIE] : undefined;
  // A page that only polls says so, and does not keep its session alive by it.
  const touch = request.headers['x-passive'] === undefined;
  const anew = async (): Promise<Asker> => {
    request.identity = token === undefined ? undefined : await identify(runtime, token, { touch });
    if (token !== undefined) memory.keep(token, request.identity);
    return askerOf(request);
  };
  const known = token === undefined || request.routeOptions.config.remembers !== true ? undefined : memory.find(token);
  request.identity = known?.identity;
  request.asker = known ? { ...askerOf(request), remembered: { proof: known.proof, again: anew } } : await anew();
}

const askerOf = ({ identity, ip, headers }: FastifyRequest): Asker => ({
  actor: identity?.actor ?? null, sessionId: identity?.sessionId ?? null, address: ip, agent: headers['user-agent'] ?? '', mustChangePassword: identity?.person.mustChange ?? false,
});

async function servePages(app: Api, webRoot: string): Promise<void> {
  await app.register(statics, {
    root: webRoot, wildcard: false, index: ['index.html'],
    setHeaders: (reply, path) => {
      // Built files carry their digest in the name; the page itself must always be fresh.
      void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
