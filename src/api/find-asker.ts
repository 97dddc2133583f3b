/* Who asks: nobody, a person by the session in a cookie, or another system by its token; never two of them at once. */
import type { FastifyRequest } from 'fastify';
import type { Asker, Runtime } from '../app/runtime.ts';
import { identifyToken } from '../app/session/identify-token.ts';
import { identify } from '../app/session/identify.ts';
import type { AskerMemory } from '../app/session/remember-askers.ts';
import { problems, raise } from '../domain/problem.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { guardOrigin } from './web-safety.ts';

/** Finds out who asks and keeps it with the request. Throws A114 for a change another site asks for, A117 to A119, A121 for a token that is refused. */
export async function findAsker(runtime: Runtime, memory: AskerMemory, request: FastifyRequest): Promise<void> {
  const token = bearerOf(request);
  // A browser sends no token by itself: what carries one was not asked for by another site.
  if (token === undefined) guardOrigin(request);
  const session = request.url.startsWith('/api/') ? request.cookies[SESSION_COOKIE] : undefined;
  if (token !== undefined && session !== undefined) throw raise(problems.tokenAndSession, {});
  request.asker = token === undefined ? await personAsking(runtime, memory, request, session) : await systemAsking(runtime, request, token);
}

// Another scheme is the proxy's business, which may ask for a password of its own.
const bearerOf = (request: FastifyRequest): string | undefined =>
  (request.url.startsWith('/api/') ? /^bearer +(.*)$/i.exec(authorizationOf(request))?.[1]?.trim() : undefined);

// Of several headers Node keeps the first and drops the others in silence: together they are no token, whoever put them there.
function authorizationOf({ raw: { rawHeaders } }: FastifyRequest): string {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization').join(', ');
}

const cameFrom = (request: FastifyRequest) => ({ address: request.ip, agent: request.headers['user-agent'] ?? '' });

async function systemAsking(runtime: Runtime, request: FastifyRequest, token: string): Promise<Asker> {
  return { actor: await identifyToken(runtime, token, request.ip), sessionId: null, ...cameFrom(request), mustChangePassword: false };
}

async function personAsking(runtime: Runtime, memory: AskerMemory, request: FastifyRequest, session: string | undefined): Promise<Asker> {
  // A page that only polls says so, and does not keep its session alive by it.
  const touch = request.headers['x-passive'] === undefined;
  const anew = async (): Promise<Asker> => {
    request.identity = session === undefined ? undefined : await identify(runtime, session, { touch });
    if (session !== undefined) memory.keep(session, request.identity);
    return personOf(request);
  };
  const known = session === undefined || request.routeOptions.config.remembers !== true ? undefined : memory.find(session);
  request.identity = known?.identity;
  return known ? { ...personOf(request), remembered: { proof: known.proof, again: anew } } : await anew();
}

function personOf(request: FastifyRequest): Asker {
  const { identity } = request;
  return { actor: identity?.actor ?? null, sessionId: identity?.sessionId ?? null, ...cameFrom(request), mustChangePassword: identity?.person.mustChange ?? false };
}
