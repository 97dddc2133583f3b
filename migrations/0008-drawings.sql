-- Code lists a county's bureau drew for its registers, beside its definitions; and drawings that wait for another
-- person, because they ask for much that is known already.
create table code_list_definition (
  county text not null constraint code_list_definition_county references county (code),
  key text not null constraint code_list_definition_key_shape check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  version integer not null constraint code_list_definition_version check (version >= 1),
  written text not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  constraint code_list_definition_pk primary key (county, key, version)
);
select place('code_list_definition', 'register');

alter table code_list_definition enable row level security;
create policy in_county on code_list_definition using (county = app_county()) with check (county = app_county());
grant select, insert on code_list_definition to xuezheng_app;

create table drawing_proposal (
  county text not null,
  id uuid not null,
  key text not null,
  -- The version its author had before him, 0 for a new register.
  base integer not null constraint drawing_proposal_base check (base >= 0),
  written text not null,
  lists jsonb not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  outcome text constraint drawing_proposal_outcome check (outcome in ('approved', 'declined')),
  constraint drawing_proposal_pk primary key (county, id),
  constraint drawing_proposal_decided check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
  -- Whoever proposes may take it back, but never approve it.
  constraint drawing_proposal_two_people check (outcome is distinct from 'approved' or decided_by <> proposed_by)
);
select place('drawing_proposal', 'register');
create index drawing_proposal_waiting on drawing_proposal (county, proposed_at) where outcome is null;

alter table drawing_proposal enable row level security;
create policy in_county on drawing_proposal using (county = app_county()) with check (county = app_county());
grant select, insert, update on drawing_proposal to xuezheng_app;
