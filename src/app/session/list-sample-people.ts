import type { SamplePeople } from '../../contract/session.ts';
import { roles, type RoleKey } from '../../domain/access/roles.ts';
import { isSchoolClerk } from '../../domain/sample/school-clerk.ts';
import { wordsOf, type Words } from '../../domain/problem.ts';
import { listAccountRows, listGrants } from '../../db/queries/accounts.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from './door-scope.ts';
import { getSampleCounty } from './get-sample-county.ts';

// What each kind of person would try first; the page lists them in this order.
const hints: Readonly<Record<RoleKey, Words>> = {
  office: { zh: '上传计划、核对数字、分派目标', en: 'Uploads plans, checks figures, assigns targets' },
  leader: { zh: '看全局灯号、确认完成', en: 'Sees every light, confirms what is done' },
  section: { zh: '填报本科室目标进展', en: 'Reports on the targets of the section' },
  inspector: { zh: '查看目标、确认完成', en: 'Looks at targets, confirms what is done' },
  district: { zh: '学区目标与学校任务', en: 'Targets of the district, tasks of its schools' },
  head: { zh: '本校计划与任务', en: 'Plan and tasks of the school' },
  clerk: { zh: '填报本校任务', en: 'Reports on the tasks of the school' },
  system_admin: { zh: '单位与账号', en: 'Units and accounts' },
  security_admin: { zh: '批准授权', en: 'Authorises grants' },
  audit_admin: { zh: '查看审计链', en: 'Reads the chain of the audit' },
};

/** The people one may choose to be, in sample mode only. Throws A116. */
export async function listSamplePeople(runtime: Runtime): Promise<SamplePeople> {
  const county = await getSampleCounty(runtime);
  return runtime.database.within(doorScope(county), async (db) => {
    const grants = await listGrants(db, county);
    const live = (await listAccountRows(db, county)).filter((account) => !account.disabled && !isSchoolClerk(account.login));
    const held = live.flatMap((account) => {
      const grant = grants.find((row) => row.accountId === account.id && row.authorisedBy !== null && !row.revoked);
      return grant ? [{ account, role: grant.role }] : [];
    });
    const order = Object.keys(hints);
    return held.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role)).map(({ account, role }) =>
      ({ account: account.id, name: account.name, title: wordsOf(roles[role]), unit: account.unitName, hint: hints[role] }));
  });
}
