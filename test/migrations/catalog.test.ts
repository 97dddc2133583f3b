/* What the lint reads in the text of the migrations, asked of the database that they made. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../cluster/use-database.ts';

const database = useDatabase();
let owner: Client;
beforeAll(async () => {
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

// Each question lists what must not be there.
const questions: Readonly<Record<string, string>> = {
  'a table without a place': `select relname as found from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and relname not in (select name from table_place) and relname not in ('table_place', 'schema_migration')`,
  'a place without a table': `select name as found from table_place where to_regclass('public.' || name) is null`,
  'a register without row security': `select p.name as found from table_place p join pg_class c on c.oid = ('public.' || p.name)::regclass
    where p.place = 'register' and not c.relrowsecurity`,
  'a register that one can read without a policy for it': `select p.name as found from table_place p where p.place = 'register'
    and not exists (select from pg_policies y where y.tablename = p.name and y.permissive = 'PERMISSIVE' and y.cmd in ('SELECT', 'ALL'))`,
  'a policy with a subquery': `select tablename || '.' || policyname as found from pg_policies where coalesce(qual, '') || coalesce(with_check, '') ~* '\\mselect\\M'`,
  'a policy that does not begin with the county': `select tablename || '.' || policyname as found from pg_policies
    where coalesce(qual, with_check) !~ '^\\(+county = app_county\\(\\)\\)' or coalesce(with_check, qual) !~ '^\\(+county = app_county\\(\\)\\)' or coalesce(qual, '') || coalesce(with_check, '') ~ ' OR '`,
  'a policy on rows with a sensitivity that lets another unit or ceiling in': `select y.tablename || '.' || y.policyname as found from pg_policies y
    join information_schema.columns c on c.table_name = y.tablename and c.column_name = 'sensitivity' and c.table_schema = 'public'
    where (y.cmd = 'SELECT' and y.qual not like '%app_reads(sensitivity)%app_ceiling()%' and y.qual not like '%app_sees(unit_path, sensitivity)%') or (y.cmd <> 'SELECT' and coalesce(y.with_check, '') not like '%app_writes(sensitivity)%app_ceiling()%')`,
  'a key of a register without county in front': `select i.indexrelid::regclass::text as found from pg_index i join table_place p on p.place = 'register' and i.indrelid = ('public.' || p.name)::regclass
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indisunique and a.attname <> 'county'`,
  'a register whose first column is not county text': `select p.name as found from table_place p join pg_attribute a on a.attrelid = ('public.' || p.name)::regclass and a.attnum = 1
    where p.place = 'register' and not (a.attname = 'county' and a.atttypid = 'text'::regtype and a.attnotnull)`,
  'a reference that leaves the county or clears a column': `select k.conname as found from pg_constraint k join table_place p on p.place = 'register' and k.confrelid = ('public.' || p.name)::regclass
    left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] left join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where k.contype = 'f' and (a.attname <> 'county' or b.attname <> 'county' or k.confdeltype in ('n', 'd'))`,
  'a constraint named by the database': `select conname as found from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c', 'x') and conname ~ '_(pkey|key|fkey|check|excl)\\d*$'`,
  'a trigger of the statement or with a transition table': `select tgname as found from pg_trigger where not tgisinternal and (tgtype & 1 = 0 or tgnewtable is not null or tgoldtable is not null)`,
  'a sequence or an identity column': `select relname as found from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
  'a view that runs as its owner': `select relname as found from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace and not coalesce(reloptions @> '{security_invoker=true}', false)`,
  'a function that runs as its owner': `select proname as found from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
  'a thing the application owns': `select relname as found from pg_class where relowner = 'xuezheng_app'::regrole`,
  'a power of the application role': `select rolname as found from pg_roles where rolname = 'xuezheng_app' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
  'a role the application is a member of': `select roleid::regrole::text as found from pg_auth_members where member = 'xuezheng_app'::regrole`,
  'a register from which the application may delete': `select name as found from table_place where place = 'register' and has_table_privilege('xuezheng_app', 'public.' || name, 'delete, truncate')`,
  'an appended table the application may change': `select name as found from table_place where (name = 'audit' or name like '%\\_action') and has_table_privilege('xuezheng_app', 'public.' || name, 'update, delete, truncate')`,
  'a column that could hold a password in the clear': `select table_name || '.' || column_name as found from information_schema.columns where table_schema = 'public' and column_name ~ '(password|passwd|secret|md5|sha1)'`,
};

test.each(Object.entries(questions))('there is no %s', async (_name, question) => {
  expect((await owner.query(question)).rows).toEqual([]);
});

describe('the question finds', () => {
  test.each([
    ['a table without a place', 'create table stray (county text)'],
    ['a place without a table', `insert into table_place values ('gone', 'local')`],
    ['a register without row security', 'alter table plan disable row level security'],
    ['a register that one can read without a policy for it', 'drop policy rows_read on plan'],
    ['a policy with a subquery', 'alter policy rows_read on plan using (county = app_county() and unit_path in (select path from unit))'],
    ['a policy that does not begin with the county', 'alter policy rows_read on plan using (true)'],
    ['a policy that does not begin with the county', 'alter policy rows_read on plan using (county = app_county() or year = 2026)'],
    ['a policy on rows with a sensitivity that lets another unit or ceiling in', 'alter policy rows_read on plan using (county = app_county() and sensitivity <= app_ceiling())'],
    ['a policy on rows with a sensitivity that lets another unit or ceiling in', 'alter policy rows_read on plan using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling())'],
    ['a policy on rows with a sensitivity that lets another unit or ceiling in', 'alter policy rows_append on plan with check (county = app_county())'],
    ['a key of a register without county in front', 'create unique index plan_title on plan (title, county)'],
    ['a register whose first column is not county text', `create table n (id uuid, county text not null); select place('n', 'register')`],
    ['a reference that leaves the county or clears a column', 'alter table plan_action add constraint plan_action_x foreign key (county, commitment_id) references commitment (county, id) on delete set null (commitment_id)'],
    ['a constraint named by the database', 'alter table plan add check (title <> $$x$$)'],
    ['a trigger of the statement or with a transition table', 'create trigger t after insert on plan for each statement execute function action_guard()'],
    ['a sequence or an identity column', 'alter table plan add column n bigint generated always as identity'],
    ['a view that runs as its owner', 'create view plans as select * from plan'],
    ['a function that runs as its owner', `create function f() returns text language sql security definer return 'x'`],
    ['a register from which the application may delete', 'grant delete on plan to xuezheng_app'],
    ['an appended table the application may change', 'grant update on commitment_action to xuezheng_app'],
    ['a column that could hold a password in the clear', 'alter table credential add column password text'],
  ])('%s: %s', async (name, change) => {
    await owner.query('begin');
    try {
      await owner.query(change);
      expect((await owner.query(questions[name] ?? '')).rows).not.toEqual([]);
    } finally {
      await owner.query('rollback');
    }
  });
});
