-- Rounds that are edited, discarded and prolonged; reports that are no longer asked for because their unit is gone.

alter table round drop constraint round_state;
alter table round add constraint round_state check (state in ('draft', 'open', 'closed', 'discarded'));
alter table round drop constraint round_started;
alter table round add constraint round_started check ((state in ('draft', 'discarded')) = (opened_by is null));
-- Who changed it last, while it was only drawn up.
alter table round add column changed_by uuid;
alter table round add column changed_by_name text;
alter table round drop constraint round_two_people;
-- Neither who drew it up nor who changed it last starts it alone when it asks again for what is known.
alter table round add constraint round_two_people check (opened_by is null or repeats < 3 or (opened_by <> created_by and opened_by is distinct from changed_by));

-- What a round asks for is written anew while it is only drawn up, and never afterwards. What it no longer asks for stays, taken out.
alter table round_register add column taken_out boolean not null default false;
create function round_register_guard() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.round r where r.county = old.county and r.id = old.round_id and r.state = 'draft') then
    raise exception 'what a started round asks for does not change';
  end if;
  return new;
end $$;
create trigger round_register_guard before update on round_register for each row execute function round_register_guard();
create policy rows_change on round_register for update using (county = app_county() and unit_path ^@ any (app_writes()))
  with check (county = app_county() and unit_path ^@ any (app_writes()));
grant update on round_register to xuezheng_app;

-- A deadline is moved on with a reason, which the units read; every step stays.
create table round_prolonging (
  county text not null,
  round_id uuid not null,
  seq integer not null,
  unit_path text not null,
  from_day date not null,
  to_day date not null,
  reason text not null constraint round_prolonging_reason check (length(reason) between 4 and 500),
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint round_prolonging_pk primary key (county, round_id, seq),
  constraint round_prolonging_of foreign key (county, round_id) references round (county, id),
  constraint round_prolonging_later check (to_day > from_day)
);
select place('round_prolonging', 'register');
create trigger round_prolonging_guard before update or delete on round_prolonging for each row execute function action_guard();
alter table round_prolonging enable row level security;
create policy rows_read on round_prolonging for select using (county = app_county());
create policy rows_append on round_prolonging for insert with check (county = app_county() and unit_path ^@ any (app_writes()));
grant select, insert on round_prolonging to xuezheng_app;

alter table report drop constraint report_state;
alter table report add constraint report_state check (state in ('not_started', 'draft', 'submitted', 'returned', 'resubmitted', 'approved', 'locked', 'reopened', 'excused'));
alter table report_action drop constraint report_action_verb;
alter table report_action add constraint report_action_verb check (verb in ('save', 'submit', 'look', 'withdraw', 'return', 'approve', 'lock', 'reopen', 'excuse', 'ask'));
