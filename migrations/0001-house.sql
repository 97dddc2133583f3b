-- The house: counties, units, people, sessions, rights enforced by row security, the audit chain.
-- Rules of one schema for one PostgreSQL and for Citus: county first in every key, no sequence, row triggers only,
-- policies without subqueries that fail closed, FKs inside a county.

-- Where a table lives when the engine is distributed; on one PostgreSQL this only records the decision.
create table table_place (
  name text constraint table_place_pk primary key,
  place text not null constraint table_place_kind check (place in ('register', 'catalogue', 'local'))
);

create function place(table_name text, kind text) returns void language plpgsql as $$
begin
  insert into public.table_place (name, place) values (table_name, kind);
end $$;

-- Who is asking, for row security. SET LOCAL by EXECUTE, because set_config does not reach the workers of a cluster.
create function app_begin(scope jsonb) returns void language plpgsql as $$
begin
  execute format('set local app.county = %L', scope->>'county');
  execute format('set local app.reads = %L', E'!\n' || coalesce((select string_agg(p, E'\n') from jsonb_array_elements_text(scope->'reads') p), ''));
  execute format('set local app.writes = %L', E'!\n' || coalesce((select string_agg(p, E'\n') from jsonb_array_elements_text(scope->'writes') p), ''));
  execute format('set local app.ceiling = %L', scope->>'ceiling');
  execute format('set local app.audit = %L', coalesce(scope->>'audit', 'no'));
end $$;

-- A setting that was once SET LOCAL stays behind as '' in its session, and '' is a prefix of every path:
-- so an empty setting is an error here, never an open door.
create function app_setting(name text) returns text language plpgsql stable as $$
declare
  held text := nullif(current_setting(name, true), '');
begin
  if held is null then
    raise exception 'no scope: % is not set in this transaction', name using errcode = 'XZ001';
  end if;
  return held;
end $$;

create function app_county() returns text language sql stable return public.app_setting('app.county');
create function app_ceiling() returns smallint language sql stable return public.app_setting('app.ceiling')::smallint;
-- The list starts with '!', which no path starts with, and ends without an empty element.
create function app_reads() returns text[] language sql stable
  return array_remove(string_to_array(public.app_setting('app.reads'), E'\n'), '');
create function app_writes() returns text[] language sql stable
  return array_remove(string_to_array(public.app_setting('app.writes'), E'\n'), '');

create table county (
  code text constraint county_pk primary key constraint county_code check (code ~ '^[a-z0-9]{2,16}$'),
  name text not null,
  created_at timestamptz not null
);
select place('county', 'catalogue');

create table unit (
  county text not null constraint unit_county references county (code),
  id uuid not null,
  parent_id uuid,
  path text not null constraint unit_path_shape check (path ~ '^([a-z0-9-]{1,24}/)+$'),
  kind text not null constraint unit_kind check (kind in ('bureau', 'section', 'district', 'school', 'kindergarten', 'training')),
  name text not null constraint unit_name check (length(name) between 1 and 80),
  code text not null,
  pinyin text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  constraint unit_pk primary key (county, id),
  constraint unit_path_once unique (county, path),
  constraint unit_parent foreign key (county, parent_id) references unit (county, id),
  constraint unit_in_county check (starts_with(path, county || '/')),
  constraint unit_root check ((parent_id is null) = (kind = 'bureau'))
);
select place('unit', 'register');
create unique index unit_name_once on unit (county, parent_id, name) nulls not distinct where retired_at is null;

create table account (
  county text not null,
  id uuid not null,
  unit_id uuid not null,
  login text not null constraint account_login check (length(login) between 2 and 64),
  name text not null constraint account_name check (length(name) between 1 and 40),
  created_by uuid,
  created_at timestamptz not null,
  disabled_at timestamptz,
  constraint account_pk primary key (county, id),
  constraint account_unit foreign key (county, unit_id) references unit (county, id)
);
select place('account', 'register');

-- Before anyone is known there is no county: these tables are looked up by secret or by folded name, and hold no business row.
create table login_name (
  folded text constraint login_name_pk primary key,
  county text not null,
  account_id uuid not null
);
select place('login_name', 'local');

create table credential (
  county text not null,
  account_id uuid not null,
  hash text not null constraint credential_argon2id check (starts_with(hash, '$argon2id$')),
  must_change boolean not null,
  expires_at timestamptz,
  changed_at timestamptz not null,
  constraint credential_pk primary key (county, account_id)
);
select place('credential', 'local');

