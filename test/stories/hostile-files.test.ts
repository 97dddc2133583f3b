import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import { encode } from '../office/encode.ts';
import { makeDocx, paragraph } from '../office/make-docx.ts';
import { makeZip } from '../office/make-zip.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld();
const words = '青岚县教育局2026年工作要点\n一、办学条件\n全年新建学校3所，投入资金820万元。';
const text = Buffer.from(words);
const spoken = (bytes: number): string => `${paragraph('2026年计划，新建学校3所。')}<!--${' '.repeat(bytes)}-->`;

let office: Person;
beforeAll(async () => { office = await world.as('周敏'); });

interface Part { readonly head: string; readonly body: string | Uint8Array }
const B = 'xXx';
function form(parts: readonly Part[], end = `--${B}--\r\n`): Buffer {
  return Buffer.concat([...parts.flatMap((part) => [Buffer.from(`--${B}\r\n${part.head}\r\n\r\n`, 'latin1'), Buffer.from(part.body), Buffer.from('\r\n')]), Buffer.from(end)]);
}
const field = (name: string, body: string): Part => ({ head: `Content-Disposition: form-data; name="${name}"`, body });
const file = (body: string | Uint8Array = text, name = 'a.txt'): Part => ({ head: `Content-Disposition: form-data; name="file"; filename="${Buffer.from(name).toString('latin1')}"`, body });
const post = (path: string, body: Buffer): Promise<Answer> => office.send('POST', path, body, { 'content-type': `multipart/form-data; boundary=${B}` });

describe('files that are not what they say', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['nothing', 'a.txt', Buffer.from(''), 'F101'], ['blanks', 'a.txt', Buffer.from(' \n\t\u3000'), 'F101'], ['binary under a text name', 'a.txt', Buffer.from(Array.from({ length: 4000 }, (_, at) => at * 31 % 256)), 'F108'],
    ['a program', 'a.docx', Buffer.from('MZ\x90\x00\x03\x00\x00\x00'.padEnd(600, '\x01'), 'latin1'), 'F107'], ['a picture under a PDF name', 'a.pdf', Buffer.from('\x89PNG\r\n\x1a\n0000IHDR'.padEnd(300, '\x02'), 'latin1'), 'F105'],
    ['an xlsx', 'a.xlsx', makeZip([{ name: '[Content_Types].xml', data: '<a/>' }, { name: 'xl/workbook.xml', data: '<workbook/>' }]), 'F104'], ['an xlsx under a Word name', 'a.docx', makeZip([{ name: 'xl/workbook.xml', data: '<workbook/>' }]), 'F104'],
    ['an archive', 'a.zip', makeZip([{ name: 'a.txt', data: words }]), 'F106'], ['half a docx', 'a.docx', makeDocx({ body: spoken(2000) }).subarray(0, 500), 'F111'],
    ['a zip bomb', 'a.docx', makeDocx({ body: spoken(60_000_000) }), 'F116'], ['a zip that lies about its size', 'a.docx', makeZip([{ name: 'word/document.xml', data: spoken(5_000_000), claim: 10 }]), ''],
    ['an encrypted docx', 'a.docx', makeZip([{ name: 'word/document.xml', data: spoken(0), encrypted: true }]), 'F110'], ['a Word file with a password', 'a.docx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]), ''],
    ['external entities', 'a.docx', makeDocx({ prolog: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', body: paragraph('&x;2026年计划') }), 'F117'],
    ['a way out of the archive', 'a.docx', makeDocx({ body: paragraph(words), extra: [{ name: '../../evil', data: 'x' }] }), 'F117'],
    ['a billion laughs', 'a.docx', makeDocx({ prolog: '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>', body: paragraph('&b;') }), 'F117'],
    ['deep elements', 'a.docx', makeDocx({ body: '<w:p>'.repeat(200_000) }), ''], ['a PDF of one line', 'a.pdf', Buffer.from('%PDF-1.7\n'), ''], ['a PDF that loops', 'a.pdf', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R/Prev 0>>\nstartxref\n0\n%%EOF'), ''],
  ])('%s', { timeout: 40_000 }, async (_, name, bytes, code) => {
    const answer = await office.upload('/api/plans', { name, bytes });
    expectCivil(answer, name);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    if (code !== '') expectProblem(answer, code);
  });

  it.each<[string, Uint8Array]>([
    ['GB18030', encode(words, 'gb18030')], ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), encode(words, 'utf-16le')])], ['UTF-16 of the other order', Buffer.concat([Buffer.from([0xfe, 0xff]), encode(words, 'utf-16be')])], ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text])],
  ])('a plan in %s is read', async (_, bytes) => {
    const answer = await office.upload('/api/plans', { name: '要点.txt', bytes });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    const opened = await office.get<OpenedPlan>(`/api/plans/${(answer.body as PlanRow).id}`);
    expect(opened.items.map((item) => item.number)).toEqual(expect.arrayContaining(['3', '820']));
  });

  it('a file of 60 MB is refused by its size, and the server goes on', async () => {
    for (const path of ['/api/plans', '/api/files']) expectProblem(await office.upload(path, { name: 'a.txt', bytes: Buffer.alloc(60_000_000, 'a') }), 'R105');
    expect((await office.send('GET', '/api/plans')).status).toBe(200);
  });

  it.each(['0001年计划', '1848年工作计划', '9999年工作要点', '2026年13月45日前建成学校3所', `新建学校${'9'.repeat(400)}所`, '新建学校1e999所', '完成-0亿元，负3所', '（'.repeat(3000), '1.'.repeat(3000), '一、'.repeat(3000), '\u202E2026年计划\u202D新建3所', '<script>alert(1)</script>2026年计划新建3所', '2026年计划\t\v\f\u0085\u2028\u2029新建3所', '👩‍👩‍👧‍👦新建学校3所'])('odd words are read or refused, never a bug: %.20s', async (odd) => {
    const answer = await office.send('POST', '/api/plans/text', { text: odd });
    expectCivil(answer, odd.slice(0, 30));
    if (answer.status === 201) expectCivil(await office.send('GET', `/api/plans/${(answer.body as PlanRow).id}`), odd.slice(0, 30));
  });
});

