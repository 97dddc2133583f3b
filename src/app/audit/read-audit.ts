import type { AuditPage, AuditQuery, AuditRow } from '../../contract/audit.ts';
import { actionNames, actions } from '../../domain/access/actions.ts';
import { endOfDayInChina, startOfDayInChina } from '../../domain/values/plain-date.ts';
import { listTokenRows } from '../../db/queries/api-tokens.ts';
import { listAccountRows } from '../../db/queries/accounts.ts';
import { listAudit } from '../../db/queries/audit.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { systemName } from '../session/identify-token.ts';
import { useCase } from '../use-case.ts';

const PAGE = 100;

/** One page of the audit, newest first, with the names of units, people and things. Reading it is itself written into it. Throws A103. */
export const readAudit = useCase('audit.list', async (cx, input: AuditQuery): Promise<AuditPage> => {
  cx.about({ kind: 'audit', id: '', unitPath: `${cx.county}/`, details: { ...input } });
  const { from, to, ...filter } = input;
  const days = { since: from === undefined ? undefined : startOfDayInChina(from), until: to === undefined ? undefined : endOfDayInChina(to) };
  const rows = await listAudit(cx.db, cx.county, { ...filter, ...days }, PAGE + 1);
  const [units, people] = [await listUnitRows(cx.db, cx.county), await listAccountRows(cx.db, cx.county)];
  const systems = (await listTokenRows(cx.db, cx.county)).map(({ id, name, unitName }) => ({ id, name: systemName(name), unitName }));
  const names = namesOf(units, [...people, ...systems]);
  const shown = rows.slice(0, PAGE).map((row): AuditRow => ({
    seq: Number(row.seq), at: row.at.toISOString(), actorId: row.actor_id, actorName: row.actor_name, action: row.action, label: labelOf(row.action),
    objectKind: row.object_kind, objectId: row.object_id, objectName: names.byId.get(row.object_id) ?? keptName(row.details),
    unitPath: row.unit_path, unitName: names.byPath.get(row.unit_path) ?? '', outcome: row.outcome, code: row.code,
    details: row.details, address: row.address, hash: row.hash.toString('hex'),
  }));
  return {
    rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
    people: [...people.map(({ id, name, unitName }) => ({ id, name, unitName })), ...systems],
  };
});

interface Named { readonly id: string; readonly name: string }

const namesOf = (units: readonly (Named & { readonly path: string })[], people: readonly Named[]) =>
  ({ byPath: new Map(units.map((unit) => [unit.path, unit.name])), byId: new Map([...units, ...people].map(({ id, name }) => [id, name])) });

const keptName = ({ name }: Readonly<Record<string, unknown>>): string => (typeof name === 'string' ? name : '');

// Retired actions stay readable by their name.
function labelOf(name: string): { zh: string; en: string } {
  const known = actionNames.find((action) => action === name);
  return known ? { zh: actions[known].zh, en: actions[known].en } : { zh: name, en: name };
}
