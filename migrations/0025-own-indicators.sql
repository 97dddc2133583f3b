-- Indicators a county's bureau makes itself: every version as it was written, so that a figure published with an older one
-- can still be explained; and drafts that wait for another person, who puts them in force.
create table indicator_definition (
  county text not null constraint indicator_definition_county references county (code),
  key text not null constraint indicator_definition_key_shape check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  version integer not null constraint indicator_definition_version check (version >= 1),
  written text not null,
  drawn_by uuid not null,
  drawn_by_name text not null,
  approved_by uuid not null,
  approved_by_name text not null,
  approved_at timestamptz not null,
  constraint indicator_definition_pk primary key (county, key, version),
  constraint indicator_definition_two_people check (approved_by <> drawn_by)
);
select place('indicator_definition', 'register');

alter table indicator_definition enable row level security;
create policy in_county on indicator_definition using (county = app_county()) with check (county = app_county());
grant select, insert on indicator_definition to xuezheng_app;

create table indicator_proposal (
  county text not null,
  id uuid not null,
  key text not null constraint indicator_proposal_key_shape check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  -- The version its author had before him, 0 for a new indicator.
  base integer not null constraint indicator_proposal_base check (base >= 0),
  written text not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  outcome text constraint indicator_proposal_outcome check (outcome in ('approved', 'declined')),
  constraint indicator_proposal_pk primary key (county, id),
  constraint indicator_proposal_decided check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
  -- Whoever proposes may take it back, but never approve it.
  constraint indicator_proposal_two_people check (outcome is distinct from 'approved' or decided_by <> proposed_by)
);
select place('indicator_proposal', 'register');
create index indicator_proposal_waiting on indicator_proposal (county, proposed_at) where outcome is null;

alter table indicator_proposal enable row level security;
create policy in_county on indicator_proposal using (county = app_county()) with check (county = app_county());
grant select, insert, update on indicator_proposal to xuezheng_app;
