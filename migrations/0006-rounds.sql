-- Rounds of reporting: what a bureau asks of which units by when, one report per unit and register with its actions, and
-- reminders.

create table round (
  county text not null constraint round_county references county (code),
  id uuid not null,
  unit_id uuid not null,
  unit_path text not null,
  name text not null constraint round_name check (length(name) between 1 and 80),
  basis text not null,
  minutes integer not null constraint round_minutes check (minutes between 1 and 6000),
  opens_on date not null,
  due_on date not null,
  haste_reason text not null,
  -- Which units, as it was chosen; who is asked stands in report once the round is started.
  chosen jsonb not null,
  repeats integer not null constraint round_repeats check (repeats >= 0),
  state text not null constraint round_state check (state in ('draft', 'open', 'closed')),
  version integer not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  opened_by uuid,
  opened_by_name text,
  opened_at timestamptz,
  closed_at timestamptz,
  constraint round_pk primary key (county, id),
  constraint round_unit foreign key (county, unit_id) references unit (county, id),
  constraint round_dates check (due_on >= opens_on),
  constraint round_started check ((state = 'draft') = (opened_by is null)),
  -- Who asks again for three known facts or more does not start the round alone.
  constraint round_two_people check (opened_by is null or repeats < 3 or opened_by <> created_by)
);
select place('round', 'register');

create table round_register (
  county text not null,
  round_id uuid not null,
  unit_path text not null,
  register text not null,
  place smallint not null,
  -- '' for a register that is not kept by period.
  period text not null,
  constraint round_register_pk primary key (county, round_id, register),
  constraint round_register_of foreign key (county, round_id) references round (county, id)
);
select place('round_register', 'register');

create table report (
  county text not null,
  id uuid not null,
  round_id uuid not null,
  register text not null,
  period text not null,
  unit_id uuid not null,
  unit_path text not null,
  sensitivity smallint not null constraint report_sensitivity check (sensitivity between 0 and 3),
  -- The folded state, a cache of report_action for lists.
  state text not null constraint report_state check (state in ('not_started', 'draft', 'submitted', 'returned', 'resubmitted', 'approved', 'locked', 'reopened')),
  version integer not null,
  submitted_by uuid,
  submitted_by_name text,
  submitted_at timestamptz,
  first_submitted_on date,
  looked_at timestamptz,
  approved_at timestamptz,
  declaration text constraint report_declaration check (declaration in ('filled', 'nothing', 'same')),
  -- What was said of unusual values, by record and check.
  explanations jsonb not null,
  -- The cells that were returned and wait to be put right.
  cells jsonb not null,
  records integer not null,
  reopens integer not null,
  last_at timestamptz not null,
  constraint report_pk primary key (county, id),
  constraint report_round foreign key (county, round_id) references round (county, id),
  constraint report_unit foreign key (county, unit_id) references unit (county, id)
);
select place('report', 'register');
create unique index report_once on report (county, round_id, register, unit_id);
create index report_of_unit on report (county, unit_id, register);

create table report_action (
  county text not null,
  report_id uuid not null,
  seq integer not null,
  unit_path text not null,
  sensitivity smallint not null,
  verb text not null constraint report_action_verb check (verb in ('save', 'submit', 'look', 'withdraw', 'return', 'approve', 'lock', 'reopen')),
  note text not null,
  declaration text,
  cells jsonb not null,
  explanations jsonb not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint report_action_pk primary key (county, report_id, seq),
  constraint report_action_of foreign key (county, report_id) references report (county, id)
);
select place('report_action', 'register');

-- No approving by the one who submitted: the database holds the four-eyes rule too.
create function report_four_eyes() returns trigger language plpgsql as $$
begin
  if new.verb = 'approve' and new.by_id = (
    select a.by_id from public.report_action a
    where a.county = new.county and a.report_id = new.report_id and a.verb = 'submit'
    order by a.seq desc limit 1) then
    raise exception 'whoever submitted it cannot approve it' using errcode = 'XZ003';
  end if;
  return new;
end $$;
create trigger report_four_eyes before insert on report_action for each row execute function report_four_eyes();
create trigger report_action_guard before update or delete on report_action for each row execute function action_guard();

-- At most one reminder a day for a unit in a round.
create table round_reminder (
  county text not null,
  round_id uuid not null,
  unit_id uuid not null,
  day date not null,
  unit_path text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint round_reminder_pk primary key (county, round_id, unit_id, day),
  constraint round_reminder_of foreign key (county, round_id) references round (county, id),
  constraint round_reminder_unit foreign key (county, unit_id) references unit (county, id)
);
select place('round_reminder', 'register');

alter table round enable row level security;
alter table round_register enable row level security;
alter table report enable row level security;
alter table report_action enable row level security;
alter table round_reminder enable row level security;

-- What a bureau asks is no secret from the units it asks.
create policy rows_read on round for select using (county = app_county());
create policy rows_append on round for insert with check (county = app_county() and unit_path ^@ any (app_writes()));
create policy rows_change on round for update using (county = app_county() and unit_path ^@ any (app_writes()))
  with check (county = app_county() and unit_path ^@ any (app_writes()));
create policy rows_read on round_register for select using (county = app_county());
create policy rows_append on round_register for insert with check (county = app_county() and unit_path ^@ any (app_writes()));

create policy rows_read on report for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on report for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());
create policy rows_change on report for update using (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling())
  with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

create policy rows_read on report_action for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
create policy rows_append on report_action for insert with check (county = app_county() and unit_path ^@ any (app_writes()) and sensitivity <= app_ceiling());

create policy rows_read on round_reminder for select using (county = app_county() and unit_path ^@ any (app_reads()));
create policy rows_append on round_reminder for insert with check (county = app_county() and unit_path ^@ any (app_writes()));

grant select, insert, update on round, report to xuezheng_app;
grant select, insert on round_register, report_action, round_reminder to xuezheng_app;