describe('forms that are not in order', () => {
  it.each<[string, Buffer]>([
    ['only its end', form([])], ['nothing', Buffer.from('')], ['no file', form([field('unitId', 'x')])], ['no end', form([file()], '')], ['cut in the middle', form([file()]).subarray(0, 90)],
    ['two files', form([file(), file()])], ['a file under another name', form([{ head: 'Content-Disposition: form-data; name="other"; filename="a.exe"', body: 'MZ\0\0' }])], ['a header without end', Buffer.from(`--${B}\r\n${'A'.repeat(100_000)}`)],
    ['no headers', Buffer.from(`--${B}\r\n\r\nx\r\n--${B}--`)], ['a field too large', form([field('title', 'x'.repeat(200_000)), file()])], ['many fields', form([...Array.from({ length: 1000 }, (_, at) => field(`f${at}`, 'x')), file()])],
    ['a unit that is none', form([field('unitId', '\' or 1=1'), file()])], ['a plan that is none', form([field('planId', '00000000-0000-4000-8000-000000000000'), file()])], ['NUL in a field', form([field('title', 'a\0b'), file()])], ['a parent of all', form([field('__proto__', 'x'), file()])],
    ['the same field twice', form([field('unitId', 'x'), field('unitId', 'y'), file()])],
  ])('%s', async (what, body) => {
    for (const path of ['/api/plans', '/api/files']) {
      const answer = await post(path, body);
      expectCivil(answer, `${path} ${what}`);
      if (path === '/api/plans' && what !== 'a parent of all') expect(answer.status, `${what} ${JSON.stringify(answer.body).slice(0, 200)}`).toBeGreaterThanOrEqual(400);
    }
    expect(({} as { x?: string }).x).toBeUndefined();
  });

  it.each(['../../../etc/passwd', '..\\..\\boot.ini', 'C:\\x\\y.txt', '/etc/shadow', 'a\0.txt', 'a\u202Etxt.exe', '.', '..', '', ' ', 'a%0d%0aSet-Cookie: x=1.txt', '"; filename=evil.html; x="', '<img src=x onerror=alert(1)>.txt', `${'名'.repeat(500)}.txt`, 'con.txt', '😀'.repeat(120), '\u0080\u009f.txt'])('a file named %j is kept and comes back to be saved, never shown', async (name) => {
    const answer = await post('/api/files', form([file(text, name.replaceAll('"', '%22').replaceAll('\0', ''))]));
    expectCivil(answer, name);
    if (answer.status >= 400) return;
    const kept = answer.body as { id: string; name: string };
    expect(kept.name).not.toMatch(/[/\\\p{Cc}\u202E]/u);
    const back = await office.send('GET', `/api/files/${kept.id}`);
    expect(back.status, JSON.stringify(back.body)).toBe(200);
    expect(String(back.headers['content-disposition'])).toMatch(/^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.!~*'()%-]*$/);
    expect(back.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(String(back.headers['content-type'])).not.toMatch(/html|script|svg|xml/);
    expect(back.headers['set-cookie']).toBeUndefined();
  });

  it('a page sent as evidence with a type of its own choosing does not come back as a page', async () => {
    const head = 'Content-Disposition: form-data; name="file"; filename="a.html"\r\nContent-Type: text/html';
    const answer = await post('/api/files', form([{ head, body: '<script>alert(1)</script>' }]));
    expectCivil(answer, 'html');
    if (answer.status >= 400) return;
    const back = await office.send('GET', `/api/files/${(answer.body as { id: string }).id}`);
    expect(String(back.headers['content-disposition'])).toMatch(/^attachment/);
    expect(String(back.headers['content-type'])).not.toMatch(/html|script|svg/);
  });

  it('a file of another unit cannot be opened, nor lent as evidence; every upload is in the audit', async () => {
    const clerk = await world.as('张文');
    const mine = (await post('/api/files', form([file()]))).body as { id: string };
    expectCivil(await clerk.send('GET', `/api/files/${mine.id}`), 'foreign file');
    expect((await clerk.send('GET', `/api/files/${mine.id}`)).status).toBeGreaterThanOrEqual(400);
    const page = await (await world.as('马清')).get<AuditPage>('/api/audit?action=file.upload');
    expect(page.rows.filter((row) => row.objectId === mine.id && row.outcome === 'done')).toHaveLength(1);
    expect(world.log.join('\n')).not.toMatch(/周敏|办学条件|a\.txt|passwd/);
  });
});
