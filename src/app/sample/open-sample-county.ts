/*
 * Opens the sample county: made once, then found again. Its plan and last year's summary come in through the same use
 * cases people use, so what the terminal prints at the start is what the page shows.
 */
import { readSampleCounty, type SampleCounty } from '../../catalog/sample-county.ts';
import type { Words } from '../../domain/problem.ts';
import { workingWords } from '../../domain/plan/why-english.ts';
import { commitmentKind } from '../../domain/plan/commitment-kind.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { Actor } from '../../domain/access/may.ts';
import type { CountySizeName } from '../../domain/sample/draw-county.ts';
import type { OpenedPlan } from '../../contract/plan.ts';
import type { Db } from '../../db/database.ts';
import { insertUnit } from '../../db/queries/units.ts';
import { listAccountRows } from '../../db/queries/accounts.ts';
import { findPerson } from '../../db/queries/sessions.ts';
import { actOnTarget } from '../ledger/act-on-commitment.ts';
import { linkTarget } from '../ledger/link-target.ts';
import { listTargets } from '../ledger/list-targets.ts';
import { suggestProofs } from '../ledger/suggest-proofs.ts';
import { decideItems } from '../plan/decide-items.ts';
import { listPlans } from '../plan/list-plans.ts';
import { openPlan } from '../plan/open-plan.ts';
import { uploadPlan } from '../plan/upload-plan.ts';
import { totalRecords } from '../record/total-records.ts';
import { lookOverRegisters } from '../register/look-over-registers.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { actorOf } from '../session/identify.ts';
import { doorScope } from '../session/door-scope.ts';
import { hashPassword, newOneTimePassword } from '../session/secrets.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';
import { insertBureau, type UnitAt } from '../system/insert-bureau.ts';
import { insertPerson } from '../system/insert-person.ts';
import { pinyinKey } from '../unit/pinyin-key.ts';
import { castRound } from './cast-round.ts';
import { askerOf, describeRound, openSampleRound } from './open-sample-round.ts';
import { drawSample, seedRegisters } from './seed-registers.ts';

/** Makes the sample county where there is none, and answers what a newcomer should read on the terminal. */
export async function openSampleCounty(runtime: Runtime, size: CountySizeName = 'small'): Promise<readonly Words[]> {
  const sample = await readSampleCounty(yearOf(runtime));
  const fresh = !(await findCurrentCounty(runtime));
  if (fresh) await seedPeople(runtime, sample);
  const asker = await sampleAsker(runtime, sample, 'zhoumin');
  const { id, name } = requirePerson(asker);
  const filled = await seedRegisters(runtime, { sample, size, by: { id, name } });
  if (filled > 0) await lookOverRegisters(runtime, [...runtime.catalogue.registers.values()]);
  // The round is of the weeks before today, the plan is opened today: so the audit reads in the order of time.
  if (filled > 0) await openSampleRound(runtime, await castRound(runtime, sample, (await drawSample(sample, size)).schools));
  if (fresh) await seedPlans(runtime, sample);
  if (fresh) await linkTargets(runtime, asker);
  const plans = await listPlans(runtime, asker, {});
  const opened = await Promise.all(plans.map((plan) => openPlan(runtime, asker, { id: plan.id })));
  return [{ zh: `示例县“${sample.name}”已打开。`, en: `The sample county “${sample.name}” is open.` }, ...opened.flatMap(describePlan), ...await describeRegisters(runtime, asker), ...await describeRound(runtime, asker)];
}

/** Makes the county, its units and people, reads its two documents, and lets people report as far as the definition says. */
export async function makeSampleCounty(runtime: Runtime): Promise<void> {
  const sample = await readSampleCounty(yearOf(runtime));
  await seedPeople(runtime, sample);
  await seedPlans(runtime, sample);
}

async function seedPlans(runtime: Runtime, sample: SampleCounty): Promise<void> {
  const office = await sampleAsker(runtime, sample, 'zhoumin');
  await uploadPlan(runtime, office, { text: sample.summaryText });
  const plan = await uploadPlan(runtime, office, { text: sample.planText });
  const { items } = await openPlan(runtime, office, { id: plan.id });
  const decisions = items.filter((item) => commitmentKind(item.kind) !== null)
    .map((item) => ({ itemId: item.itemId, decision: 'confirm' as const, edit: ownerEdit(sample, item.section, item.owner) }));
  await decideItems(runtime, office, { id: plan.id, version: plan.version, decisions });
  for (const report of sample.reports) await fileReport(runtime, sample, report);
}

// The office has gone through the plan and said yes to what fits without a doubt.
async function linkTargets(runtime: Runtime, office: Asker): Promise<void> {
  const versions = new Map((await listTargets(runtime, office, {})).map(({ id, version }) => [id, version]));
  for (const { id, unit, suggestions: [first] } of await suggestProofs(runtime, office, {})) {
    if (first !== undefined && first.caution === null) await linkTarget(runtime, office, { id, version: versions.get(id) ?? 0, note: '', proof: { indicator: first.indicator, unitId: unit.id, stages: first.stages, period: 'newest' } });
  }
}

const yearOf = (runtime: Runtime): number => Number(dayInChina(runtime.clock()).slice(0, 4));

// The most exact section decides; what the text itself names stays.
function ownerEdit(sample: SampleCounty, section: string, owner: string): { owner?: string } {
  if (owner !== '') return {};
  const path = Object.keys(sample.owners).filter((key) => section === key || section.startsWith(`${key}/`)).sort((a, b) => b.length - a.length)[0];
  return path === undefined ? {} : { owner: sample.owners[path] ?? '' };
}

