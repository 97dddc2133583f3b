/* Structured lines for the operator on stderr, one JSON object each. They hold ids and codes, never names, numbers or texts of people. */
import { pino } from 'pino';
import type { Log } from './app/runtime.ts';

// Whatever slips into a message by way of a driver's error is blotted out: 18-digit IDs, mobile numbers, bearer-like tokens.
const personal = /\d{17}[\dXx]|(?<!\d)1[3-9]\d{9}(?!\d)|[\w-]{40,}/g;
const blot = (text: string): string => text.replaceAll(personal, '***');

/**
 * The log of a command that answers and ends: what it has to say it says in its answer, so nothing is logged unless
 * XUEZHENG_LOG asks for it.
 */
export const commandLog = (): Log => (process.env['XUEZHENG_LOG'] === undefined ? { info: () => undefined, error: () => undefined } : operatorLog());

/** The log the server runs with. Levels by XUEZHENG_LOG, `info` unless set. */
export function operatorLog(): Log {
  const logger = pino({ level: process.env['XUEZHENG_LOG'] ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
  return {
    info: (event, fields = {}) => logger.info(fields, event),
    error: (event, failure, fields = {}) => {
      const { message, stack, code } = failure instanceof Error ? failure as Error & { code?: unknown } : { message: String(failure), stack: undefined, code: undefined };
      logger.error({ ...fields, code, message: blot(message), stack: stack && blot(stack) }, event);
    },
  };
}
