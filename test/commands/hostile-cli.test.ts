import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemReply } from '../../src/contract/common.ts';
import { makeDocx, paragraph } from '../office/make-docx.ts';
import { makeZip } from '../office/make-zip.ts';
import { call, runXuezheng, signInAt, startServer, type RunningServer, type Visitor } from './running-server.ts';

let folder: string;
let server: RunningServer;
let office: Visitor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-hostile-'));
  // Open to the user the database runs as, so that its data lie here and go away with the folder.
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'a folder'));
  await Promise.all([
    writeFile(join(folder, 'empty.txt'), ''), writeFile(join(folder, 'binary.txt'), Buffer.from(Array.from({ length: 3000 }, (_, at) => at * 7 % 256))), writeFile(join(folder, 'not.zip'), 'nothing'),
    writeFile(join(folder, 'table.xlsx'), makeZip([{ name: 'xl/workbook.xml', data: '<workbook/>' }])), writeFile(join(folder, 'broken.zip'), makeZip([{ name: 'manifest.json', data: '{}' }])),
    writeFile(join(folder, '\u001B[31m红.txt'), '2026年新建学校3所，\u001B]0;改名\u0007二是新建\u001B[31m操场4个。'), writeFile(join(folder, 'good.txt'), '2026年计划\n新建学校3所。'),
  ]);
  server = await startServer(folder);
  office = await signInAt(server.url, '周敏');
});
afterAll(async () => {
  await server.end('SIGTERM');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const at = (name: string): string => join(folder, name);

describe('a command line nobody should type', () => {
  it.each<[string, () => string[], string]>([
    ['a command that is none', () => ['steal'], 'X105'], ['an option that is none', () => ['read', '--force', at('good.txt')], 'X105'], ['no file', () => ['read'], 'X105'], ['a file that is not there', () => ['read', at('none.txt')], 'X106'],
    ['an empty file', () => ['read', at('empty.txt')], 'F101'], ['binary', () => ['read', at('binary.txt')], 'F108'], ['a table', () => ['read', at('table.xlsx')], 'F104'], ['a folder', () => ['read', at('a folder')], ''],
    ['a device', () => ['read', '/dev/null'], ''], ['a place that cannot be written', () => ['read', at('good.txt'), '--out', '/dev/null/x.xlsx'], 'X108'],
    ['a backup that is none', () => ['restore', at('not.zip')], 'S111'], ['a backup of nothing', () => ['restore', at('broken.zip')], ''], ['a backup that is not there', () => ['restore', at('none.zip')], 'X106'], ['a folder as a backup', () => ['restore', at('a folder')], 'S111'], ['a backup that is no zip', () => ['backup', at('x.txt')], 'F121'], ['a backup without an ending', () => ['backup', at('x')], 'F121'],
    ['the large sample that is none', () => ['serve', '--large', '--port', '0', '--data', at('d')], 'X105'], ['a key in words', () => ['keys', 'retire', 'abc'], 'X105'], ['a key too many', () => ['keys', 'retire', '1', '2'], 'X105'], ['a value that is missing', () => ['serve', '--port'], 'X105'],
    ['a port that is none', () => ['serve', '--port', '99999999'], 'X105'], ['a port in words', () => ['serve', '--port', '8686; rm'], 'X105'], ['an address of another machine', () => ['serve', '--host', '192.0.2.1', '--data', at('d')], 'X107'],
    ['the sample for the whole network', () => ['serve', '--sample', '--host', '::', '--data', at('d')], 'X102'], ['a folder that is a file', () => ['serve', '--port', '0', '--data', at('good.txt')], 'S104'],
    ['a folder that can never be', () => ['serve', '--port', '0', '--data', '/proc/x'], 'S104'], ['an ending that is no workbook', () => ['read', at('good.txt'), '--out', at('x.exe')], 'F121'], ['a language that is none', () => ['read', at('good.txt'), '--lang', 'fr'], 'X111'],
  ])('%s', async (_, args, code) => {
    const said = await runXuezheng(args()).ended;
    expect(said.code, said.err).toBe(1);
    expect(said.err).toMatch(new RegExp(`^${code === '' ? '[A-Z]\\d{3}' : code} .*[\\u4E00-\\u9FFF]`, 'm'));
    expect(said.err).not.toMatch(/^\s+at .*:\d+/m);
  });

  it('a file name or a document that speaks to the terminal is not let through', async () => {
    const said = await runXuezheng(['read', join(folder, '\u001B[31m红.txt')]).ended;
    expect(said.out + said.err).not.toMatch(/(?![\n\t])\p{Cc}/u);
  });
});

/** Writes bytes to the server's port and answers what came back until it hung up or the time is over. */
function speak(bytes: string | Buffer, options: { readonly hangUp?: boolean } = {}): Promise<string> {
  return new Promise((settle) => {
    let heard = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('data', (chunk) => { heard += chunk.toString('latin1'); });
    socket.on('error', () => settle(heard));
    socket.on('close', () => settle(heard));
    socket.write(bytes, () => { if (options.hangUp === true) setTimeout(() => socket.destroy(), 20); });
    setTimeout(() => socket.destroy(), 1_500);
  });
}

const head = (method: string, path: string, ...lines: string[]): string => [`${method} ${path} HTTP/1.1`, 'Host: x', ...lines, '', ''].join('\r\n');
const isWell = async (): Promise<boolean> => (await call(office, 'GET', '/api/plans')).status === 200;

const sendDocument = async (bytes: Uint8Array): Promise<{ status: number; code: string }> => {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), 'a.docx');
  const answer = await fetch(`${server.url}/api/plans`, { method: 'POST', headers: { cookie: office.cookie }, body: form });
  return { status: answer.status, code: (await answer.json() as { code: string }).code };
};

