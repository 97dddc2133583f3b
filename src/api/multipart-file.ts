import type { FastifyRequest } from 'fastify';
import { problems, raise } from '../domain/problem.ts';
import { requireStorable } from './storable.ts';

/** A file as sent with a form, with the form’s other fields. */
export interface SentFile {
  readonly name: string;
  readonly media: string;
  readonly bytes: Uint8Array;
  /** The other fields of the form, as text. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The one file of a multipart request with its fields. Throws R102 when there is none, R105 when it is too large. */
export async function readSentFile(request: FastifyRequest): Promise<SentFile> {
  if (!request.isMultipart()) throw raise(problems.inputWrong, { fields: [{ zh: '请以表单方式上传一个文件', en: 'send one file as a form' }] });
  const fields: Record<string, string> = {};
  let file: Omit<SentFile, 'fields'> | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { name: plainName(part.filename), media: part.mimetype, bytes: await part.toBuffer() };
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  if (!file) throw raise(problems.inputWrong, { fields: [{ zh: '没有收到文件', en: 'no file came' }] });
  requireStorable(fields);
  return { ...file, fields };
}

// Only the last part of the name, and nothing a terminal or a header could stumble over.
const plainName = (name: string | undefined): string =>
  (name ?? '未命名').split(/[/\\]/).at(-1)?.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').slice(-200) || '未命名';
