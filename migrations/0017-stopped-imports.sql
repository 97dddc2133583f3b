-- Whoever began an import can stop it.
alter table record_import drop constraint record_import_state;
alter table record_import add constraint record_import_state
  check (state in ('receiving', 'waiting', 'checking', 'checked', 'writing', 'done', 'undoing', 'undone', 'failed', 'stopping', 'stopped'));
