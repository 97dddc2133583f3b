/*
 * A round over the whole large county: what opening it, its workbook, the workbench, submitting and approving many at once
 * cost, in statements and in processor time of this process. The cost is compared with that of a small county: what grows
 * with the units is data, never the number of statements.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { buildServer } from '../src/api/server.ts';
import type { Runtime } from '../src/app/runtime.ts';
import { readCatalogue } from '../src/catalog/read-catalogue.ts';
import type { OpenedReport, OpenedRound, ReportRow, RoundRow } from '../src/contract/round.ts';
import { appUrl } from '../src/db/app-role.ts';
import { openDatabase } from '../src/db/database.ts';
import { openFieldSeal } from '../src/db/registers/key-file.ts';
import { readDocument } from '../src/office/read-document.ts';
import { openCounty } from './open-county.ts';

/** What one request cost. */
interface Cost { readonly statements: number; readonly processor: number; readonly wall: number; readonly size: number }

const small = process.argv.includes('--small');
const county = await openCounty({ large: !small });
const database = openDatabase(appUrl(county.ownerUrl), (error) => { throw error; });
const runtime: Runtime = {
  database, clock: () => new Date(), newId: randomUUID, sample: true, documents: readDocument, catalogue: await readCatalogue(),
  registers: { owner: database, apply: () => Promise.resolve({ created: [], changed: [] }), seal: await openFieldSeal(county.ownerUrl, county.keys, new Date(), { make: false }) },
  log: { info: () => undefined, error: () => undefined },
};
const api = await buildServer(runtime, { webRoot: null, trustProxy: false });
const query = Client.prototype.query as (...args: unknown[]) => unknown;
let statements = 0;
Client.prototype.query = function listen(this: Client, ...args: unknown[]) { statements += 1; return query.apply(this, args); } as typeof Client.prototype.query;

async function ask(cookie: string, method: 'GET' | 'POST', url: string, body?: object): Promise<{ readonly text: string; readonly cost: Cost }> {
  const [before, processor, wall] = [statements, process.cpuUsage(), performance.now()];
  const answer = await api.inject({ method, url, headers: { cookie }, ...(body === undefined ? {} : { payload: body }) });
  const { user, system } = process.cpuUsage(processor);
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
  return { text: answer.body, cost: { statements: statements - before, processor: (user + system) / 1000, wall: performance.now() - wall, size: answer.rawPayload.length } };
}

const TIMES = 9;
const middle = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

function tell(what: string, costs: readonly Cost[]): void {
  const of = (pick: (cost: Cost) => number): string => middle(costs.map(pick)).toFixed(0);
  process.stdout.write(`${what.padEnd(34)} ${of(({ statements: n }) => n).padStart(4)} statements  ${of(({ processor }) => processor).padStart(5)} ms processor  ${of(({ wall }) => wall).padStart(5)} ms in all  ${of(({ size }) => size / 1024).padStart(5)} KB\n`);
}

async function measure(what: string, cookie: string, url: string): Promise<string> {
  const costs: Cost[] = [];
  let text = '';
  for (let turn = 0; turn < TIMES; turn += 1) {
    const answer = await ask(cookie, 'GET', url);
    costs.push(answer.cost);
    text = answer.text;
  }
  tell(what, costs);
  return text;
}

try {
  const office = await county.signIn('周敏');
  const leader = await county.signIn('何建国');
  const [round] = JSON.parse(await measure('list of rounds', office, '/api/rounds')) as RoundRow[];
  if (!round) throw new Error('the county has no round');
  const opened = JSON.parse(await measure('open the round', office, `/api/rounds/${round.id}`)) as OpenedRound;
  await measure('completeness as a workbook', office, `/api/rounds/${round.id}/completeness.xlsx`);
  await measure('workbench of the office', office, '/api/workbench');
  await measure('reports to check', leader, '/api/reports?for=check');
  await measure('class size map', office, `/api/registers/class/totals?by=unit,grade,band&sums=pupils`);
  const classes = opened.reports.filter(({ register, state }) => register === 'class' && state === 'submitted');
  const largest = classes.toSorted((one, other) => other.records - one.records)[0];
  if (largest) await measure(`open the report with ${largest.records} records`, office, `/api/reports/${largest.id}`);
  process.stdout.write(`reports of the round: ${opened.reports.length}, units: ${round.units}\n`);
  await submitOne(opened);
  await approveMany(opened);
} finally {
  await api.close();
  await database.close();
  await county.close();
}

// The office fills in for a unit that has begun its list of classes.
async function submitOne({ reports }: OpenedRound): Promise<void> {
  const office = await county.signIn('周敏');
  const begun = reports.find(({ register, state, records }) => register === 'class' && state === 'draft' && records >= 0);
  if (!begun) return;
  const { groups, report } = JSON.parse((await ask(office, 'GET', `/api/reports/${begun.id}`)).text) as OpenedReport;
  const explanations = groups.filter(({ strength }) => strength === 'experience').map(({ key }) => ({ recordId: '', check: key, text: '已与原始台账核对' }));
  tell('submit one report', [(await ask(office, 'POST', `/api/reports/${begun.id}/submit`, { version: report.version, declaration: 'filled', explanations })).cost]);
}

function body(some: readonly ReportRow[]) {
  return { reports: some.map(({ id, version }) => ({ id, version })) };
}

async function approveMany({ reports }: OpenedRound): Promise<void> {
  const leader = await county.signIn('何建国');
  const waiting = reports.filter(({ state }) => state === 'submitted' || state === 'resubmitted');
  const [first, ...rest] = waiting;
  if (!first) return;
  tell('approve 1 at once', [(await ask(leader, 'POST', '/api/reports/approve', body([first]))).cost]);
  tell(`approve ${rest.length} at once`, [(await ask(leader, 'POST', '/api/reports/approve', body(rest))).cost]);
}