describe('bytes nobody should send', () => {
  it.each<[string, string]>([
    ['no HTTP', 'hello\r\n\r\n'], ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000'], ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(100_000)}`], ['two lengths', head('POST', '/api/session', 'Content-Length: 2', 'Content-Length: 3') + '{}x'],
    ['a length and chunks', head('POST', '/api/session', 'Content-Length: 4', 'Transfer-Encoding: chunked') + '0\r\n\r\nGET /api/plans HTTP/1.1\r\n\r\n'], ['a negative length', head('POST', '/api/session', 'Content-Length: -1')],
    ['a method that is none', head('STEAL', '/api/plans')], ['NUL in a header', head('GET', '/api/plans', 'X-A: a\0b')], ['a bad chunk', head('POST', '/api/session', 'Transfer-Encoding: chunked', 'Content-Type: application/json') + 'zz\r\n'],
    ['a bare line feed', 'GET /api/plans HTTP/1.1\nHost: x\nX: a\rb\n\n'],
  ])('%s', async (_, bytes) => {
    const heard = await speak(bytes);
    const first = heard.slice(0, heard.indexOf('\r\n'));
    expect(first).toMatch(/^HTTP\/1\.1 4\d\d /);
    const body = heard.slice(heard.indexOf('\r\n\r\n') + 4);
    expect(problemReply.safeParse(JSON.parse(body.slice(0, body.lastIndexOf('}') + 1))).success, heard.slice(0, 400)).toBe(true);
    expect(await isWell()).toBe(true);
  });

  it('uploads cut in the middle leave nothing behind and harm nobody', async () => {
    const before = await call<unknown[]>(office, 'GET', '/api/plans');
    const start = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n2026年计划，新建学校3所';
    const lines = ['Content-Type: multipart/form-data; boundary=x', 'Content-Length: 5000000', `Cookie: ${office.cookie}`];
    await Promise.all(Array.from({ length: 30 }, (_, at) => speak(head('POST', at % 2 ? '/api/plans' : '/api/files', ...lines) + start.slice(0, 10 + at * 4), { hangUp: true })));
    expect((await call<unknown[]>(office, 'GET', '/api/plans')).body).toHaveLength(before.body.length);
    expect(await isWell()).toBe(true);
  });

  it('many who say nothing, or a byte at a time, do not keep others out', async () => {
    const idle = Array.from({ length: 200 }, (_, at) => speak(at % 2 ? '' : head('POST', '/api/session', 'Content-Type: application/json', 'Content-Length: 50') + '{'));
    await pause(100);
    expect(await isWell()).toBe(true);
    await Promise.all(idle);
  });

  it('zip bombs and endless documents, many at once, are refused one by one while others work', async () => {
    const bombs = [
      makeDocx({ body: `${paragraph('2026年计划')}<!--${' '.repeat(80_000_000)}-->` }), makeDocx({ body: '<w:p>'.repeat(100_000) }), makeZip(Array.from({ length: 20_000 }, (_, at) => ({ name: `word/${at}.xml`, data: 'x' }))),
    ];
    const work = Promise.all([...bombs, ...bombs].map(sendDocument));
    expect(await isWell()).toBe(true);
    for (const answer of await work) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.code).toMatch(/^F1\d\d$/);
    }
  });

  it('nothing of it was a bug of ours, and the log knows nobody', () => {
    expect(server.said.code).toBeUndefined();
    expect(server.said.err).not.toMatch(/unexpected failure|X101/);
    expect(server.said.err).not.toMatch(/周敏|zhoumin|__Host-/);
  });
});
