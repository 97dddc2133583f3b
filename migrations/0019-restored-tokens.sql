-- A restored backup knows nothing of tokens that were revoked after it was written: all that were in force wait to be
-- authorised again, and say since when.
alter table api_token add column suspended_at timestamptz;
