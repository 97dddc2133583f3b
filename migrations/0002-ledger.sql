-- Plans as they were read, what people decided about each figure, and the ledger of targets and tasks with their actions.

create table file (
  county text not null,
  id uuid not null,
  unit_path text not null,
  sensitivity smallint not null constraint file_sensitivity check (sensitivity between 0 and 3),
  name text not null,
  media text not null,
  size integer not null,
  sha256 bytea not null constraint file_digest check (length(sha256) = 32),
  bytes bytea not null constraint file_whole check (octet_length(bytes) = size),
  created_by uuid not null,
  created_at timestamptz not null,
  constraint file_pk primary key (county, id)
);
select place('file', 'register');

create table plan (
  county text not null,
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  sensitivity smallint not null constraint plan_sensitivity check (sensitivity between 0 and 3),
  title text not null,
  year integer constraint plan_year check (year between 1949 and 2149),
  doc_type text not null constraint plan_doc_type check (doc_type in ('plan', 'summary', 'summary+plan', 'other')),
  version_no integer not null,
  version integer not null,
  counts jsonb not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  constraint plan_pk primary key (county, id),
  constraint plan_unit foreign key (county, unit_id) references unit (county, id)
);
select place('plan', 'register');

create table plan_version (
  county text not null,
  plan_id uuid not null,
  no integer not null,
  unit_path text not null,
  sensitivity smallint not null,
  file_id uuid,
  file_name text not null,
  text text not null,
  reading jsonb not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  constraint plan_version_pk primary key (county, plan_id, no),
  constraint plan_version_plan foreign key (county, plan_id) references plan (county, id),
  constraint plan_version_file foreign key (county, file_id) references file (county, id)
);
select place('plan_version', 'register');

create table plan_action (
  county text not null,
  plan_id uuid not null,
  seq integer not null,
  version_no integer not null,
  unit_path text not null,
  sensitivity smallint not null,
  item_id text not null,
  decision text not null constraint plan_action_decision check (decision in ('confirm', 'dismiss', 'undo')),
  edit jsonb not null,
  commitment_id uuid,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint plan_action_pk primary key (county, plan_id, seq),
  constraint plan_action_plan foreign key (county, plan_id) references plan (county, id)
);
select place('plan_action', 'register');

create table commitment (
  county text not null,
  id uuid not null,
  kind text not null constraint commitment_kind check (kind in ('target', 'task')),
  plan_id uuid not null,
  version_no integer not null,
  item_id text not null,
  unit_id uuid not null,
  unit_path text not null,
  sensitivity smallint not null constraint commitment_sensitivity check (sensitivity between 0 and 3),
  deadline date,
  body jsonb not null,
  version integer not null,
  -- The folded state, a cache of commitment_action for lists and lights.
  state text not null constraint commitment_state check (state in ('open', 'claimed', 'closed', 'cancelled')),
  claimed_by uuid,
  value numeric,
  basis text not null constraint commitment_basis check (basis in ('none', 'claimed', 'confirmed')),
  evidence_count integer not null,
  last_at timestamptz not null,
  created_at timestamptz not null,
  constraint commitment_pk primary key (county, id),
  constraint commitment_plan foreign key (county, plan_id) references plan (county, id),
  constraint commitment_unit foreign key (county, unit_id) references unit (county, id)
);
select place('commitment', 'register');
create unique index commitment_item_once on commitment (county, plan_id, version_no, item_id) where state <> 'cancelled';
create index commitment_due on commitment (county, kind, deadline);

create table commitment_action (
  county text not null,
  commitment_id uuid not null,
  seq integer not null,
  unit_path text not null,
  sensitivity smallint not null,
  verb text not null constraint commitment_action_verb check (verb in ('create', 'assign', 'revise', 'progress', 'claim', 'confirm', 'return', 'reopen', 'cancel')),
  note text not null,
  value numeric,
  evidence uuid[] not null,
  changes jsonb not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint commitment_action_pk primary key (county, commitment_id, seq),
  constraint commitment_action_of foreign key (county, commitment_id) references commitment (county, id)
);
select place('commitment_action', 'register');

-- No closing by the one who claimed: the database holds the four-eyes rule too.
create function commitment_four_eyes() returns trigger language plpgsql as $$
begin
  if new.verb = 'confirm' and new.by_id = (
    select a.by_id from public.commitment_action a
    where a.county = new.county and a.commitment_id = new.commitment_id and a.verb = 'claim'
    order by a.seq desc limit 1) then
    raise exception 'whoever claimed it cannot confirm it' using errcode = 'XZ003';
  end if;
  return new;
end $$;
create trigger commitment_four_eyes before insert on commitment_action for each row execute function commitment_four_eyes();

create function action_guard() returns trigger language plpgsql as $$
begin
  raise exception 'actions are append-only' using errcode = 'XZ002';
end $$;
create trigger plan_action_guard before update or delete on plan_action for each row execute function action_guard();
create trigger commitment_action_guard before update or delete on commitment_action for each row execute function action_guard();

alter table file enable row level security;
alter table plan enable row level security;
alter table plan_version enable row level security;
alter table plan_action enable row level security;
alter table commitment enable row level security;
alter table commitment_action enable row level security;

create policy rows_read on file for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on file for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

create policy rows_read on plan for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on plan for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());
create policy rows_change on plan for update using (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling())
  with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

create policy rows_read on plan_version for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on plan_version for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

create policy rows_read on plan_action for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on plan_action for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

create policy rows_read on commitment for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on commitment for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());
create policy rows_change on commitment for update using (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling())
  with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

create policy rows_read on commitment_action for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on commitment_action for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

grant select, insert on file, plan_version, plan_action, commitment_action to xuezheng_app;
grant select, insert, update on plan, commitment to xuezheng_app;