async function fileReport(runtime: Runtime, sample: SampleCounty, report: SampleCounty['reports'][number]): Promise<void> {
  const asker = await sampleAsker(runtime, sample, report.by);
  const target = (await listTargets(runtime, asker, {})).find((row) => row.section === report.section && String(row.required) === report.number);
  if (!target) throw new Error(`catalog/sample/county.yaml reports on “${report.number}” in ${report.section}, which the plan does not promise`);
  await actOnTarget[report.verb](runtime, asker, { id: target.id, version: target.version, value: report.value, note: report.note, evidence: [], changes: {} });
}

/** Makes the county with its units and people and nothing else. */
export async function seedPeople(runtime: Runtime, sample: SampleCounty): Promise<void> {
  // In sample mode people are chosen, not signed in: one password nobody knows serves all.
  const hash = await hashPassword(newOneTimePassword());
  await runtime.database.within(doorScope(sample.code), async (db) => {
    const bureau = await insertBureau(db, runtime, { countyCode: sample.code, countyName: sample.name, bureauName: sample.bureau });
    const places = new Map<string, UnitAt>([['', bureau]]);
    await seedUnits(db, runtime, sample, bureau, places);
    for (const person of sample.people) {
      await insertPerson(db, runtime, {
        county: sample.code, unit: placeOf(places, person.unit), login: person.login, name: person.name, hash,
        roles: [{ role: person.role, unit: placeOf(places, person.at) }],
      });
    }
  });
}

async function seedUnits(db: Db, runtime: Runtime, sample: SampleCounty, bureau: UnitAt, places: Map<string, UnitAt>): Promise<void> {
  const add = async (key: string, parent: UnitAt, unit: { code: string; kind: SampleCounty['units'][number]['kind']; name: string }) => {
    const place = { id: runtime.newId(), path: `${parent.path}${unit.code}/` };
    await insertUnit(db, sample.code, { ...place, parentId: parent.id, kind: unit.kind, name: unit.name, code: unit.code, pinyin: pinyinKey(unit.name) }, runtime.clock());
    places.set(key, place);
    return place;
  };
  for (const unit of sample.units) {
    const place = await add(unit.code, bureau, unit);
    for (const below of unit.units) await add(`${unit.code}/${below.code}`, place, below);
  }
}

async function sampleAsker(runtime: Runtime, sample: SampleCounty, login: string): Promise<Asker> {
  return askerOf(await actorNamed(runtime, sample.code, login));
}

function requirePerson({ actor }: Asker): Actor {
  if (!actor) throw new Error('nobody asks');
  return actor;
}

function actorNamed(runtime: Runtime, county: string, login: string): Promise<Actor> {
  return runtime.database.within(doorScope(county), async (db) => {
    const account = (await listAccountRows(db, county)).find((row) => row.login === login);
    const person = account && await findPerson(db, county, account.id);
    if (!person) throw new Error(`the sample county has no ${login}`);
    return actorOf(county, person);
  });
}

const placeOf = (places: ReadonlyMap<string, UnitAt>, key: string): UnitAt => {
  const place = places.get(key);
  if (!place) throw new Error(`catalog/sample/county.yaml names the unit “${key}”, which it does not define`);
  return place;
};

function describePlan({ plan, checks }: OpenedPlan): Words[] {
  const { targets, achievements, tasks, inconsistent } = plan.counts;
  const failing = checks.filter((check) => !check.consistent).map(workingWords).map(({ zh, en }) => ({ zh: `  ✗ ${zh}`, en: `  ✗ ${en}` }));
  const end = inconsistent > 0 ? { zh: '：', en: ':' } : { zh: '。', en: '.' };
  return [{
    zh: `《${plan.title}》：目标 ${targets} 项，成绩 ${achievements} 项，任务 ${tasks} 项；核对 ${checks.length} 项，${inconsistent} 项不一致${end.zh}`,
    en: `“${plan.title}”: ${targets} targets, ${achievements} achievements, ${tasks} tasks; ${checks.length} checks, ${inconsistent} inconsistent${end.en}`,
  }, ...failing];
}

/** What the registers hold, in one line. */
async function describeRegisters(runtime: Runtime, asker: Asker): Promise<Words[]> {
  if (!['school', 'class', 'teacher', 'pupil'].every((key) => runtime.catalogue.registers.has(key))) return [];
  const count = async (key: string, by: readonly string[] = []) => totalRecords(runtime, asker, { key, by });
  const [schools, classes, teachers, pupils] = [await count('school'), await count('class', ['band']), await count('teacher'), await count('pupil')];
  const band = (code: string): number => classes.groups.find(({ by }) => by['band'] === code)?.count ?? 0;
  const large = band('large') + band('super');
  const [s, c, t, p] = [schools, classes, teachers, pupils].map(({ whole }) => whole.count.toLocaleString('en-US'));
  return [{
    zh: `台账：学校（园）${s} 所，班级 ${c} 个（大班额 ${large} 个，其中超大班额 ${band('super')} 个），教师 ${t} 人，学生 ${p} 人。`,
    en: `Registers: ${s} schools and kindergartens, ${c} classes (${large} large, ${band('super')} of them super large), ${t} teachers, ${p} pupils.`,
  }];
}
