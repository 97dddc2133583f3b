/* What a route does, in the words of the table of actions: by its path, or by name where the path does not tell. */
import { actions, type Action, type ActionName } from '../../domain/access/actions.ts';
import type { Words } from '../../domain/problem.ts';

const named: Readonly<Record<string, ActionName | Words>> = {
  'GET /api/session': { zh: '查看自己', en: 'Who am I' },
  'POST /api/session': 'session.open',
  'DELETE /api/session': 'session.close',
  'GET /api/session/all': 'session.list',
  'DELETE /api/session/:id': 'session.revoke',
  'PUT /api/session/password': 'password.change',
  'GET /api/session/sample': { zh: '示例县的人员', en: 'People of the sample county' },
  'POST /api/session/sample': { zh: '以示例人员登录', en: 'Sign in as a sample person' },
  'POST /api/setup': 'system.setup',
  'GET /api/health': { zh: '服务是否正常', en: 'Whether the service is well' },
  'POST /api/tokens': 'token.issue',
  'PUT /api/tokens/limit': 'token.limit',
  'POST /api/accounts/:id/grants': 'grant.propose',
  'GET /api/settings/lights': 'setting.read',
  'PUT /api/settings/lights': 'setting.change',
  'GET /api/settings/reminders': 'reminder.read',
  'PUT /api/settings/reminders': 'reminder.change',
  'GET /api/settings/imports': 'import.keeping',
  'PUT /api/settings/imports': 'import.keep',
  'GET /api/settings/disclosure': 'numbering.read', 'PUT /api/settings/disclosure': 'numbering.change',
  'GET /api/disclosure/items': 'disclosure.list', 'GET /api/disclosure/items/:id': 'disclosure.open', 'POST /api/disclosure/items': 'disclosure.prepare', 'POST /api/disclosure/files': 'disclosure.prepare', 'POST /api/disclosure/publications': 'disclosure.prepare', 'PUT /api/disclosure/items/:id': 'disclosure.revise',
  'POST /api/disclosure/items/:id/submit': 'disclosure.submit', 'POST /api/disclosure/items/:id/review': 'disclosure.review', 'POST /api/disclosure/items/:id/return': 'disclosure.return',
  'POST /api/disclosure/items/:id/release': 'disclosure.release', 'POST /api/disclosure/items/:id/withdraw': 'disclosure.withdraw',
  'GET /api/workbench': 'workbench.open',
  'GET /api/board': 'board.open',
  'GET /api/map/boundaries': 'boundary.read',
  'PUT /api/map/boundaries': 'boundary.keep',
  'PATCH /api/units/:id': 'unit.rename',
  'POST /api/plans': 'plan.upload',
  'POST /api/plans/text': 'plan.upload',
  'GET /api/plans/:id/ledger.xlsx': 'plan.export',
  'GET /api/plans/:id/deadlines.ics': 'plan.calendar',
  'GET /api/targets/suggestions': 'target.suggest',
  'GET /api/targets/:id/proof': 'target.prove',
  'POST /api/files': 'file.upload',
  'GET /api/registers/:key': 'register.open',
  'GET /api/registers/:key/records': 'record.list',
  'GET /api/registers/:key/totals': 'record.total',
  'POST /api/registers/:key/records': 'record.create',
  'GET /api/registers/:key/records/:id': 'record.open',
  'PATCH /api/registers/:key/records/:id': 'record.change',
  'DELETE /api/registers/:key/records/:id': 'record.retire',
  'GET /api/registers/:key/records/:id/history': 'record.trace',
  'POST /api/registers/:key/records/:id/erase': 'record.erase',
  'POST /api/registers/:key/records/:id/reveal': 'record.reveal',
  'POST /api/registers/:key/check': { zh: '试算并校验一条记录，不保存', en: 'Compute and check a record without saving' },
  'GET /api/registers/:key/condition': { zh: '读懂筛选条件', en: 'Read a condition' },
  'POST /api/drawings': 'register.draw',
  'PUT /api/drawings/:key': 'register.change',
  'GET /api/drawings/:key': 'drawing.open',
  'POST /api/drawings/check': 'drawing.check',
  'POST /api/drawings/guess': 'drawing.guess',
  'POST /api/proposals': 'drawing.propose',
  'POST /api/proposals/:id/approve': 'drawing.approve',
  'POST /api/proposals/:id/decline': 'drawing.decline',
  'POST /api/imports': 'import.start',
  'POST /api/imports/file': 'import.start',
  'PUT /api/imports/:id/parts/:no': 'import.send',
  'GET /api/imports/:id/findings': 'import.review',
  'GET /api/imports/:id/undo': 'import.foresee',
  'GET /api/burden': 'burden.open',
  'PUT /api/rounds/:id': 'round.change',
  'GET /api/rounds/:id/completeness.xlsx': 'round.export',
  'POST /api/reports/approve': 'report.pass',
  'GET /api/reports/:id/findings': 'report.review',
  'GET /api/registers/:key/table.xlsx': 'record.tabulate',
  'GET /api/settings/working-days': 'calendar.read',
  'PUT /api/settings/working-days': 'calendar.change',
  'POST /api/reports/:id/reopen': 'round.reopen',
  'GET /api/units/:id/succession': 'unit.trace',
  'GET /api/units/:id/foresight': 'unit.foresee',
  'POST /api/registers/:key/move': 'record.move',
  'GET /api/imports/:id/marked': 'import.mark',
  'GET /api/registers/:key/template': 'record.template',
  'GET /api/registers/:key/export': 'record.export',
  'GET /api/openapi.json': { zh: '接口说明', en: 'Description of the API' },
  'GET /api/registers/:key/views': 'view.list',
  'POST /api/registers/:key/views': 'view.keep',
  'PUT /api/registers/:key/choice': 'view.choose',
  'DELETE /api/views/:id': 'view.drop',
  'POST /api/registers/:key/bulk': 'record.bulk',
  'POST /api/registers/:key/records/:id/restore': 'record.restore',
  'GET /api/people': 'person.find',
  'GET /api/indicators/values': 'indicator.compute',
  'GET /api/indicators/series': 'indicator.trace',
  'GET /api/indicators/own': 'indicator.review', 'GET /api/indicators/own/:key': 'indicator.read', 'POST /api/indicators/own/check': 'indicator.check',
  'POST /api/indicators/own/proposals': 'indicator.propose', 'POST /api/indicators/own/proposals/:id/approve': 'indicator.approve', 'POST /api/indicators/own/proposals/:id/decline': 'indicator.decline',
  'GET /api/balance': 'balance.weigh', 'POST /api/balance/workbook': 'balance.export', 'POST /api/balance/plan': 'balance.plan',
  'POST /api/documents/:template/draft': 'report.draft', 'GET /api/documents/:template/draft.docx': 'report.draft',
  'GET /api/documents/:id/document.docx': 'document.export', 'GET /api/documents/:template/draft.pdf': 'report.draft', 'GET /api/documents/:template/draft.xlsx': 'report.draft',
};

