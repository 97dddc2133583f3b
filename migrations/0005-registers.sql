-- What all registers share: the definitions a county drew, the list of tables made for registers, and the rules every
-- history keeps. The tables of the registers themselves are made from their definitions (docs/adr/0009).

-- Asked for every row of a register: written so that the planner puts them in line, and only the refusal is a call.
create function app_no_scope(name text) returns text language plpgsql stable as $$
begin
  raise exception 'no scope: % is not set in this transaction', name using errcode = 'XZ001';
end $$;
create or replace function app_setting(name text) returns text language sql stable
  return coalesce(nullif(current_setting(name, true), ''), public.app_no_scope(name));
-- The list begins with '!' and a line end, which are cut off. An empty element would be a prefix of every path.
create or replace function app_reads() returns text[] language sql stable
  return array_remove(string_to_array(substr(public.app_setting('app.reads'), 3), E'\n'), '');
create or replace function app_writes() returns text[] language sql stable
  return array_remove(string_to_array(substr(public.app_setting('app.writes'), 3), E'\n'), '');

-- Which definition each register's tables follow; written by the owner of the schema when they are made or changed.
create table register_table (
  name text constraint register_table_pk primary key,
  register text not null,
  -- The county that drew it; '' for a built-in one.
  drawn_by text not null,
  version integer not null,
  digest text not null,
  -- The text of each constraint and index by name, to see what a new definition changes.
  parts jsonb not null,
  -- The definition itself, for a backup: the tables are made again from it.
  definition jsonb not null,
  changed_at timestamptz not null
);
select place('register_table', 'catalogue');
create unique index register_table_register on register_table (drawn_by, register);

-- Registers a county's bureau drew: every version as it was written, and as it was read.
create table register_definition (
  county text not null constraint register_definition_county references county (code),
  key text not null constraint register_definition_key_shape check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  version integer not null constraint register_definition_version check (version >= 1),
  written text not null,
  body jsonb not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  constraint register_definition_pk primary key (county, key, version)
);
select place('register_definition', 'register');

-- The keys personal numbers are sealed with, by a digest of each: a start with a missing or a strange key file is seen.
create table seal_key (
  id integer constraint seal_key_pk primary key,
  digest bytea not null constraint seal_key_digest check (length(digest) = 32),
  made_at timestamptz not null
);
select place('seal_key', 'catalogue');

-- A history is written by the trigger of its register and by nobody else: asked for one level down, within a trigger.
create function history_append() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'a history is written by its register' using errcode = 'XZ002';
  end if;
  return new;
end $$;

-- What stands in a history stays, but for the values of a record that is erased because the law asks: then they are
-- emptied, and nothing else of the row may change.
create function history_guard() returns trigger language plpgsql as $$
declare
  kept jsonb;
begin
  if tg_op = 'UPDATE' and new.state = 'erased' then
    select jsonb_object_agg(was.key, was.value) into kept from jsonb_each(to_jsonb(old)) was where was.key not like 'f\_%' and was.key <> 'state';
    if to_jsonb(new) @> kept and not exists (select from jsonb_each(to_jsonb(new)) now_is where now_is.key like 'f\_%' and now_is.value <> 'null') then
      return new;
    end if;
  end if;
  raise exception 'a history is never changed' using errcode = 'XZ002';
end $$;

alter table register_definition enable row level security;
create policy in_county on register_definition using (county = app_county()) with check (county = app_county());
grant select on register_table, seal_key to xuezheng_app;
grant select, insert on register_definition to xuezheng_app;
