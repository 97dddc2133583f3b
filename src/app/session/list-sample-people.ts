import type { SamplePeople } from '../../contract/session.ts';
import { roles, type RoleKey } from '../../domain/access/roles.ts';
import { listAccountRows, listGrants } from '../../db/queries/accounts.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from './door-scope.ts';
import { getSampleCounty } from './get-sample-county.ts';

// What each kind of person would try first; the page lists them in this order.
const hints: Readonly<Record<RoleKey, string>> = {
  office: '上传计划、核对数字、分派目标', leader: '看全局灯号、确认完成', section: '填报本科室目标进展', inspector: '查看目标、确认完成',
  district: '学区目标与学校任务', head: '本校计划与任务', clerk: '填报本校任务', system_admin: '单位与账号', security_admin: '批准授权', audit_admin: '查看审计链',
};

/** The people one may choose to be, in sample mode only. Throws A116. */
export async function listSamplePeople(runtime: Runtime): Promise<SamplePeople> {
  const county = await getSampleCounty(runtime);
  return runtime.database.within(doorScope(county), async (db) => {
    const grants = await listGrants(db, county);
    const live = (await listAccountRows(db, county)).filter((account) => !account.disabled);
    const held = live.flatMap((account) => {
      const grant = grants.find((row) => row.accountId === account.id && row.authorisedBy !== null && !row.revoked);
      return grant ? [{ account, role: grant.role }] : [];
    });
    const order = Object.keys(hints);
    return held.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role)).map(({ account, role }) =>
      ({ account: account.id, name: account.name, title: roles[role].zh, unit: account.unitName, hint: hints[role] }));
  });
}
