/* Backup, restore and accounts at the terminal, on a county that runs: nothing is replaced unasked, and answers come without log lines. */
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { PlanRow } from '../../src/contract/plan.ts';
import { call, runXuezheng, signInAt, startFresh, useServer } from './running-server.ts';

const place = useServer('manners', startFresh);

const at = (name: string): string => join(place.folder, name);
/** A command on the county that runs; nobody sits at its terminal. */
const run = (...args: string[]) => runXuezheng([...args, '--data', at('data-sample')]).ended;
const countPlans = async (visitor: Awaited<ReturnType<typeof signInAt>>) => (await call<PlanRow[]>(visitor, 'GET', '/api/plans')).body.length;

it('a backup does not replace a file of that name unless told to', async () => {
  await writeFile(at('mine.zip'), 'something of mine');
  const refused = await run('backup', at('mine.zip'));
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toMatch(/^S118 /);
  expect(await readFile(at('mine.zip'), 'utf8')).toBe('something of mine');
  const forced = await run('backup', at('mine.zip'), '--force');
  expect(forced.err).toMatch(/^已备份到 .*mine\.zip：\d+ 张表，\d+ 行。\n$/);
  expect((await readFile(at('mine.zip'))).subarray(0, 2).toString()).toBe('PK');
});

it('a restore replaces nothing before somebody said yes, and then says that everyone must sign in again', async () => {
  expect((await run('backup', at('before.zip'))).code).toBe(0);
  const office = await signInAt(place.server.url, '周敏');
  const before = await countPlans(office);
  expect((await call(office, 'POST', '/api/plans/text', { text: '2026年工作计划\n新建学校3所。' })).status).toBeLessThan(300);
  const unasked = await run('restore', at('before.zip'));
  expect([unasked.code, unasked.out]).toEqual([1, '']);
  expect(unasked.err).toMatch(/^X110 恢复会替换“.+”的全部数据，没有得到确认，什么都没有改。/);
  expect(await countPlans(office)).toBe(before + 1);

  const said = await run('restore', at('before.zip'), '--yes', '--lang', 'en');
  expect(said.code, said.err).toBe(0);
  expect(said.err).toMatch(/^Restored from .*before\.zip: \d+ tables, \d+ rows\. Every session has ended; everyone must sign in again\.\n$/);
  expect((await call(office, 'GET', '/api/plans')).status).toBe(401);
  expect(await countPlans(await signInAt(place.server.url, '周敏'))).toBe(before);
});

it('a restore lets no token of another system live again unasked: each waits for the security administrator', async () => {
  const [system, security, office] = [await signInAt(place.server.url, '陈钢'), await signInAt(place.server.url, '许安'), await signInAt(place.server.url, '周敏')];
  const unitId = (await call<{ id: string }[]>(office, 'GET', '/api/units')).body[0]?.id ?? '';
  const issue = async (name: string) => {
    const { body } = await call<{ token: string; view: { id: string } }>(system, 'POST', '/api/tokens', { name, purpose: '每日同步', unitId, scopes: { school: ['read'] }, ceiling: 1, until: new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10) });
    expect((await call(security, 'POST', `/api/tokens/${body.view.id}/authorise`)).status).toBe(200);
    return { id: body.view.id, asks: async () => (await fetch(new URL('/api/registers/school/records', place.server.url), { headers: { authorization: `Bearer ${body.token}` } })).status };
  };
  const [kept, revoked] = [await issue('学籍平台'), await issue('旧平台')];
  expect([await kept.asks(), await revoked.asks()]).toEqual([200, 200]);
  expect((await run('backup', at('tokens.zip'))).code).toBe(0);
  expect((await call(system, 'POST', `/api/tokens/${revoked.id}/revoke`)).status).toBe(200);
  const said = await run('restore', at('tokens.zip'), '--yes');
  expect(said.err).toMatch(/须重新登录。2 个接口令牌已暂停，由安全管理员在“管理 → 接口令牌”逐个批准后才能再用。\n$/);
  expect([await kept.asks(), await revoked.asks()]).toEqual([401, 401]);
  const again = await signInAt(place.server.url, '许安');
  const { tokens } = (await call<{ tokens: { name: string; state: string; authorisedBy: string | null }[] }>(again, 'GET', '/api/tokens')).body;
  expect(tokens.map(({ name, state, authorisedBy }) => [name, state, authorisedBy]).toSorted()).toEqual([['学籍平台', 'suspended', null], ['旧平台', 'suspended', null]]);
  expect((await call(again, 'POST', `/api/tokens/${kept.id}/authorise`)).body).toMatchObject({ state: 'granted' });
  expect((await call(again, 'POST', `/api/tokens/${revoked.id}/withdraw`)).body).toMatchObject({ state: 'revoked' });
  expect([await kept.asks(), await revoked.asks()]).toEqual([200, 401]);
  const { rows } = (await call<{ rows: { details: object }[] }>(await signInAt(place.server.url, '马清'), 'GET', '/api/audit?action=backup.restore')).body;
  expect(rows[0]?.details).toMatchObject({ suspendedTokens: 2 });
});

