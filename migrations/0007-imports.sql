-- Imports of records: the file as it came (sealed, for it holds personal numbers), how far the work is, what was found.

create table record_import (
  county text not null constraint record_import_county references county (code),
  id uuid not null,
  register text not null,
  unit_id uuid not null,
  -- Rows may belong to this unit, and with reach 'below' to all units below it.
  unit_path text collate "C" not null,
  reach text not null constraint record_import_reach check (reach in ('unit', 'below')),
  sensitivity smallint not null constraint record_import_sensitivity check (sensitivity between 0 and 3),
  file_name text not null constraint record_import_file_name check (length(file_name) between 1 and 200),
  file_size integer not null constraint record_import_file_size check (file_size > 0),
  file_digest bytea not null constraint record_import_file_digest check (length(file_digest) = 32),
  parts integer not null constraint record_import_parts check (parts between 1 and 200),
  -- What the sender settled of sheets and columns.
  chosen jsonb not null,
  state text not null constraint record_import_state check (state in ('receiving', 'waiting', 'checking', 'checked', 'writing', 'done', 'undoing', 'undone', 'failed')),
  stage text not null,
  rows_done integer not null,
  rows_known integer not null,
  counts jsonb not null,
  -- What was found, sealed: sentences about a cell may show what stood in it.
  report bytea,
  -- Every place of what was found, sealed too: read when it is looked through, not while one waits.
  findings bytea,
  explanations jsonb not null,
  failure jsonb,
  -- Ids of records that were changed since and stayed when it was undone.
  kept jsonb not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint record_import_pk primary key (county, id),
  constraint record_import_unit foreign key (county, unit_id) references unit (county, id)
);
select place('record_import', 'register');
create index record_import_latest on record_import (county, register, created_at desc);

create table record_import_part (
  county text not null,
  import_id uuid not null,
  no integer not null constraint record_import_part_no check (no >= 1),
  unit_path text collate "C" not null,
  sensitivity smallint not null,
  size integer not null,
  digest bytea not null constraint record_import_part_digest check (length(digest) = 32),
  sealed bytea not null,
  constraint record_import_part_pk primary key (county, import_id, no),
  constraint record_import_part_of foreign key (county, import_id) references record_import (county, id)
);
select place('record_import_part', 'register');

alter table record_import enable row level security;
alter table record_import_part enable row level security;

create policy rows_read on record_import for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on record_import for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());
create policy rows_change on record_import for update using (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling())
  with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

create policy rows_read on record_import_part for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on record_import_part for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

grant select, insert, update on record_import to xuezheng_app;
grant select, insert on record_import_part to xuezheng_app;
