-- Documents are kept: written from a template, edited as sentences with figures to be filled in, published by another person.
-- What was published stands in a table of its own and never changes again.
create table document (
  county text not null,
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  -- A draft is as delicate as the rows its figures are computed from; published, its figures are told to everybody inside.
  sensitivity smallint not null constraint document_sensitivity check (sensitivity between 0 and 3),
  template text not null constraint document_template check (template ~ '^[a-z][a-z0-9_]{0,39}$'),
  template_version integer not null constraint document_template_version check (template_version >= 1),
  year integer not null constraint document_year check (year between 2000 and 2100),
  -- Told as of this day; null: the end of its year, and today while that is yet to come.
  as_of date,
  title text not null,
  state text not null constraint document_state check (state in ('draft', 'published', 'superseded', 'discarded')),
  edition integer not null constraint document_edition check (edition >= 1),
  supersedes uuid,
  version integer not null constraint document_version check (version >= 1),
  -- Sentences with figures to be filled in; never their values.
  body jsonb not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  published_by uuid,
  published_by_name text,
  published_at timestamptz,
  constraint document_pk primary key (county, id),
  constraint document_unit foreign key (county, unit_id) references unit (county, id),
  constraint document_before foreign key (county, supersedes) references document (county, id),
  constraint document_later_edition check ((supersedes is null) = (edition = 1)),
  constraint document_published check ((state in ('published', 'superseded')) = (published_by is not null) and (published_by is null) = (published_at is null) and (published_by is null) = (published_by_name is null)),
  -- Whoever writes it does not publish it.
  constraint document_two_people check (published_by is null or (published_by <> created_by and published_by <> changed_by))
);
select place('document', 'register');
create unique index document_next_edition on document (county, supersedes) where supersedes is not null and state <> 'discarded';
create index document_newest on document (county, year, changed_at);

-- A stretch of writing by one person is one action, which keeps the text as it stood before.
create table document_action (
  county text not null,
  document_id uuid not null,
  seq integer not null,
  unit_path text not null,
  sensitivity smallint not null constraint document_action_sensitivity check (sensitivity between 0 and 3),
  verb text not null constraint document_action_verb check (verb in ('create', 'edit', 'publish', 'supersede', 'discard')),
  before jsonb,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint document_action_pk primary key (county, document_id, seq),
  constraint document_action_of foreign key (county, document_id) references document (county, id)
);
select place('document_action', 'register');
create trigger document_action_guard before update or delete on document_action for each row execute function action_guard();

-- The document as it was published: its text, its figures, and what each was computed from.
create table document_publication (
  county text not null,
  document_id uuid not null,
  unit_path text not null,
  sensitivity smallint not null constraint document_publication_sensitivity check (sensitivity between 0 and 3),
  body jsonb not null,
  digest text not null constraint document_publication_digest check (digest ~ '^[0-9a-f]{64}$'),
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint document_publication_pk primary key (county, document_id),
  constraint document_publication_of foreign key (county, document_id) references document (county, id)
);
select place('document_publication', 'register');
create trigger document_publication_guard before update or delete on document_publication for each row execute function action_guard();

-- Once published, a document says what it said; all that may still happen to it is that a later edition supersedes it.
create function document_guard() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (to_jsonb(new) - 'state' - 'version' <> to_jsonb(old) - 'state' - 'version' or not (old.state = 'published' and new.state = 'superseded')) then
    raise exception 'a published document does not change' using errcode = 'XZ002';
  end if;
  return new;
end $$;
create trigger document_guard before update on document for each row execute function document_guard();

alter table document enable row level security;
alter table document_action enable row level security;
alter table document_publication enable row level security;
create policy rows_read on document for select using (county = app_county() and unit_path ^@ any (app_reads(sensitivity)) and sensitivity <= app_ceiling());
create policy rows_append on document for insert with check (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling());
create policy rows_change on document for update using (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling())
  with check (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling());
create policy rows_read on document_action for select using (county = app_county() and unit_path ^@ any (app_reads(sensitivity)) and sensitivity <= app_ceiling());
create policy rows_append on document_action for insert with check (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling());
create policy rows_read on document_publication for select using (county = app_county() and unit_path ^@ any (app_reads(sensitivity)) and sensitivity <= app_ceiling());
create policy rows_append on document_publication for insert with check (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling());
grant select, insert, update on document to xuezheng_app;
grant select, insert on document_action, document_publication to xuezheng_app;
