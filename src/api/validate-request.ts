import type { FastifySchemaCompiler } from 'fastify';
import { z, type ZodType } from 'zod';
import { faults } from '../contract/common.ts';
import type { Words } from '../domain/problem.ts';

/** Checks a part of a request against its contract; what does not fit comes out as a ZodError. */
export const validateRequest: FastifySchemaCompiler<ZodType> = ({ schema }) => (sent: unknown) => {
  const read = schema.safeParse(sent);
  return read.success ? { value: read.data } : { error: read.error };
};

const tell = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** What is wrong with one field, in both languages. A check's own message goes before the library's. */
export function fieldWords(issue: z.core.$ZodIssue): Words {
  const path = issue.path.join('.');
  const own = Object.values(faults).find((fault) => fault.zh === issue.message);
  return { zh: `${path || '内容'}：${own?.zh ?? say(tell.zh, issue)}`, en: `${path || 'content'}: ${own?.en ?? say(tell.en, issue)}` };
}

function say(locale: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const told = locale(issue as z.core.$ZodRawIssue);
  return (typeof told === 'string' ? told : told?.message) ?? issue.message;
}
