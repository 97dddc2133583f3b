/* Who works on the server's console reads as the office of the county does: the whole of it, up to personal registers. */
import { consoleName } from '../../domain/access/console-name.ts';
import { problems, raise } from '../../domain/problem.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { doorScope } from '../session/door-scope.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The office of a county that has been set up, as somebody who asks. */
export interface OfficeAtConsole {
  readonly asker: Asker;
  /** The id of the unit with this name, code or path; undefined for no text. Throws R101. */
  readonly unitNamed: (text: string | undefined) => Promise<string | undefined>;
}

/** Sits down at the console. Throws A113 before set-up. */
export async function officeAtConsole(runtime: Runtime): Promise<OfficeAtConsole> {
  const county = await findCurrentCounty(runtime);
  if (!county) throw raise(problems.setupNeeded, {});
  const unitPath = `${county.code}/`;
  const asker: Asker = { actor: { id: NOBODY, county: county.code, name: consoleName.zh, unitPath, grants: [{ role: 'office', unitPath }] }, sessionId: null, address: '', agent: '', mustChangePassword: false };
  return { asker, unitNamed: async (text) => (text === undefined ? undefined : findUnit(runtime, county.code, text)) };
}

async function findUnit(runtime: Runtime, county: string, text: string): Promise<string> {
  const units = await runtime.database.within(doorScope(county), (db) => listUnitRows(db, county));
  const found = units.find(({ name, code, path }) => name === text || code === text || path === text);
  if (!found) throw raise(problems.notFound, { what: { zh: `单位“${text}”`, en: `The unit "${text}"` } });
  return found.id;
}