it('a restore lists who may do what now: first what was revoked since, an account disabled since, and what the backup does not know', async () => {
  const [system, security] = [await signInAt(place.server.url, '陈钢'), await signInAt(place.server.url, '许安')];
  const accounts = (await call<{ id: string; name: string; unitId: string; grants: { id: string; role: string; unitId: string; unitName: string }[] }[]>(system, 'GET', '/api/accounts')).body;
  const held = (name: string) => accounts.find((one) => one.name === name);
  expect((await run('backup', at('grants.zip'))).code).toBe(0);
  expect((await call(security, 'POST', `/api/grants/${held('林晓')?.grants[0]?.id}/revoke`)).status).toBe(200);
  expect((await call(system, 'POST', `/api/accounts/${held('张文')?.id}/disable`)).status).toBeLessThan(300);
  const proposed = await call<{ grants: { id: string; role: string; authorisedBy: string | null }[] }>(system, 'POST', `/api/accounts/${held('周敏')?.id}/grants`, { role: 'inspector', unitId: held('周敏')?.grants[0]?.unitId });
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);
  const given = proposed.body.grants.find(({ role, authorisedBy }) => role === 'inspector' && authorisedBy === null);
  expect((await call(security, 'POST', `/api/grants/${given?.id}/authorise`)).status).toBe(200);
  const said = await run('restore', at('grants.zip'), '--yes');
  expect(said.code, said.err).toBe(0);
  const [titles, , ...lines] = said.out.trimEnd().split('\n').map((line) => line.split(/ {2,}/));
  expect(titles).toEqual(['登录名', '姓名', '角色', '单位', '与恢复之前相比']);
  expect(lines.slice(0, 3).map(([, name, role, , change]) => [name, role, change]).toSorted()).toEqual([
    ['周敏', '督学', '恢复之前有效，现在没有了'], ['张文', '学校填报员', '恢复之前无效，现在有效'], ['林晓', '科室人员', '恢复之前无效，现在有效'],
  ]);
  expect(lines[2]?.[4]).toBe('恢复之前有效，现在没有了');
  expect(lines.slice(3).every((cells) => cells.length === 4)).toBe(true);
  expect(lines.slice(3).some(([, name, role]) => name === '许安' && role === '安全管理员')).toBe(true);
  expect(said.err).toContain('授权与恢复之前不同：2 项又有效了，1 项没有了（见上面的清单）。');
  const { rows } = (await call<{ rows: { details: object }[] }>(await signInAt(place.server.url, '马清'), 'GET', '/api/audit?action=backup.restore')).body;
  expect(rows[0]?.details).toMatchObject({ grantsBack: 2, grantsGone: 1 });
  const again = await run('restore', at('grants.zip'), '--yes', '--lang', 'en');
  expect(again.out).toMatch(/^Login +Name +Role +Unit +Against before\n/);
  expect(again.out).not.toContain('in force');
  expect(again.err).not.toContain('Grants differ');
});

it('a file that is no backup is refused before anybody is asked', async () => {
  await writeFile(at('not.zip'), 'nothing');
  expect((await run('restore', at('not.zip'))).err).toMatch(/^S111 /);
});

it('the one-time password stands alone on stdout; until when it holds is told by the clock of China', async () => {
  const said = await run('user', 'reset', 'linxiao');
  expect(said.out).toMatch(/^\S+\n$/);
  const [, until = ''] = /^一次性密码，首次登录须修改，(\d{4}-\d\d-\d\d \d\d:\d\d)（北京时间）前有效。\n$/.exec(said.err) ?? [];
  const hours = (Date.parse(`${until.replace(' ', 'T')}:00+08:00`) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(71.9);
  expect(hours).toBeLessThan(72.1);
});

it('disabling and enabling say what was done', async () => {
  expect((await run('user', 'disable', 'linxiao')).err).toMatch(/^已停用账号“linxiao”/);
  expect((await run('user', 'enable', 'linxiao', '--lang=en')).err).toBe('The account "linxiao" is enabled.\n');
});

it('a ledger is written as what its name says, or not at all', async () => {
  await writeFile(at('plan.txt'), '2026年计划\n新建学校3所。');
  const refused = await runXuezheng(['read', at('plan.txt'), '--out', at('ledger.csv')]).ended;
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toMatch(/^F121 .*\.xlsx/);
  await expect(access(at('ledger.csv'))).rejects.toThrow();
});

it('a command that starts the database itself answers without a line of log', async () => {
  await place.server.end('SIGTERM');
  const said = await run('user', 'list', '--lang', 'en');
  expect(said.out).toMatch(/^Login +Name +Unit +Roles +State\n/);
  expect(said.out).toMatch(/^zhoumin +周敏 .* Bureau office +active$/m);
  expect(said.err).toBe('');
}, 30_000);
