/* The statements that make a register's tables: the table, its history, the trigger between them, row security, rights. */
import { partsPossible, type IsPresent } from './table-parts.ts';
import { fixedColumns, shortName, valueColumns, type RegisterTable } from './register-table.ts';

/** Every column with its type, fixed ones first. */
export const allColumns = (table: RegisterTable): ReadonlyMap<string, string> => new Map([...Object.entries(fixedColumns), ...valueColumns(table)]);

/** Makes a register from nothing, one thing a statement. References to tables that are not there yet are left out. */
export function createStatements(table: RegisterTable, present: IsPresent): readonly string[] {
  return [...tableStatements(table), ...partsPossible(table, present).map(({ add }) => add)];
}

function tableStatements(table: RegisterTable): readonly string[] {
  const { name, history } = table;
  const columns = [...allColumns(table)].map(([column, type]) => `${column} ${type}`);
  return [
    createTable(name, [...columns, `constraint ${shortName(`${name}_pk`)} primary key (county, id)`]),
    createTable(history, [...columns, 'until timestamptz not null', `constraint ${shortName(`${history}_pk`)} primary key (county, id, version)`]),
    `select place('${name}', 'register')`,
    `select place('${history}', 'register')`,
    keepFunction(table),
    `create trigger keep_history before update on ${name} for each row execute function ${keepName(table)}()`,
    `create trigger history_append before insert on ${history} for each row execute function history_append()`,
    `create trigger history_guard before update or delete on ${history} for each row execute function history_guard()`,
    ...[name, history].flatMap(security),
  ];
}

const createTable = (name: string, parts: readonly string[]): string => `create table ${name} (\n  ${parts.join(',\n  ')}\n)`;

/** The name of the trigger function of a register. */
export const keepName = ({ name }: RegisterTable): string => shortName(`${name}_keep`);

/**
 * The trigger that keeps every version: written out for its table, because a statement that is put together for each
 * row costs five times as much. Versions count on by themselves and never begin before the one they follow; how delicate
 * a row is judged to be is no version of it, nor is what is only sealed anew, under another key.
 */
export function keepFunction(table: RegisterTable): string {
  const columns = [...allColumns(table).keys()];
  return `create or replace function ${keepName(table)}() returns trigger language plpgsql as $$
begin
  if new.county <> old.county or new.id <> old.id then
    raise exception 'a record keeps its county and id' using errcode = 'XZ002';
  end if;
  if public.app_reseals() then
    if not public.only_resealed(to_jsonb(old), to_jsonb(new)) then
      raise exception 'sealing anew changes nothing else' using errcode = 'XZ002';
    end if;
    return new;
  end if;
  if new.sensitivity <> old.sensitivity then
    if to_jsonb(new) - 'sensitivity' = to_jsonb(old) - 'sensitivity' then
      return new;
    end if;
  end if;
  new.version := old.version + 1;
  new.since := greatest(new.since, old.since);
  insert into public.${table.history} (${columns.join(', ')}, until)
    values (${columns.map((column) => `old.${column}`).join(', ')}, new.since);
  return new;
end $$`;
}

/** Lets every row and every version of it be as delicate as the register is now. */
export function restampStatements(table: RegisterTable): readonly string[] {
  const { sensitivity } = table.definition;
  return [keepFunction(table), ...[table.history, table.name].map((name) => `update ${name} set sensitivity = ${sensitivity} where sensitivity <> ${sensitivity}`)];
}

const sees = 'county = app_county() and app_sees(unit_path, sensitivity)';
const changes = 'county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling()';

const security = (name: string): string[] => [
  `alter table ${name} enable row level security`,
  `create policy rows_read on ${name} for select using (${sees})`,
  `create policy rows_append on ${name} for insert with check (${changes})`,
  `create policy rows_change on ${name} for update using (${changes}) with check (${changes})`,
  `grant select, insert, update on ${name} to xuezheng_app`,
];
