import type { FastifyReply } from 'fastify';

/** Bound to this host, sent over TLS (or loopback) only, never to scripts. */
export const SESSION_COOKIE = '__Host-xuezheng';

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

/** Gives the browser its session. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, attributes);
}

/** Takes the session from the browser and clears what it kept. */
export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, attributes).header('clear-site-data', '"cache", "storage"');
}
