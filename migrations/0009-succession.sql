-- What became of units: merged into another, split, closed. Facts with their document, appended and never changed.

create table unit_succession (
  county text not null,
  id uuid not null,
  kind text not null constraint unit_succession_kind check (kind in ('merge', 'split', 'close')),
  effective_on date not null,
  document text not null constraint unit_succession_document check (length(document) between 1 and 120),
  from_unit uuid not null,
  to_unit uuid,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint unit_succession_pk primary key (county, id),
  constraint unit_succession_from foreign key (county, from_unit) references unit (county, id),
  constraint unit_succession_to foreign key (county, to_unit) references unit (county, id),
  constraint unit_succession_other check (to_unit <> from_unit),
  constraint unit_succession_close check ((to_unit is null) = (kind = 'close'))
);
select place('unit_succession', 'register');
create index unit_succession_before on unit_succession (county, to_unit);
create index unit_succession_after on unit_succession (county, from_unit);
create trigger unit_succession_guard before update or delete on unit_succession for each row execute function action_guard();
alter table unit_succession enable row level security;
create policy in_county on unit_succession using (county = app_county()) with check (county = app_county());
grant select, insert on unit_succession to xuezheng_app;
