/*
 * The one way the screens talk to the server. Shapes come from src/contract as types only, so that the schemas stay out
 * of the bundle. A refused request throws a Refusal; a lost session is announced, so that the frame can ask for the
 * password over the page and nothing typed is lost.
 */
import type { ProblemReply } from '../../contract/common.ts';
import { Refusal, unexplained, unreachable } from './refusal.ts';
import { announceLostSession } from './lost-session.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Reads: `get<Plans>('/api/plans')`. */
export const get = <Reply>(path: string, signal?: AbortSignal): Promise<Reply> => send<Reply>('GET', path, undefined, signal);
/** Headers beside the usual ones: the version a change starts from, the sender's own name for a request. */
export type Headers = Readonly<Record<string, string>>;

/** Sends a new thing or an action. */
export const post = <Reply>(path: string, body: unknown = {}, headers?: Headers, signal?: AbortSignal): Promise<Reply> => send<Reply>('POST', path, body, signal, headers);
/** Replaces. */
export const put = <Reply>(path: string, body: unknown): Promise<Reply> => send<Reply>('PUT', path, body);
/** Changes some fields. */
export const patch = <Reply>(path: string, body: unknown, headers?: Headers): Promise<Reply> => send<Reply>('PATCH', path, body, undefined, headers);
/** Takes away. */
export const remove = <Reply>(path: string, body?: unknown, headers?: Headers): Promise<Reply> => send<Reply>('DELETE', path, body, undefined, headers);

/** A path with its query; empty and absent values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | null | undefined>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`;
}

/** Sends a file as multipart with its fields, telling the share sent (0 to 1) on the way. */
export function uploadFile<Reply>(path: string, file: File, fields: Readonly<Record<string, string>>, sent?: (share: number) => void): Promise<Reply> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body was sent; XMLHttpRequest can.
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) sent?.(event.loaded / event.total); });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('load', () => {
      try {
        resolve(accept<Reply>(request.status, parse(request.responseText), path));
      } catch (error) {
        reject(error);
      }
    });
    request.send(form);
  });
}

/** Puts bytes under an address. */
export async function sendBytes<Reply>(path: string, bytes: ArrayBuffer, headers: Readonly<Record<string, string>>): Promise<Reply> {
  const response = await fetch(path, { method: 'PUT', credentials: 'same-origin', headers: { accept: 'application/json', 'content-type': 'application/octet-stream', ...headers }, body: bytes })
    .catch(() => { throw unreachable(); });
  return accept<Reply>(response.status, parse(await response.text()), path);
}

/** Asks for a file and gives it to the browser to keep, under the name the server says. */
export async function saveReply(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json', 'x-from': 'page' }, body: JSON.stringify(body) })
    .catch(() => { throw unreachable(); });
  if (!response.ok) accept(response.status, parse(await response.text()), path);
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: address, download: decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '') });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function send<Reply>(method: Method, path: string, body?: unknown, signal?: AbortSignal, more: Headers = {}): Promise<Reply> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    // The server records by which way a change came: from a page, not from another program.
    headers: { accept: 'application/json', 'x-from': 'page', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : unreachable();
  });
  return accept<Reply>(response.status, parse(await response.text()), path);
}

function accept<Reply>(status: number, answer: unknown, path: string): Reply {
  if (status >= 200 && status < 300) return answer as Reply;
  const problem = isProblemReply(answer) ? answer : unexplained(status);
  // Refused credentials at the sign-in form are the form's own business.
  if (status === 401 && !path.startsWith('/api/session')) announceLostSession();
  throw new Refusal(problem);
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblemReply(answer: unknown): answer is ProblemReply {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'zh' in answer && 'en' in answer;
}
