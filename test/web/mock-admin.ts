/* Units, accounts, grants and the audit of the mock server. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { AuditRow } from '../../src/contract/audit.ts';
import type { Account, CreateAccount, CreateUnit, ProposeGrant } from '../../src/contract/unit.ts';
import { actionNames, actions } from '../../src/domain/access/actions.ts';
import { makeAccounts, makeUnits, people } from './mock-county.ts';

/** Adds units, accounts with their grants, and the audit. */
export function mockAdmin(app: FastifyInstance): void {
  const units = makeUnits();
  unitRoutes(app, units);
  accountRoutes(app, makeAccounts(units), units);
  auditRoutes(app);
}

function unitRoutes(app: FastifyInstance, units: ReturnType<typeof makeUnits>): void {
  app.get('/api/units', () => units);
  app.post<{ Body: CreateUnit }>('/api/units', (request, reply) => {
    const { parentId, kind, name, code } = request.body;
    if (units.some((unit) => unit.code === code)) return reply.code(409).send({ code: 'R203', status: 409, zh: `“${code}”已存在，请换一个名称或代码。`, en: `"${code}" exists already. Choose another name or code.`, details: { name: code } });
    const parent = units.find((unit) => unit.id === parentId);
    const unit = { id: `u-${code}`, parentId, path: `${parent?.path ?? ''}${code}/`, kind, name, code, pinyin: code, retired: false };
    units.push(unit);
    return unit;
  });
  app.patch<{ Params: { id: string }; Body: { name: string } }>('/api/units/:id', (request) => Object.assign(units.find((unit) => unit.id === request.params.id) ?? {}, { name: request.body.name }));
  app.post<{ Params: { id: string } }>('/api/units/:id/retire', (request) => Object.assign(units.find((unit) => unit.id === request.params.id) ?? {}, { retired: true }));
}

const secretFor = (account: Account | undefined) => ({ account, oneTimePassword: 'kiwi-7418-Maple', validUntil: '2026-11-25T01:30:00.000Z' });

function accountRoutes(app: FastifyInstance, accounts: Account[], units: ReturnType<typeof makeUnits>): void {
  const accountOf = (id: string) => accounts.find((account) => account.id === id);
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? '';
  app.get('/api/accounts', () => accounts);
  app.post<{ Body: CreateAccount }>('/api/accounts', (request, reply) => {
    const { login, name, unitId } = request.body;
    if (accounts.some((account) => account.login === login)) return reply.code(409).send({ code: 'A108', status: 409, zh: `登录名“${login}”已被使用，请换一个。`, en: `The sign-in name "${login}" is taken. Choose another.`, details: { login } });
    const account: Account = { id: login, login, name, unitId, unitName: unitName(unitId), unitPath: '', disabled: false, lastSeenAt: null, grants: [] };
    accounts.push(account);
    return secretFor(account);
  });
  app.post<{ Params: { id: string } }>('/api/accounts/:id/reset', (request) => secretFor(accountOf(request.params.id)));
  for (const verb of ['disable', 'enable']) app.post<{ Params: { id: string } }>(`/api/accounts/:id/${verb}`, (request) => Object.assign(accountOf(request.params.id) ?? {}, { disabled: verb === 'disable' }));
  app.post<{ Params: { id: string }; Body: ProposeGrant }>('/api/accounts/:id/grants', (request) => {
    const account = accountOf(request.params.id);
    account?.grants.push({ id: `g-${accounts.flatMap((one) => one.grants).length}`, role: request.body.role, unitId: request.body.unitId, unitName: unitName(request.body.unitId), state: 'proposed', proposedBy: '孙伟', authorisedBy: null });
    return account;
  });
  for (const [verb, state] of [['authorise', 'granted'], ['revoke', 'revoked']] as const) {
    app.post<{ Params: { id: string } }>(`/api/grants/:id/${verb}`, (request) => {
      const account = accounts.find((one) => one.grants.some((grant) => grant.id === request.params.id));
      for (const grant of account?.grants ?? []) if (grant.id === request.params.id) Object.assign(grant, { state, authorisedBy: '郑安' });
      return account;
    });
  }
}

const TOTAL = 260;

function auditRow(seq: number): AuditRow {
  const person = people[seq % people.length];
  const audited = actionNames.filter((name) => actions[name].audited);
  const action = audited[(seq * 7) % audited.length] ?? 'session.open';
  const refused = seq % 9 === 0;
  return {
    seq, at: new Date(Date.parse('2026-11-22T02:00:00Z') - (TOTAL - seq) * 1_740_000).toISOString(), actorId: person?.id ?? null, actorName: person?.name ?? '', action,
    label: { zh: actions[action].zh, en: actions[action].en }, objectKind: actions[action].group, objectId: `${actions[action].group}-${seq}`, unitPath: seq % 3 === 0 ? 'qinghe/river/r2/' : 'qinghe/office/',
    outcome: refused ? 'refused' : 'done', code: refused ? 'A103' : '', details: refused ? { action } : { version: seq % 5, note: '进度填报' }, address: `10.2.${seq % 8}.${seq % 250}`,
    hash: createHash('sha256').update(String(seq)).digest('hex'),
  };
}

interface AuditQuery { readonly before?: string; readonly action?: string; readonly actor?: string; readonly outcome?: string }

function auditRoutes(app: FastifyInstance): void {
  const rows = Array.from({ length: TOTAL }, (_, index) => auditRow(TOTAL - index));
  app.get<{ Querystring: AuditQuery }>('/api/audit', (request) => {
    const { before, action, actor, outcome } = request.query;
    const found = rows.filter((row) => (before === undefined || row.seq < Number(before)) && (action === undefined || row.action === action) && (actor === undefined || row.actorId === actor) && (outcome === undefined || row.outcome === outcome));
    return { rows: found.slice(0, 100), next: found.length > 100 ? found[99]?.seq ?? null : null };
  });
  app.get('/api/audit/verify', () => ({ rows: TOTAL, intact: true, firstBroken: null, head: rows[0]?.hash ?? '' }));
}