create table session (
  token_hash bytea constraint session_pk primary key constraint session_token check (length(token_hash) = 32),
  id uuid not null constraint session_id_once unique,
  county text not null,
  account_id uuid not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  idle_minutes integer not null,
  address text not null,
  agent text not null
);
select place('session', 'local');
create index session_account on session (county, account_id);

create table sign_in_attempt (
  key text constraint sign_in_attempt_pk primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
select place('sign_in_attempt', 'local');

create table setup_token (
  hash bytea constraint setup_token_pk primary key,
  expires_at timestamptz not null
);
select place('setup_token', 'local');

create table role_grant (
  county text not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid not null,
  unit_path text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  authorised_by uuid,
  authorised_at timestamptz,
  revoked_by uuid,
  revoked_at timestamptz,
  constraint role_grant_pk primary key (county, id),
  constraint role_grant_account foreign key (county, account_id) references account (county, id),
  constraint role_grant_unit foreign key (county, unit_id) references unit (county, id),
  constraint role_grant_two_people check (authorised_by is null or authorised_by <> proposed_by),
  constraint role_grant_not_own check (authorised_by is null or authorised_by <> account_id)
);
select place('role_grant', 'register');
create index role_grant_of on role_grant (county, account_id);
create unique index role_grant_once on role_grant (county, account_id, role, unit_id) where revoked_at is null;

create table setting (
  county text not null constraint setting_county references county (code),
  key text not null,
  value jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint setting_pk primary key (county, key)
);
select place('setting', 'register');

-- The audit: one chain per county, each row bound to the one before it. Order comes from the head row, never a sequence.
create table audit_head (
  county text constraint audit_head_pk primary key,
  seq bigint not null,
  hash bytea not null
);
select place('audit_head', 'register');

create table audit (
  county text not null,
  seq bigint not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  unit_path text not null,
  outcome text not null constraint audit_outcome check (outcome in ('done', 'refused')),
  code text not null,
  details jsonb not null,
  address text not null,
  prev bytea not null,
  hash bytea not null,
  constraint audit_pk primary key (county, seq)
);
select place('audit', 'register');

create function audit_digest(a audit) returns bytea language sql stable
  return sha256(convert_to(jsonb_build_array(
    encode(a.prev, 'hex'), a.county, a.seq, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.actor_id, a.actor_name,
    a.action, a.object_kind, a.object_id, a.unit_path, a.outcome, a.code, a.details, a.address)::text, 'UTF8'));

create function audit_chain() returns trigger language plpgsql as $$
declare
  head public.audit_head;
begin
  insert into public.audit_head as h (county, seq, hash) values (new.county, 1, '\x00')
    on conflict (county) do update set seq = h.seq + 1
    returning h.* into head;
  new.seq := head.seq;
  new.prev := head.hash;
  new.hash := public.audit_digest(new);
  update public.audit_head set hash = new.hash where county = new.county;
  return new;
end $$;

create function audit_guard() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'XZ002';
end $$;

create trigger audit_chain before insert on audit for each row execute function audit_chain();
create trigger audit_guard before update or delete on audit for each row execute function audit_guard();

-- Row security. The application logs in as xuezheng_app, which owns nothing.
alter table unit enable row level security;
alter table account enable row level security;
alter table role_grant enable row level security;
alter table setting enable row level security;
alter table audit enable row level security;
alter table audit_head enable row level security;
create policy in_county on unit using (county = app_county()) with check (county = app_county());
create policy in_county on account using (county = app_county()) with check (county = app_county());
create policy in_county on role_grant using (county = app_county()) with check (county = app_county());
create policy in_county on setting using (county = app_county()) with check (county = app_county());
create policy in_county on audit_head using (county = app_county()) with check (county = app_county());
create policy audit_read on audit for select using (county = app_county() and app_setting('app.audit') = 'yes');
create policy audit_append on audit for insert with check (county = app_county());

grant usage on schema public to xuezheng_app;
grant select on table_place to xuezheng_app;
grant select, insert on county to xuezheng_app;
grant select, insert, update on unit, account, role_grant, setting, audit_head to xuezheng_app;
grant select, insert, update, delete on login_name, credential, session, sign_in_attempt, setup_token to xuezheng_app;
grant select, insert on audit to xuezheng_app;
