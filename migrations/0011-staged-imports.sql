-- The sound rows of a checked import as they will be written, so that writing them need not read and judge the file again.

-- What the judgement depended on, as one digest; null when the rows have to be judged afresh.
alter table record_import add column basis bytea;

-- One column of a batch is one element of `lanes`: the text of an array. What is sealed in the register is sealed here.
-- Not logged: after a crash it is empty, and the file is judged again.
create unlogged table record_import_batch (
  county text not null,
  import_id uuid not null,
  no integer not null constraint record_import_batch_no check (no >= 1),
  unit_path text collate "C" not null,
  sensitivity smallint not null,
  way text not null constraint record_import_batch_way check (way in ('add', 'change', 'same')),
  -- The columns of the lanes, in order: rows of another shape are not written.
  shape text not null,
  rows integer not null,
  lanes text[] not null,
  -- Units and periods that come up in this batch first.
  places jsonb not null,
  constraint record_import_batch_pk primary key (county, import_id, no, way),
  constraint record_import_batch_of foreign key (county, import_id) references record_import (county, id)
);
select place('record_import_batch', 'register');
-- Compressing them would take longer than writing the records.
alter table record_import_batch alter column lanes set storage external;

alter table record_import_batch enable row level security;
create policy rows_read on record_import_batch for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on record_import_batch for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());
create policy rows_change on record_import_batch for update using (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling())
  with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());
grant select, insert, update on record_import_batch to xuezheng_app;

-- Parts of files are emptied some time after their import ended; what was imported, by whom and what was found stays.
alter table record_import add column cleared_at timestamptz;
create policy rows_change on record_import_part for update using (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling())
  with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());
grant update on record_import_part to xuezheng_app;
