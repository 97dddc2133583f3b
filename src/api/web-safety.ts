import type { FastifyReply, FastifyRequest } from 'fastify';
import { problems, raise } from '../domain/problem.ts';

// Styles are inline because the component library writes them at run time; scripts are ours and only ours.
const csp = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
  "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');

/** Headers every answer carries (ASVS 5.0 3.4). Answers of the API are never kept by a cache. */
export function secureReply(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({
    'content-security-policy': csp, 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  });
  if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
}

/** Refuses a change asked for by another site. The browser names the origin; a tool that names none carries no cookie of ours. */
export function guardOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = origin !== undefined && hostOf(origin) !== request.host;
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none')) throw raise(problems.crossOrigin, {});
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
