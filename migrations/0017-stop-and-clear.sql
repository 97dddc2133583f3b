-- Whoever began an import can stop it.
alter table record_import drop constraint record_import_state;
alter table record_import add constraint record_import_state
  check (state in ('receiving', 'waiting', 'checking', 'checked', 'writing', 'done', 'undoing', 'undone', 'failed', 'stopping', 'stopped'));

-- What was sent for a form that was never saved is emptied some time later; that there was such a file stays. Once a file
-- is found in use it is for ever: what used it stays in a history.
alter table file add column used_at timestamptz;
alter table file add column cleared_at timestamptz;
alter table file drop constraint file_whole;
alter table file add constraint file_whole check (octet_length(bytes) = case when cleared_at is null then size else 0 end);
create index file_unsettled on file (county, created_at) where used_at is null and cleared_at is null;

-- Bytes go with the clearing, and never by themselves.
create function file_clearing() returns trigger language plpgsql as $$
begin
  if old.cleared_at is not null or (new.used_at is not null and new.cleared_at is not null) then
    raise exception 'a file is cleared once, and not while it is used' using errcode = 'XZ002';
  end if;
  if new.cleared_at is not null then
    new.bytes := '';
  end if;
  return new;
end $$;
create trigger file_clearing before update on file for each row execute function file_clearing();
create policy rows_change on file for update using (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling())
  with check (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling());
grant update (used_at, cleared_at) on file to xuezheng_app;
