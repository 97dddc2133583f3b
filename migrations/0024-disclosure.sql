-- What is made public, and what of it the public sees. An item is prepared, reviewed and released by three people; what it
-- says when it is released is copied into a table of its own, the only one the public door can read.

create table disclosure_item (
  county text not null constraint disclosure_item_county references county (code),
  id uuid not null,
  -- Who is answerable for it.
  unit_id uuid not null,
  unit_path text not null,
  title text not null constraint disclosure_item_title check (length(title) between 1 and 200),
  category text not null constraint disclosure_item_category check (category ~ '^[a-z][a-z_]{0,39}$'),
  document_number text not null,
  summary text not null,
  formed_on date not null,
  -- The last day it is shown; null for what stays.
  valid_until date,
  manner text not null constraint disclosure_item_manner check (manner in ('active', 'request', 'withheld')),
  manner_reason text not null,
  kind text not null constraint disclosure_item_kind check (kind in ('file', 'document')),
  file_id uuid,
  body jsonb,
  -- Of the file, or of the document as it is kept.
  digest text not null constraint disclosure_item_digest check (digest ~ '^[0-9a-f]{64}$'),
  -- What the masking scan found, how much of it keeps it from being released, and why the rest may stay.
  scan jsonb not null,
  hard integer not null,
  reasons jsonb not null,
  state text not null constraint disclosure_item_state check (state in ('draft', 'submitted', 'reviewed', 'released', 'withdrawn', 'discarded')),
  version integer not null,
  number text,
  year integer,
  running integer,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  -- Who wrote it last, while it was a draft.
  changed_by uuid not null,
  submitted_by uuid,
  submitted_by_name text,
  submitted_at timestamptz,
  reviewed_by uuid,
  reviewed_by_name text,
  reviewed_at timestamptz,
  released_by uuid,
  released_by_name text,
  released_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text not null,
  constraint disclosure_item_pk primary key (county, id),
  constraint disclosure_item_unit foreign key (county, unit_id) references unit (county, id),
  constraint disclosure_item_matter check ((kind = 'file') = (file_id is not null) and (kind = 'document') = (body is not null)),
  constraint disclosure_item_manner_why check (manner = 'active' or length(manner_reason) >= 4),
  constraint disclosure_item_numbered check ((released_by is null) = (number is null) and (number is null) = (running is null) and (number is null) = (year is null)),
  -- Prepared, reviewed, released: three people.
  constraint disclosure_item_reviewer check (reviewed_by is null or (reviewed_by <> changed_by and reviewed_by is distinct from submitted_by)),
  constraint disclosure_item_releaser check (released_by is null or (released_by <> changed_by and released_by is distinct from submitted_by and released_by is distinct from reviewed_by)),
  constraint disclosure_item_steps check ((released_by is null or reviewed_by is not null) and (reviewed_by is null or submitted_by is not null)),
  -- Nothing is released in which something was found that must not be public.
  constraint disclosure_item_clear check (released_by is null or hard = 0)
);
select place('disclosure_item', 'register');
create unique index disclosure_item_running on disclosure_item (county, year, running) where running is not null;
create index disclosure_item_newest on disclosure_item (county, created_at);

-- Once it is released nothing of it changes but that it is withdrawn.
create function disclosure_item_guard() returns trigger language plpgsql as $$
begin
  if old.state in ('released', 'withdrawn', 'discarded')
    and (to_jsonb(new) - array['state', 'version', 'withdrawn_at', 'withdrawn_reason'] <> to_jsonb(old) - array['state', 'version', 'withdrawn_at', 'withdrawn_reason']
      or not (old.state = 'released' and new.state = 'withdrawn')) then
    raise exception 'what was released does not change' using errcode = 'XZ002';
  end if;
  if old.state in ('submitted', 'reviewed') and new.digest <> old.digest then
    raise exception 'what is under review does not change' using errcode = 'XZ002';
  end if;
  return new;
end $$;
create trigger disclosure_item_guard before update on disclosure_item for each row execute function disclosure_item_guard();

create table disclosure_action (
  county text not null,
  item_id uuid not null,
  seq integer not null,
  unit_path text not null,
  verb text not null constraint disclosure_action_verb check (verb in ('prepare', 'revise', 'submit', 'review', 'return', 'release', 'withdraw')),
  note text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint disclosure_action_pk primary key (county, item_id, seq),
  constraint disclosure_action_of foreign key (county, item_id) references disclosure_item (county, id)
);
select place('disclosure_action', 'register');
create trigger disclosure_action_guard before update or delete on disclosure_action for each row execute function action_guard();

-- What the public sees: a copy made at the release. Withdrawn, its matter is emptied and a note stays.
create table disclosure_public (
  county text not null,
  item_id uuid not null,
  unit_path text not null,
  number text not null constraint disclosure_public_number check (number ~ '^[A-Za-z0-9][A-Za-z0-9/-]{3,79}$' and position('//' in number) = 0),
  head jsonb not null,
  body jsonb,
  file_name text,
  media text,
  bytes bytea,
  released_on date not null,
  valid_until date,
  withdrawn_on date,
  withdrawn_reason text not null,
  constraint disclosure_public_pk primary key (county, item_id),
  constraint disclosure_public_of foreign key (county, item_id) references disclosure_item (county, id),
  constraint disclosure_public_number_once unique (county, number),
  constraint disclosure_public_gone check (withdrawn_on is null or (body is null and bytes is null))
);
select place('disclosure_public', 'register');
create index disclosure_public_newest on disclosure_public (county, released_on, number);
create function disclosure_public_guard() returns trigger language plpgsql as $$
begin
  if old.withdrawn_on is not null or new.withdrawn_on is null
    or to_jsonb(new) - array['withdrawn_on', 'withdrawn_reason', 'body', 'bytes'] <> to_jsonb(old) - array['withdrawn_on', 'withdrawn_reason', 'body', 'bytes'] then
    raise exception 'what is public does not change; it is withdrawn' using errcode = 'XZ002';
  end if;
  return new;
end $$;
create trigger disclosure_public_guard before update on disclosure_public for each row execute function disclosure_public_guard();

alter table disclosure_item enable row level security;
alter table disclosure_action enable row level security;
alter table disclosure_public enable row level security;
create policy rows_read on disclosure_item for select using (county = app_county() and unit_path ^@ any (app_reads()));
create policy rows_append on disclosure_item for insert with check (county = app_county() and unit_path ^@ any (app_writes()));
create policy rows_change on disclosure_item for update using (county = app_county() and unit_path ^@ any (app_writes()))
  with check (county = app_county() and unit_path ^@ any (app_writes()));
create policy rows_read on disclosure_action for select using (county = app_county() and unit_path ^@ any (app_reads()));
create policy rows_append on disclosure_action for insert with check (county = app_county() and unit_path ^@ any (app_writes()));
-- Whoever comes to the county's public door reads it: no unit, no sensitivity.
create policy in_county on disclosure_public for select using (county = app_county());
create policy rows_append on disclosure_public for insert with check (county = app_county() and unit_path ^@ any (app_writes()));
create policy rows_change on disclosure_public for update using (county = app_county() and unit_path ^@ any (app_writes()))
  with check (county = app_county() and unit_path ^@ any (app_writes()));
grant select, insert, update on disclosure_item, disclosure_public to xuezheng_app;
grant select, insert on disclosure_action to xuezheng_app;
