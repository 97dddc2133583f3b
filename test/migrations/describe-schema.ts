/*
 * The schema as the database itself knows it, as sorted text: what the migrations leave behind, reviewable in a diff.
 * Written from pg_catalog because the embedded PostgreSQL brings no pg_dump.
 */
import type { Client } from 'pg';

const head = `-- The schema as the migrations leave it, read back from the database. Never edited, never run: \`npm run schema\` writes it,
-- test/migrations compares it.
`;

// One row a fact: whose it is, where in that one's description it stands, and its text.
const facts = `
  select c.relname as owner, 1 as part, lpad(a.attnum::text, 4, '0') as rank,
    '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when co.collname is not null and a.attcollation <> t.typcollation then ' collate ' || co.collname else '' end
      || case when a.attnotnull then ' not null' else '' end
      || case a.attgenerated when '' then coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
           else ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') ' || case a.attgenerated when 's' then 'stored' else 'virtual' end end
      || case a.attidentity when '' then '' else ' generated as identity' end as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join pg_collation co on co.oid = a.attcollation
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  union all
  select c.relname, 2, k.contype::text || k.conname, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x')
  union all
  select c.relname, 3, i.relname, '  ' || regexp_replace(pg_get_indexdef(x.indexrelid), '^CREATE ', '')
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
  where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
  union all
  select c.relname, 4, g.tgname, '  ' || regexp_replace(pg_get_triggerdef(g.oid), '^CREATE ', '') || case g.tgenabled when 'O' then '' else ' (enabled: ' || g.tgenabled::text || ')' end
  from pg_trigger g join pg_class c on c.oid = g.tgrelid where c.relnamespace = 'public'::regnamespace and not g.tgisinternal
  union all
  select c.relname, 5, '', '  row security' || case when c.relforcerowsecurity then ', forced' else '' end
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity
  union all
  select p.tablename, 6, p.policyname, '  policy ' || p.policyname || ' ' || lower(p.permissive) || ' for ' || lower(p.cmd) || ' to ' || array_to_string(p.roles, ', ')
      || coalesce(' using ' || p.qual, '') || coalesce(' with check ' || p.with_check, '')
  from pg_policies p where p.schemaname = 'public'
  union all
  select g.table_name, 7, g.grantee, '  grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' to ' || g.grantee
  from information_schema.role_table_grants g where g.table_schema = 'public' and g.grantee <> g.grantor group by g.table_name, g.grantee
  union all
  select c.relname, 8, '', '  as ' || pg_get_viewdef(c.oid) || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')`;

const titles = `
  select c.relname as owner, case c.relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'S' then 'sequence ' else 'table ' end || c.relname
    || coalesce(' (' || (select place from table_place where name = c.relname) || ')', '') as title
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')`;

const functions = `
  select pg_get_functiondef(p.oid) || case when has_function_privilege('xuezheng_app', p.oid, 'execute') then '' else '-- not for xuezheng_app' end as text
  from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p') order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`;

const others = `
  select 'type ' || t.typname || ' ' || coalesce((select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid), format_type(t.typbasetype, t.typtypmod)) as text
  from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
  union all select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
  union all select 'grant usage on schema public to xuezheng_app' where has_schema_privilege('xuezheng_app', 'public', 'usage')
  union all select 'xuezheng_app: ' || concat_ws(', ', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypasses row security' end, case when rolcreatedb then 'creates databases' end,
    case when rolcreaterole then 'creates roles' end, case when rolcanlogin then 'may log in' end) from pg_roles where rolname = 'xuezheng_app'`;

const byCode = (one: string, two: string): number => (one < two ? -1 : Number(one > two));

/** The whole schema as text; the same for two databases with the same schema. */
export async function describeSchema(client: Client): Promise<string> {
  const titled = (await client.query<{ owner: string; title: string }>(titles)).rows.toSorted((one, two) => byCode(one.owner, two.owner));
  const lines = (await client.query<{ owner: string; part: number; rank: string; line: string }>(facts)).rows
    .toSorted((one, two) => one.part - two.part || byCode(one.rank, two.rank) || byCode(one.line, two.line));
  const tables = titled.map(({ owner, title }) => [title, ...lines.filter((fact) => fact.owner === owner).map((fact) => fact.line)].join('\n'));
  const bodies = (await client.query<{ text: string }>(functions)).rows.map((row) => row.text.trim());
  const rest = (await client.query<{ text: string }>(others)).rows.map((row) => row.text).toSorted(byCode).join('\n');
  return `${[head.trim(), ...tables, ...bodies, rest].join('\n\n')}\n`;
}
