-- When a person last signed in. Sessions end and are swept out; the account keeps the day.
alter table account add column signed_in_at timestamptz;

-- What was done before this column is in the audit.
update account set signed_in_at = opened.at
from (select county, actor_id, max(at) as at from audit where action = 'session.open' and outcome = 'done' group by county, actor_id) opened
where opened.county = account.county and opened.actor_id = account.id;
