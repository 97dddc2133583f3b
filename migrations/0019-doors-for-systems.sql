-- A restored backup knows nothing of tokens that were revoked after it was written: all that were in force wait to be
-- authorised again, and say since when.
alter table api_token add column suspended_at timestamptz;

-- The register for a field of which a file was kept; null for evidence. Systems open files of the registers they may read.
alter table file add column register text;
alter table file add constraint file_register check (register ~ '^[a-z][a-z0-9_]{0,39}$');
