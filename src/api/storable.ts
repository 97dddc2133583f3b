import type { FastifyRequest } from 'fastify';
import { problems, raise } from '../domain/problem.ts';

/** Refuses a request with text no database holds, wherever it stands. Throws R102. */
export function guardStorable(request: FastifyRequest): void {
  for (const part of [request.params, request.query, request.body]) requireStorable(part);
}

/** Refuses text with NUL or halves of characters, in keys and values, however deep. Throws R102. */
export function requireStorable(sent: unknown): void {
  if (!isStorable(sent)) throw raise(problems.inputWrong, { fields: [{ zh: '含有不能保存的字符（空字符或残缺的字符），请删去后重新输入', en: 'there are characters that cannot be kept (NUL or half a character); delete them' }] });
}

// A stack of our own, because the body may be nested deeper than calls can be.
function isStorable(sent: unknown): boolean {
  const waiting: unknown[] = [sent];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return false;
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const [key, inner] of Object.entries(value)) waiting.push(key, inner);
    }
  }
  return true;
}