const table: Readonly<Record<string, Action>> = actions;

/** What the route does; its own address where nothing tells. */
export function wordsOfRoute(method: string, url: string): Words {
  const name = named[`${method} ${url}`] ?? guess(method, url);
  const known = typeof name === 'string' ? table[name] : name;
  return known ? { zh: known.zh, en: known.en } : { zh: `${method} ${url}`, en: `${method} ${url}` };
}

/** The action behind a route; undefined for what needs none. */
export function actionOfRoute(method: string, url: string): Action | undefined {
  const name = actionNameOf(method, url);
  return name && table[name];
}

/** Its name. */
export function actionNameOf(method: string, url: string): ActionName | undefined {
  const name = named[`${method} ${url}`] ?? guess(method, url);
  return typeof name === 'string' && name in table ? name as ActionName : undefined;
}

/** `plans` of `/api/plans/:id`: the noun a route is about. */
export const nounOf = (url: string): string => url.split('/')[2] ?? '';

// /api/plans/:id/decide → plan.decide; /api/plans → plan.list; /api/plans/:id → plan.open.
function guess(method: string, url: string): string {
  const [, , noun = '', ...rest] = url.split('/');
  const one = noun.replace(/s$/, '');
  const last = rest.at(-1);
  if (last === undefined) return `${one}.${method === 'POST' ? 'create' : 'list'}`;
  return `${one}.${last.startsWith(':') ? 'open' : last}`;
}
