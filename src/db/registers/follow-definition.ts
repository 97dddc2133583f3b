/*
 * What stands in the database follows what a register is now: the states of its rows follow its workflow, and everything that
 * carries a copy of how delicate it is — rows with all their versions, reports and what happened to them, imports, files —
 * follows its sensitivity. One code for a register that came along and one that was drawn, in the transaction that changes the table.
 */
import type { Doer } from '../../domain/access/may.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { checkingStates, fillingStates, releasedNote } from '../../domain/round/report-state.ts';
import { lackingRequired } from './lacking-required.ts';
import type { RegisterTable } from './register-table.ts';
import type { Connection, LiveTable } from './table-change.ts';
import { restampStatements } from './table-ddl.ts';

/** Lets rows and all beside them follow; answers whether there was anything to follow. */
export async function followDefinition(client: Connection, table: RegisterTable, live: LiveTable, by: Doer): Promise<boolean> {
  const { definition } = table;
  const turned = live.workflow !== definition.workflow;
  const restamped = live.sensitivity !== definition.sensitivity;
  if (turned) await turnWorkflow(client, table, by);
  if (restamped) {
    for (const statement of restampStatements(table)) await client.query(statement);
    await restampBeside(client, definition);
  }
  const files = definition.fields.filter(({ key, type, sensitivity }) => type === 'file' && live.files[key] !== undefined && live.files[key] !== sensitivity);
  for (const { key, sensitivity } of files) await restampFiles(client, table, key, sensitivity);
  return turned || restamped || files.length > 0;
}

/**
 * Nobody is asked any more to report what is in force at once: reports that are not done are closed with the reason. Done
 * before the table is held against others, in the order in which whoever reports takes both.
 */
export async function releaseReports(client: Connection, { definition: { key, county, name, workflow } }: RegisterTable, live: LiveTable, by: Doer): Promise<void> {
  if (live.workflow !== 'report' || workflow === 'report') return;
  const { rows } = await client.query<Released>(`update report set state = 'excused', version = version + 1, cells = '[]', last_at = $1::timestamptz
    where ($3::text is null or county = $3) and register = $2 and state = any ($4::text[]) returning county, id, version, unit_path, sensitivity`, [by.at, key, county, openStates]);
  for (const [of, reports] of Map.groupBy(rows, (row) => row.county)) {
    const columns = [reports.map(({ id }) => id), reports.map(({ version }) => version), reports.map((row) => row.unit_path), reports.map(({ sensitivity }) => sensitivity)];
    await client.query(`insert into report_action (county, report_id, seq, unit_path, sensitivity, verb, note, declaration, cells, explanations, by_id, by_name, at)
      select $1::text, r.id, r.seq, r.unit_path, r.sensitivity, 'release', $2::text, null, '[]'::jsonb, '[]'::jsonb, $3::uuid, $4::text, $5::timestamptz
      from unnest($6::uuid[], $7::integer[], $8::text[], $9::smallint[]) as r(id, seq, unit_path, sensitivity)
      on conflict (county, report_id, seq) do nothing`, [of, releasedNote(name.zh), by.id, by.name, by.at, ...columns]);
  }
}

interface Released { readonly county: string; readonly id: string; readonly version: number; readonly unit_path: string; readonly sensitivity: number }

const openStates: readonly string[] = [...fillingStates, ...checkingStates];

// Nothing is left in a state that the new workflow does not know; what lacks something that is required stays a draft.
async function turnWorkflow(client: Connection, table: RegisterTable, by: Doer): Promise<void> {
  const [from, to] = table.definition.workflow === 'report' ? [`state = 'in_force'`, 'approved']
    : [`state in ('submitted', 'approved') or (state in ('draft', 'returned') and not (${lackingRequired(table, table.definition)}))`, 'in_force'];
  await client.query(`update ${table.name} set state = $1, since = $2, by_id = $3, by_name = $4, via = 'definition', import_id = null where ${from}`, [to, by.at, by.id, by.name]);
}

// A register that came along is of all counties, one that was drawn of its own.
async function restampBeside(client: Connection, { key, county, sensitivity }: RegisterDefinition): Promise<void> {
  const values = [sensitivity, key, county];
  await client.query(`update report_action a set sensitivity = $1 from report p where p.county = a.county and p.id = a.report_id and p.register = $2 and ($3::text is null or p.county = $3) and a.sensitivity <> $1`, values);
  await client.query(`update report set sensitivity = $1 where ($3::text is null or county = $3) and register = $2 and sensitivity <> $1`, values);
  for (const beside of ['record_import_part', 'record_import_batch']) {
    await client.query(`update ${beside} b set sensitivity = $1 from record_import i where i.county = b.county and i.id = b.import_id and i.register = $2 and ($3::text is null or i.county = $3) and b.sensitivity <> $1`, values);
  }
  await client.query(`update record_import set sensitivity = $1 where ($3::text is null or county = $3) and register = $2 and sensitivity <> $1`, values);
}

// Files stand in the records by their id, those of earlier versions too. One that was emptied holds nothing, and changes no more.
async function restampFiles(client: Connection, { name, history, fields }: RegisterTable, key: string, sensitivity: number): Promise<void> {
  const column = fields.get(key)?.column ?? '';
  for (const held of [name, history]) {
    await client.query(`update file f set sensitivity = $1 from ${held} r where r.county = f.county and r.${column} = f.id and f.cleared_at is null and f.sensitivity <> $1`, [sensitivity]);
  }
}
